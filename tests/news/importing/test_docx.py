import io
import zipfile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from news.importing import docx
from news.importing.material import Content, Paragraph, UnreadableFile

W = nsdecls("w")


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.effect_noise((20, 20), 50).convert("RGB").save(out, kind)
    return out.getvalue()


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: WordDocument) -> Content:
    return docx.read(saved(document))


def with_body(*xml: str) -> WordDocument:
    document = Document()
    for part in reversed(xml):
        document.element.body.insert(0, parse_xml(part))
    return document


def test_read__headings_text_and_items_in_order() -> None:
    document = Document()
    document.add_heading("ประกาศ", 0)
    document.add_paragraph("ข้อความ")
    document.add_heading("หลักการ", 2)
    document.add_paragraph("ทราบ", style="List Bullet")
    document.add_paragraph("พิจารณา", style="List Number 2")
    document.add_paragraph("  ")
    content = read(document)
    assert content.paragraphs == [
        Paragraph("ประกาศ", "heading"),
        Paragraph("ข้อความ"),
        Paragraph("หลักการ", "heading"),
        Paragraph("ทราบ", "item"),
        Paragraph("พิจารณา", "item"),
    ]
    assert content.notes == []


def test_read__style_of_the_office_based_on_a_heading() -> None:
    document = Document()
    style = document.styles.add_style("หัวเรื่องของสำนักงาน", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 1"]
    document.add_paragraph("คู่มือ", style=style)
    assert read(document).paragraphs == [Paragraph("คู่มือ", "heading")]


def test_read__outline_level_makes_a_heading() -> None:
    document = with_body(f'<w:p {W}><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>คู่มือ</w:t></w:r></w:p>')
    assert read(document).paragraphs == [Paragraph("คู่มือ", "heading")]


def test_read__automatic_numbers_are_noted() -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    content = read(with_body(f"<w:p {W}><w:pPr>{number}</w:pPr><w:r><w:t>ทราบ</w:t></w:r></w:p>"))
    assert content.paragraphs == [Paragraph("ทราบ", "item")]
    assert len(content.notes) == 1


def test_read__tabs_breaks_and_spelling() -> None:
    document = Document()
    document.add_paragraph("ที่\tนํ้า\nบรรทัดสอง")
    assert read(document).paragraphs == [Paragraph("ที่ น้ำ\nบรรทัดสอง")]


def test_read__tables_become_lines() -> None:
    document = Document()
    table = document.add_table(3, 3)
    for row, texts in enumerate([("ที่", "รายการ", "ราคา"), ("1", "โต๊ะ\nเก้าอี้", "500"), ("", "", "")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    content = read(document)
    assert content.paragraphs == [Paragraph("ที่ | รายการ | ราคา"), Paragraph("1 | โต๊ะ เก้าอี้ | 500")]
    (note,) = content.notes
    assert "1" in note


def test_read__merged_and_nested_cells_are_read_once() -> None:
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "หัวตาราง"
    inner = table.cell(1, 0).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "ใน", "ตาราง"
    table.cell(1, 1).text = "นอก"
    assert read(document).paragraphs == [Paragraph("หัวตาราง"), Paragraph("ใน | ตาราง | นอก")]


def test_read__content_controls() -> None:
    run = "<w:r><w:t>ในกรอบ</w:t></w:r>"
    content = read(with_body(f"<w:sdt {W}><w:sdtContent><w:p>{run}</w:p></w:sdtContent></w:sdt>"))
    assert content.paragraphs == [Paragraph("ในกรอบ")]


def test_read__tracked_changes_are_read_as_accepted() -> None:
    content = read(
        with_body(
            f"<w:p {W}><w:r><w:t>ราคา </w:t></w:r>"
            '<w:del w:id="1" w:author="ก"><w:r><w:delText>500</w:delText></w:r></w:del>'
            '<w:ins w:id="2" w:author="ก"><w:r><w:t>600</w:t></w:r></w:ins>'
            '<w:moveFrom w:id="3" w:author="ก"><w:r><w:t> ย้าย</w:t></w:r></w:moveFrom></w:p>'
        )
    )
    assert content.paragraphs == [Paragraph("ราคา 600")]
    assert len(content.notes) == 1


def test_read__text_boxes_are_left_out_and_noted() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>กล่อง</w:t></w:r></w:p></w:txbxContent>"
    content = read(with_body(f"<w:p {W}><w:r><w:t>ข้อความ</w:t><w:pict>{box}</w:pict></w:r></w:p>"))
    assert content.paragraphs == [Paragraph("ข้อความ")]
    assert len(content.notes) == 1


def test_read__pictures_once_each_in_order() -> None:
    first, second = picture("jpeg"), picture("png")
    document = Document()
    for data in (first, second, first):
        document.add_picture(io.BytesIO(data))
    assert read(document).pictures == [first, second]


def test_read__pictures_browsers_cannot_show_are_noted() -> None:
    document = Document()
    document.add_picture(io.BytesIO(picture("tiff")))
    document.add_picture(io.BytesIO(picture("bmp")))
    content = read(document)
    assert content.pictures == []
    (note,) = content.notes
    assert "2" in note


def test_read__empty_document() -> None:
    assert read(Document()) == Content([])


def without(data: bytes, name: str, replacement: bytes | None = None) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
            elif replacement is not None:
                new.writestr(entry, replacement)
    return out.getvalue()


WHOLE = saved(Document())


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04", "damaged"),
        (WHOLE[:-200], "damaged"),
        (without(WHOLE, "word/document.xml"), "damaged"),
        (without(WHOLE, "word/document.xml", b"<w:document"), "damaged"),
        (without(WHOLE, "word/document.xml", f"<w:document {W}/>".encode()), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "old_or_locked"),
    ],
)
def test_read__refused(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        docx.read(data)
    assert refusal.value.code == code


def test_read__zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "UNPACKED_LIMIT", 10_000)
    with pytest.raises(UnreadableFile) as refusal:
        docx.read(WHOLE)
    assert refusal.value.code == "too_large"
