import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thai.personal_data.numbers import check_digit
from thai.personal_data import find_all, mask_national_ids
from thai.personal_data.national_id import find, is_persons, mask

ID = "1103702071811"
MASKED = "1-1037-xxxxx-xx-1"


@pytest.mark.parametrize(
    "written",
    [
        "1103702071811",
        "1-1037-02071-81-1",
        "๑-๑๐๓๗-๐๒๐๗๑-๘๑-๑",
        "1 1037 02071 81 1",
        "1.1037.02071.81.1",
        "1–1037–02071–81–1",
        "1\u20111037\u201102071\u201181\u20111",
        "1 - 1037 - 02071 - 81 - 1",
        "1-1037-02071-\n81-1",
        "1-10370-2071811",
        "1\u200b1\u200b0\u200b3702071811",
        ID.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
        "1 1 0 3 7 0 2 0 7 1 8 1 1",
        "1|1|0|3|7|0|2|0|7|1|8|1|1",
        "1_1037_02071_81_1",
        "1/1037/02071/81/1",
        "1--1037--02071--81--1",
    ],
)
def test_id__is_found_however_it_is_written(written: str) -> None:
    text = f"นายสมมติ ใจดี {written} ตำแหน่งครู"
    (match,) = find(text)
    assert match.text == text[match.start : match.end] == written
    assert match.canonical == ID
    assert mask(text) == f"นายสมมติ ใจดี {MASKED} ตำแหน่งครู"


def test_id_beside_its_name__is_found_however_its_digits_are_grouped() -> None:
    assert [match.canonical for match in find("เลขประจำตัวประชาชน 110370\n2071811")] == [ID]
    assert [match.canonical for match in find("บัตรประชาชนเลขที่ 110 3702 071811")] == [ID]


def test_id_broken_by_a_long_line__is_found() -> None:
    line = "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริงทุกประการ 1103702"
    assert [match.canonical for match in find(f"{line}\n071811 จึงลงชื่อไว้")] == [ID]
    assert find("1103702\n071811") == []


@pytest.mark.parametrize(
    "text",
    [
        "1-1037-02071-81-2",
        "11037020718110",
        "๑๑๑๐๓๗๐๒๐๗๑๘๑๑",
        "1,103,702,071,811",
        "1103702071811.50 บาท",
        "0.1103702071811",
        "1103702071811/2565",
        "65-1103702071811",
        "0123456789abcdef1103702071811abcdef",
        "เลขที่โครงการ 1103702071811",
        "บาร์โค้ด: 1103702071811",
        "1 2 3 4 5 6 7 8 9 10 11 12 13",
        "9100600445635",
    ],
)
def test_other_numbers__are_left_alone(text: str) -> None:
    assert find(text) == []


def test_time_in_a_file_name__is_no_id_but_an_id_in_an_address_is() -> None:
    stamp = next(str(number) for number in range(1_700_000_000_000, 1_700_000_000_100) if is_persons(str(number)))
    assert find(f"https://www.example.go.th/upload/{stamp}.pdf") == []
    assert len(find(f"https://www.example.go.th/list?id={stamp}")) == 1


def test_companies__are_public_and_persons_beginning_with_0_are_not() -> None:
    company = "010553611201"
    stateless, worker = "050018912345", "001234567890"
    assert find(f"บริษัท {company}{check_digit(company)}") == []
    assert len(find(f"เด็กชายตัวอย่าง {stateless}{check_digit(stateless)}")) == 1
    assert len(find(f"แรงงาน {worker}{check_digit(worker)}")) == 1


@given(st.from_regex(r"[1-8][0-9]{11}", fullmatch=True))
def test_check_digit__agrees_with_the_rule(first_twelve: str) -> None:
    right = check_digit(first_twelve)
    assert is_persons(first_twelve + right)
    assert not any(is_persons(first_twelve + wrong) for wrong in set("0123456789") - {right})


def test_masked_suppliers__persons_are_hidden_companies_stay() -> None:
    text = "1. ร้านตัวอย่าง (1-1037-02071-81-1) 2. บริษัท ตัวอย่าง จำกัด (0105536112014) 3. 0-1055-36112-01-4"
    assert mask_national_ids(text) == text.replace("1-1037-02071-81-1", MASKED)


def test_masked_suppliers__a_slip_of_the_typist_does_not_unmask_a_person() -> None:
    text = "ร้านตัวอย่าง เลขประจำตัวผู้เสียภาษี 1103702071812 และ 3-1006-00445-63-9"
    assert mask_national_ids(text) == "ร้านตัวอย่าง เลขประจำตัวผู้เสียภาษี 1-1037-xxxxx-xx-2 และ 3-1006-xxxxx-xx-9"


def test_mask__leaves_no_row_of_digits_that_could_be_the_id() -> None:
    assert not re.search(r"\d{6}", mask(f"{ID} และ 1-1037-02071-81-1"))
    assert find_all(mask(ID)) == []
