"""Invented numbers in the forms people write them; every one is made up by a seeded generator."""

from random import Random

from thai.digits import to_thai

BANKS = ("ธนาคารกรุงไทย", "ธ.ก.ส.", "ธนาคารออมสิน", "ธ.กสิกรไทย", "ธนาคารไทยพาณิชย์")
PROVINCES = ("กรุงเทพมหานคร", "ขอนแก่น", "เลย", "นครราชสีมา", "ตาก", "ระยอง")
MONTHS = ("มกราคม", "ก.พ.", "เมษายน", "พ.ค.", "กรกฎาคม", "ธันวาคม")
_CONSONANTS = "กขคฆงจฉชฌญฎฐฒณดตถทธนบปผพฟภมยรลวศษสฬอฮ"


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def check_digit(first_twelve: str) -> str:
    """The rule of the civil registration, written out here apart from the library the detector uses."""
    total = sum(int(digit) * weight for digit, weight in zip(first_twelve, range(13, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


def citizen(random: Random) -> str:
    number = random.choice("1122333458") + digits(random, 11)
    return number + check_digit(number)


def without_status(random: Random) -> str:
    number = f"0{digits(random, 4)}89{digits(random, 5)}"
    return number + check_digit(number)


def juristic(random: Random) -> str:
    number = f"0{random.randint(10, 96)}5{random.randint(490, 567)}{digits(random, 5)}"
    number = number if number[5:7] != "89" else f"{number[:5]}50{number[7:]}"
    return number + check_digit(number)


def fails(random: Random, count: int = 13) -> str:
    """A number whose last digit is not the check digit."""
    number = random.choice("12345678") + digits(random, count - 2)
    right = check_digit(number[:12])
    return number + random.choice([digit for digit in "0123456789" if digit != right])


def ean13(random: Random) -> str:
    """A barcode of goods from Thailand, with the check digit of barcodes."""
    number = "885" + digits(random, 9)
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(number))
    return number + str(-total % 10)


def grouped(number: str, sizes: tuple[int, ...], separator: str) -> str:
    pieces, at = [], 0
    for size in sizes:
        pieces.append(number[at : at + size])
        at += size
    return separator.join(pieces)


ID_GROUPS = (1, 4, 5, 2, 1)


def id_forms(random: Random, number: str) -> str:
    """The number as people write it, in one of many ways."""
    dashed = grouped(number, ID_GROUPS, "-")
    forms = (
        number,
        number,
        dashed,
        dashed,
        to_thai(dashed),
        to_thai(number),
        grouped(number, ID_GROUPS, " "),
        to_thai(grouped(number, ID_GROUPS, " ")),
        grouped(number, ID_GROUPS, "."),
        grouped(number, ID_GROUPS, " - "),
        grouped(number, ID_GROUPS, "–"),
        grouped(number, ID_GROUPS, "\u2011"),
        "\u200b".join(number),
        dashed.replace("-", "-\u200b"),
        " ".join(number),
        " | ".join(number),
        number.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
        grouped(number, (1, 4, 5, 3), "-"),
        dashed.replace("-", "-\n", 2).replace("-\n", "-", 1),
        number[:4] + "\u00ad" + number[4:],
    )
    return random.choice(forms)


def mobile(random: Random) -> str:
    return random.choice(["06", "08", "09"]) + str(random.randint(1, 6)) + digits(random, 7)


def mobile_forms(random: Random, number: str) -> str:
    forms = (
        number,
        grouped(number, (3, 3, 4), "-"),
        grouped(number, (3, 7), "-"),
        grouped(number, (3, 7), " "),
        grouped(number, (2, 4, 4), " "),
        grouped(number, (2, 4, 4), "-"),
        grouped(number, (3, 3, 4), " "),
        grouped(number, (3, 3, 4), "."),
        to_thai(grouped(number, (3, 3, 4), "-")),
        to_thai(grouped(number, (2, 4, 4), " ")),
        to_thai(number),
        f"({number[:3]}) {number[3:6]}-{number[6:]}",
        f"+66 {number[1:3]} {number[3:6]} {number[6:]}",
        f"+66{number[1:]}",
        f"+66-{number[1:3]}-{number[3:]}",
        f"(+66) {number[1:3]}-{number[3:6]}-{number[6:]}",
        grouped(number, (3, 4, 3), "-"),
        grouped(number, (3, 3, 4), " - "),
        grouped(number, (3, 3, 4), "\u2011"),
    )
    return random.choice(forms)


def fixed(random: Random) -> str:
    return random.choice(
        ["02" + random.choice("2345"), "032", "038", "042", "043", "044", "053", "055", "073", "077"]
    ) + digits(random, 6)


def fixed_forms(random: Random, number: str) -> str:
    area = 2 if number.startswith("02") else 3
    near = number[area:]
    forms = (
        f"{number[0]} {number[1:5]} {number[5:]}",
        f"{number[0]}-{number[1:5]}-{number[5:]}",
        f"{number[:area]}-{near}",
        f"{number[:area]} {near[:3]} {near[3:]}",
        f"{number[:area]}-{near[:3]}-{near[3:]}",
        number,
        to_thai(f"{number[0]} {number[1:5]} {number[5:]}"),
        f"+66 {number[1:area]} {near[:3]} {near[3:]}",
    )
    return random.choice(forms)


def account(random: Random) -> str:
    return random.choice("123456789") + digits(random, 9)


def plate_letters(random: Random) -> str:
    return random.choice(["", "", "1", "3", "9"]) + "".join(random.choices(_CONSONANTS, k=2))
