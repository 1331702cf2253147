import pytest

from news.importing.lines import paragraphs_from
from news.importing.material import Paragraph

LONG = "สำนักงานเขตพื้นที่การศึกษาได้กำหนดแนวทางการเผยแพร่ข้อมูลข่าวสารบนเว็บไซต์"


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_from(text)]


def styles(text: str) -> list[str]:
    return [paragraph.style for paragraph in paragraphs_from(text)]


def test_paragraphs_from__blank_lines_divide() -> None:
    assert texts("\n\nหลักการ\n \nเหตุผล\n\n\n") == ["หลักการ", "เหตุผล"]


def test_paragraphs_from__nothing() -> None:
    assert paragraphs_from(" \n\n") == []


def test_paragraphs_from__broken_thai_is_joined_without_a_space() -> None:
    assert texts(f"{LONG}\nเพื่อให้ประชาชนเข้าถึงได้\n\nจบ") == [LONG + "เพื่อให้ประชาชนเข้าถึงได้", "จบ"]


@pytest.mark.parametrize(
    ("end", "start"),
    [("", "๑๒ แห่ง"), ("", "Facebook"), (" web", "ของสำนักงาน"), ("ต่างๆ", "ของสำนักงาน"), (" 12", "แห่ง")],
)
def test_paragraphs_from__broken_beside_digits_latin_or_mai_yamok_gets_a_space(end: str, start: str) -> None:
    assert texts(f"{LONG}{end}\n{start}") == [f"{LONG}{end} {start}"]


def test_paragraphs_from__three_broken_lines() -> None:
    assert texts(f"{LONG}\n{LONG}\nจบ") == [LONG + LONG + "จบ"]


def test_paragraphs_from__a_line_that_ends_early_ends_its_paragraph() -> None:
    short = "เพื่อให้ประชาชนทั่วไปเข้าถึงข้อมูลข่าวสารของราชการได้"
    assert texts(f"{LONG}\n{short}\n{LONG}\n{short}") == [LONG + short, LONG + short]


def test_paragraphs_from__short_lines_stay_apart() -> None:
    assert texts("กลุ่มอำนวยการ\nสำนักงานเขตพื้นที่การศึกษา\nโทรศัพท์ 02") == [
        "กลุ่มอำนวยการ",
        "สำนักงานเขตพื้นที่การศึกษา",
        "โทรศัพท์ 02",
    ]


def test_paragraphs_from__lines_never_broken_stay_apart() -> None:
    whole = LONG * 4
    assert texts(f"{whole}\n{whole}\nจบ") == [whole, whole, "จบ"]


@pytest.mark.parametrize("start", ["เรื่อง ก", "เรียน ผู้อำนวยการ", "(นายทดสอบ ระบบ)", "- ก", "1. ก", "| ก | ข |", "# ก"])
def test_paragraphs_from__some_lines_always_begin_a_paragraph(start: str) -> None:
    assert len(texts(f"{LONG}\n{start}")) == 2


@pytest.mark.parametrize("line", ["# คู่มือ", "### คู่มือ ###"])
def test_paragraphs_from__marked_heading(line: str) -> None:
    assert paragraphs_from(f"{line}\nข้อความ") == [Paragraph("คู่มือ", "heading"), Paragraph("ข้อความ")]


@pytest.mark.parametrize("bullet", ["-", "–", "•", "*", "●"])
def test_paragraphs_from__bullets_are_taken_off(bullet: str) -> None:
    assert paragraphs_from(f"{bullet} ทราบ\n{bullet}  1.1 พิจารณา") == [
        Paragraph("ทราบ", "item"),
        Paragraph("1.1 พิจารณา", "item"),
    ]


@pytest.mark.parametrize("number", ["1.", "๑.", "12)", "(๓)", "1.1", "๒.๑.๓", "5.2.", "ก.", "ข)"])
def test_paragraphs_from__numbers_stay_on_their_items(number: str) -> None:
    assert paragraphs_from(f"{number} เพื่อทราบ") == [Paragraph(f"{number} เพื่อทราบ", "item")]


def test_paragraphs_from__number_without_a_space() -> None:
    assert styles("1.ชื่องาน\n2.วัตถุประสงค์") == ["item", "item"]


@pytest.mark.parametrize(
    "line", ["14.30 น. พิธีเปิด", "1.5 ล้านบาท", "2569 เป็นปี", "21 พฤศจิกายน 2569", "-ลบ", "12.5% ของทั้งหมด"]
)
def test_paragraphs_from__other_numbers_make_no_item(line: str) -> None:
    assert styles(line) == ["text"]


def test_paragraphs_from__item_broken_over_two_lines() -> None:
    assert paragraphs_from(f"1. {LONG}\nต่อเนื่อง\n2. จบ") == [
        Paragraph(f"1. {LONG}ต่อเนื่อง", "item"),
        Paragraph("2. จบ", "item"),
    ]


def test_paragraphs_from__rules_are_left_out_and_table_rows_kept() -> None:
    text = "-----\n| ที่ | รายการ | |\n|---|---|---|\n| 1 | ประชุม | |\n- | | |\n### #"
    assert texts(text) == ["ที่ | รายการ", "1 | ประชุม"]
