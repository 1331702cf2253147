import time
from collections.abc import Callable
from itertools import pairwise
from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thai.personal_data import numbers
from thai.personal_data import (
    DETECTORS,
    bank_account,
    birth_date,
    email,
    find_all,
    house_address,
    mask,
    passport,
    phone,
    sensitive,
    student_id,
    vehicle_plate,
)
from thai.personal_data.provinces import PROVINCES


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("โทร. 081-234-5678", "โทร. 081-xxx-xx78"),
        ("มือถือ ๐๘ ๑๒๓๔ ๕๖๗๘", "มือถือ 081-xxx-xx78"),
        ("+66 81 234 5678", "081-xxx-xx78"),
        ("(081) 234-5678", "081-xxx-xx78"),
        ("081-2345678/089-7654321", "081-xxx-xx78/089-xxx-xx21"),
        ("โทร ๐ ๔๓๘๑ ๑๒๓๔ ต่อ ๑๒๓", "โทร 043-xxx-x34 ต่อ ๑๒๓"),
        ("โทร. 0-2281-1234-9 ต่อ 12", "โทร. 02-xxx-xx34-9 ต่อ 12"),
        ("ส่งที่ somchai.j@gmail.com.", "ส่งที่ sxxx@gmail.com."),
        ("somchai@ gmail.com", "sxxx@gmail.com"),
        ("info\uff20chaiburi2.go.th", "ixxx@chaiburi2.go.th"),
        ("ธนาคารกรุงไทย เลขที่บัญชี 123-4-56789-0", "ธนาคารกรุงไทย เลขที่บัญชี 123-x-xxxx9-0"),
        ("บัญชีออมสิน 020123456789", "บัญชีออมสิน 020xxxxxxx89"),
        ("123-4-56789-0 ธ.กรุงไทย", "123-x-xxxx9-0 ธ.กรุงไทย"),
        ("จอดรถ กข 1234 กรุงเทพมหานคร", "จอดรถ กข xx34 กรุงเทพมหานคร"),
        ("ป้ายทะเบียน ๑กก ๙๙", "ป้ายทะเบียน 1กก x9"),
        ("รถบรรทุก ทะเบียน 70-1234 เลย", "รถบรรทุก ทะเบียน 70 xx34 เลย"),
        ("หนังสือเดินทางเลขที่ AA1234567", "หนังสือเดินทางเลขที่ AAxxxxx67"),
        ("เกิดวันที่ 5 มกราคม 2540", "เกิดวันที่ x มกราคม xxxx"),
        ("วันเดือนปีเกิด: 05/01/2540", "วันเดือนปีเกิด: xx/xx/xxxx"),
        ("เลขประจำตัวนักเรียน 10234", "เลขประจำตัวนักเรียน xxx34"),
        ("อยู่บ้านเลขที่ 99/1 หมู่ที่ 5", "อยู่บ้านเลขที่ xx/x หมู่ที่ x"),
        ("ศาสนา : พุทธ", "ศาสนา : xxx"),
        ("หมู่โลหิต AB", "หมู่โลหิต xxx"),
    ],
)
def test_personal_data__is_masked_where_it_stands(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    ("text", "detectors"),
    [
        ("โทร 0812345678 หรือ 043-811-234", ["phone", "phone_office"]),
        ("ครู a@gmail.com สำนักงาน b@obec.go.th โรงเรียน c@school.ac.th", ["email", "email_official", "email_official"]),
        ("พร้อมเพย์ 081-234-5678", ["phone"]),
        ("เลขที่บัญชี 0812345678", ["bank_account"]),
        ("พร้อมเพย์ 1103702071811", ["national_id"]),
    ],
)
def test_kinds__are_told_apart(text: str, detectors: list[str]) -> None:
    assert [match.detector for match in find_all(text)] == detectors


@pytest.mark.parametrize(
    "text",
    [
        "ที่ ศธ 04012/ว 123",
        "กค 0405.2/ว 119",
        "พ.ศ. 2565 เลย",
        "รหัสโรงเรียน 1040050001",
        "08.30 - 09.00 น.",
        "เดือน 06 2565 2566",
        "เลขที่ใบเสร็จ 0812345678",
        "รหัสบัญชีแยกประเภท 5104010104",
        "เช็คธนาคารกรุงไทย เช็คเลขที่ 1234567890",
        "เหตุเกิดวันที่ 5 มีนาคม 2567",
        "โรงเรียนเอกชนสอนศาสนาอิสลาม",
        "ลงทะเบียน นร 120 คน",
        "logo@2x.png",
        "ตั้งอยู่เลขที่ 99 หมู่ที่ 5",
    ],
)
def test_lookalikes__are_left_alone(text: str) -> None:
    assert find_all(text) == []


