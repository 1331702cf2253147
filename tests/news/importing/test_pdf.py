import pytest

from news.importing import pdf
from news.importing.material import Paragraph, UnreadableFile
from tests.news.importing.pdf_builder import build_pdf
from tests.publishing.files.pdfs import locked_pdf

LONG = "สำนักงานเขตพื้นที่การศึกษาได้กำหนดแนวทางการเผยแพร่ข้อมูลข่าวสารบนเว็บไซต์"


def test_read__lines_are_joined_to_paragraphs() -> None:
    content = pdf.read(build_pdf(["ประกาศ", LONG, "เพื่อประชาชน", "1. ทราบ"]))
    assert content.paragraphs == [
        Paragraph("ประกาศ"),
        Paragraph(LONG + "เพื่อประชาชน"),
        Paragraph("1. ทราบ", "item"),
    ]
    assert (content.pictures, content.notes) == ([], [])


def test_read__pages_in_order_without_their_numbers() -> None:
    content = pdf.read(build_pdf(["หน้าแรก", "- ๑ -"], ["หน้า 2", "เนื้อหา"], ["2569", "ปีงบประมาณ", "12", "คน"]))
    assert [paragraph.text for paragraph in content.paragraphs] == [
        "หน้าแรก",
        "เนื้อหา",
        "2569",
        "ปีงบประมาณ",
        "12",
        "คน",
    ]


def test_read__pages_without_text_are_noted() -> None:
    content = pdf.read(build_pdf(["ประกาศ"], [], ["ต่อ"], [], [], []))
    assert [paragraph.text for paragraph in content.paragraphs] == ["ประกาศ", "ต่อ"]
    (note,) = content.notes
    assert "2, 4–6" in note


@pytest.mark.parametrize(
    ("torn", "whole", "notes"),
    [
        ("ส านักงาน", "สำนักงาน", 1),
        ("น ้าดื่ม", "น้ำดื่ม", 1),
        ("น้ าดื่ม", "น้ำดื่ม", 1),
        ("ท ี่ดิน", "ที่ดิน", 0),
        ("ก ำหนด", "กำหนด", 0),
    ],
)
def test_read__torn_marks_are_put_together(torn: str, whole: str, notes: int) -> None:
    content = pdf.read(build_pdf([torn]))
    assert content.paragraphs == [Paragraph(whole)]
    assert len(content.notes) == notes


def test_read__text_is_normalised() -> None:
    assert pdf.read(build_pdf(["นํ้าดื่ม เเปลก"])).paragraphs == [Paragraph("น้ำดื่ม แปลก")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7", "damaged"),
        (b"", "damaged"),
        (b"<html>", "damaged"),
        (locked_pdf(), "encrypted"),
        (build_pdf(["ข่าว"]).replace(b"/Kids [6 0 R] /Count 1", b"/Kids [6 0 R 99 0 R] /Count 2"), "damaged"),
    ],
)
def test_read__refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        pdf.read(data)
    assert refusal.value.code == code


def test_read__page_limit() -> None:
    assert len(pdf.read(build_pdf(*[["ข่าว"]] * pdf.PAGE_LIMIT)).paragraphs) == pdf.PAGE_LIMIT
    with pytest.raises(UnreadableFile) as refusal:
        pdf.read(build_pdf(*[["ข่าว"]] * (pdf.PAGE_LIMIT + 1)))
    assert refusal.value.code == "too_many_pages"
    assert refusal.value.context == {"pages": 501, "limit": 500}
