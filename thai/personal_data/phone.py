"""Telephone numbers: a mobile reaches a person; a fixed line reaches an office, and is public (§7(3) of the
Official Information Act B.E. 2540 asks for it).
"""

import re
from collections.abc import Iterator

from phonenumbers import PhoneMetadata

from thai.personal_data.labels import Labels, WebAddresses
from thai.personal_data.masking import digits_of
from thai.personal_data.match import DetectorKey, Match, masked_text
from thai.personal_data.reading import Reading

_MOBILE = 10
_FIXED = 9
_S = r"(?> ?[-.] ?\n?| {1,2})?+"
_FORMS = tuple(
    map(
        re.compile,
        (
            rf"(?<!\d)\(?0(?:\)?{_S}\d){{9}}(?!\d)",
            rf"(?<!\d)\(?0(?:\)?{_S}\d){{8}}(?!\d)",
            rf"(?<!\d)\(?(?:\+ ?|00)66\)?{_S}(?:\(0\) ?)?[689](?:{_S}\d){{8}}(?!\d)",
            rf"(?<!\d)\(?(?:\+ ?|00)66\)?{_S}(?:\(0\) ?)?[2-7](?:{_S}\d){{7}}(?!\d)",
        ),
    )
)
_ABROAD = re.compile(r"^(?:\+ ?|00)66\)?[ .-]*(?:\(0\))?")
_GROUPS = {
    _MOBILE: {
        *((10,), (3, 3, 4), (3, 7), (2, 4, 4), (3, 4, 3), (2, 8), (1, 4, 4, 1), (1, 4, 5), (1, 9), (4, 3, 3), (4, 6)),
        *((3, 3, 2, 2), (2, 3, 5), (6, 4), (1, 2, 3, 4), (1, 2, 7)),
    },
    _FIXED: {(9,), (2, 3, 4), (3, 3, 3), (1, 4, 4), (2, 7), (3, 6), (1, 8), (2, 4, 3), (1, 2, 3, 3), (5, 4)},
}
"""How people group the digits; other groups are tables of numbers (but see dashes)."""
_REGION = PhoneMetadata.metadata_for_region("TH", None)
_LANDLINE = re.compile((_REGION and _REGION.fixed_line and _REGION.fixed_line.national_number_pattern) or r"[2-7]\d{7}")
_YEARS = re.compile(r"0\d[ .]2[45]\d\d[ .]2[45]\d\d")
_LABELS = re.compile(
    r"(?P<phone>โทร|ติดต่อ|สอบถาม|เบอร์|มือถือ|แฟกซ์|สายตรง|ไลน์|พร้อมเพย์|☎|📞|📱|(?i:tel|phone|mobile|fax|call|line|promptpay))"
    r"|(?P<other>เลขที่(?!ตั้ง)|เลขคุม|เลขรับ|รหัส|พัสดุ|ครุภัณฑ์|อ้างอิง|ใบเสร็จ|เลขทะเบียน|หมายเลขเครื่อง|บัญชี|สัญญา"
    r"|(?i:isbn|issn|e-?gp|gfmis|serial|ref|s/n|doi))"
)
_REACH = 40
_CONTINUED = re.compile(r"-\d{3}|/25\d\d(?!\d)|\.\d|,\d{3}(?!\d)| ?(?:บาท|%)")
_LETTER = re.compile("[A-Za-z_]")


def find(text: str | Reading) -> list[Match]:
    """Return Thai telephone numbers, in order: `phone` for mobiles, `phone_office` for fixed lines."""
    reading = Reading.of(text)
    labels, addresses = Labels(_LABELS, reading.folded), WebAddresses(reading.folded)
    found: list[Match] = []
    free = 0
    for start, end in sorted(_candidates(reading.folded)):
        typed = reading.folded[start:end]
        number = _national(typed)
        if start < free or addresses.cover(start) or not _is_number(typed, number):
            continue
        if _is_phone(reading.folded, start, end, len(number) == _MOBILE, labels):
            detector: DetectorKey = "phone" if len(number) == _MOBILE else "phone_office"
            found.append(reading.match(detector, start, end, masked=_masked(number), canonical=number))
            free = end
    return found


def mask(text: str) -> str:
    """Write every number as 081-xxx-xx78."""
    return masked_text(text, find(text))


def _candidates(folded: str) -> Iterator[tuple[int, int]]:
    for form in _FORMS:
        for candidate in form.finditer(folded):
            start = candidate.start()
            # A parenthesis around more than the number belongs to the sentence.
            opens = folded[start] == "(" and ")" not in candidate[0]
            yield start + opens, candidate.end()


def _national(typed: str) -> str:
    """Return the digits as dialled at home, beginning with 0."""
    if typed.isdigit() and typed[1] != "0":
        return typed
    plain = typed.lstrip("(")
    abroad = _ABROAD.match(plain)
    return "0" + digits_of(plain[abroad.end() :]) if abroad else digits_of(plain)


def _is_number(typed: str, number: str) -> bool:
    """Whether the numbering plan has such a number and people group its digits so."""
    in_plan = number[1] in "689" if len(number) == _MOBILE else bool(_LANDLINE.fullmatch(number[1:]))
    if not in_plan or typed.isdigit() or "66" in typed[:4]:
        return in_plan
    groups = tuple(map(len, re.findall(r"\d+", typed)))
    return groups in _GROUPS[len(number)] or (" " not in typed and "." not in typed)


def _is_phone(folded: str, start: int, end: int, is_mobile: bool, labels: Labels) -> bool:
    """Whether what stands around it leaves it a telephone number."""
    if _CONTINUED.match(folded, end) or not _begins(folded, start):
        return False
    label = labels.nearest(start, reach=_REACH)
    typed = folded[start:end]
    if label == "phone" or (not typed.isdigit() and _YEARS.fullmatch(typed)):
        return label == "phone"
    # Grouped like a mobile it is one, whatever is said before it; in one piece it may be a number of something else.
    if label == "other":
        return is_mobile and not typed.isdigit()
    # Nine digits in one piece may be anything; ten beginning like a mobile hardly are.
    return is_mobile or not typed.isdigit()


def _begins(folded: str, start: int) -> bool:
    if start == 0 or folded[start - 1] in " \n:(":
        return True
    before = folded[max(start - 16, 0) : start]
    if before[-1] not in "-./" and not _LETTER.match(before[-1]):
        return True
    if _LETTER.match(before[-1]):
        return bool(re.search(r"(?i)(?:tel|phone|mobile|fax|call|line|mob|no)$", before))
    is_listed = before[-1] == "/" and len(digits_of(before)) >= _FIXED
    return is_listed or not before[-2:-1].isdigit()


def _masked(number: str) -> str:
    area = 2 if number.startswith("02") else 3
    return (
        f"{number[:3]}-xxx-xx{number[-2:]}"
        if len(number) == _MOBILE
        else f"{number[:area]}-xxx-{'x' * (4 - area)}{number[-2:]}"
    )