HOSTILE = {
    "ones": "1",
    "zeros": "0",
    "spaced": "1 ",
    "dashed": "0-",
    "opened": "(0",
    "abroad": "+66 ",
    "at": "@",
    "addresses": "a@",
    "dots": "a.",
    "ids": "1103702071811 ",
    "phones": "0812345678 ",
    "mails": "ab@gmail.com ",
    "in an address": "http://a/0812345678/",
    "accounts": "บัญชี 1234567890 ",
    "accounts dashed": "123-4-56789-0 บัญชี",
    "plates": "ทะเบียน กข 1234 ",
    "births": "เกิดวันที่ 5 ",
    "pupils": "รหัสนักเรียน: ",
    "names of ids": "เลขประจำตัวประชาชน 1 ",
    "hidden": "1\u200b",
    "lines": "\n",
    "illness": "โรคประจำตัว: ก",
}


def seconds(work: Callable[[], object]) -> float:
    """CPU time, the best of three: other processes disturb it. Never nothing, whatever the clock's steps."""
    times: list[float] = []
    for _turn in range(3):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return max(min(times), 0.005)


def growth(work: Callable[[str], object], unit: str, longest: int) -> float:
    """How much longer five times the text takes: 5 where the time grows with the length, 25 where with its square."""
    long, short = (unit * (length // len(unit)) for length in (longest, longest // 5))
    return seconds(lambda: work(long)) / seconds(lambda: work(short))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text__takes_time_that_grows_with_its_length_and_no_faster(unit: str) -> None:
    assert growth(find_all, unit, 100_000) < 15


@pytest.mark.parametrize(
    ("kind", "detector"),
    [
        ("ids", "national_id"),
        ("spaced", "national_id"),
        ("phones", "phone"),
        ("accounts dashed", "bank_account"),
        ("mails", "email"),
        ("births", "birth_date"),
        ("plates", "vehicle_plate"),
    ],
)
def test_a_million_characters__take_a_detector_no_longer_than_their_number(kind: str, detector: str) -> None:
    assert growth(DETECTORS[detector], HOSTILE[kind], 1_000_000) < 15


@given(st.text(alphabet="0123456789๐๑๒๓ -./|@()+\n\u200bกขคabจ", max_size=80))
def test_matches__stand_in_order_apart_and_exactly_there(text: str) -> None:
    matches = find_all(text)
    assert all(text[match.start : match.end] == match.text for match in matches)
    assert all(first.end <= second.start for first, second in pairwise(matches))


@pytest.mark.parametrize(
    ("detector", "text", "masked"),
    [
        (bank_account, "เลขที่บัญชี 123-4-56789-0 โทร 0812345678", "เลขที่บัญชี 123-x-xxxx9-0 โทร 0812345678"),
        (birth_date, "วันเกิด 5/1/2540", "วันเกิด x/x/xxxx"),
        (email, "b@c.com/-a@gmail.com", "bxxx@c.com/-axxx@gmail.com"),
        (house_address, "บ้านเลขที่ 99", "บ้านเลขที่ xx"),
        (passport, "passport no. P1234567", "passport no. P1xxxx67"),
        (phone, "(+66) 81-234-5678", "081-xxx-xx78"),
        (sensitive, "โรคประจำตัว: หอบหืด", "โรคประจำตัว: xxx"),
        (student_id, "รหัสนักเรียน: 12345", "รหัสนักเรียน: xxx45"),
        (vehicle_plate, "ทะเบียน กข 7", "ทะเบียน กข x"),
    ],
)
def test_one_detector__masks_its_own_data_only(detector: ModuleType, text: str, masked: str) -> None:
    assert detector.mask(text) == masked


def test_phone_in_the_address_of_a_page__is_part_of_the_address() -> None:
    assert find_all("https://www.example.go.th/0812345678.pdf") == []
    assert find_all("A0812345678") == []


def test_two_claims__the_surer_one_has_the_characters() -> None:
    (match,) = find_all("พร้อมเพย์ เลขที่บัญชี 0812345678")
    assert match.detector == "bank_account"


def test_masked_text__shows_nothing_to_find_but_official_things_and_mail_domains() -> None:
    random = Random(7)
    text = " ".join(numbers.mobile_forms(random, numbers.mobile(random)) + " ก" for _number in range(50))
    assert len(find_all(text)) == 50
    assert find_all(mask(text)) == []


def test_provinces__are_those_of_the_language_library() -> None:
    from pythainlp.corpus import provinces

    assert set(PROVINCES) == set(provinces())
