"""Small files of every kind with known text in known places, made in memory."""

import io
import zipfile
from datetime import date

import typst
from docx import Document
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*pages: str, author: str = "") -> bytes:
    """A PDF with a text layer, a page for each text."""
    body = "\n#pagebreak()\n".join(pages)
    head = f'#set document(title: "ประกาศ", author: "{author}")\n'
    source = (head + '#set text(font: "Sarabun")\n' + body).encode()
    return typst.compile(source, format="pdf", font_paths=["site/static/fonts"])


def word() -> bytes:
    """A Word file with its text in all the places people overlook."""
    document = Document()
    document.add_paragraph("ย่อหน้าแรก")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("ชื่อ", "เลขที่บัญชี", "นายสมมติ", "1234567890"), strict=True):
        cell.text = text
    section = document.sections[0]
    section.header.paragraphs[0].text = "หัวกระดาษ"
    section.footer.paragraphs[0].text = "ท้ายกระดาษ"
    document.core_properties.author = "ผู้จัดทำเอกสาร"
    body = document.element.body
    for inner in (
        '<w:ins w:author="ก"><w:r><w:t>แทรกใหม่</w:t></w:r></w:ins>',
        '<w:del w:author="ก"><w:r><w:delText>ลบแล้ว</w:delText></w:r></w:del>',
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>ในกล่องข้อความ</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>",
        "<w:r><w:t>ตัด</w:t></w:r><w:r><w:t>คำ</w:t></w:r>",
    ):
        body.insert(len(body) - 1, parse_xml(f"<w:p {W}>{inner}</w:p>"))
    document.part.relate_to("mailto:kru@example.com", "hyperlink", is_external=True)
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    note, comment = paragraph.format("ในเชิงอรรถ"), paragraph.format("ในความเห็น")
    return with_parts(
        saved(document),
        {
            "word/footnotes.xml": f"<w:footnotes {W}><w:footnote>{note}</w:footnote></w:footnotes>",
            "word/comments.xml": f"<w:comments {W}><w:comment>{comment}</w:comment></w:comments>",
            "word/charts/chart1.xml": "<c><v>ในแผนภูมิ</v></c>",
        },
    )


def workbook() -> bytes:
    """A workbook with a hidden sheet, a comment, ids as numbers, a lost zero and a date."""
    book = Workbook()
    sheet = book.active
    sheet.title = "รายชื่อ"
    sheet.append(["ลำดับ", "ชื่อ", "โทรศัพท์", "เลขประจำตัวประชาชน", "วันเกิด"])
    sheet.append([1, "นายสมมติ", 812345678, 1103702071811, date(2010, 5, 4)])
    sheet["B2"].comment = Comment("ความเห็นในช่อง", "ผู้ตรวจ")
    sheet.oddHeader.center.text = "หัวกระดาษของแผ่นงาน"
    hidden = book.create_sheet("ซ่อนไว้")
    hidden.sheet_state = "hidden"
    hidden["C7"] = "ข้อความที่ซ่อน"
    hidden["D8"] = 812345678
    hidden["D8"].number_format = "000-000-0000"
    hidden["E9"] = '="เบอร์ "&"0812345678"'
    return saved(book)


def slides() -> bytes:
    """A presentation whose first slide shown is the second made, with notes."""
    relation = '<Relationships><Relationship Id="{0}" Target="{1}"/>{2}</Relationships>'
    text = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:sld>'
    listed = '<sldId id="256" r:id="rId2"/><sldId r:id="rId1" id="257"/>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f'<p xmlns:r="r"><sldIdLst>{listed}</sldIdLst></p>',
            "ppt/_rels/presentation.xml.rels": relation.format(
                "rId1", "slides/slide1.xml", '<Relationship Id="rId2" Target="/ppt/slides/slide2.xml"/>'
            ),
            "ppt/slides/slide1.xml": text.format("ทำก่อนแสดงหลัง"),
            "ppt/slides/slide2.xml": text.format("แสดงก่อน"),
            "ppt/slides/_rels/slide2.xml.rels": relation.format("rId1", "../notesSlides/notesSlide1.xml", ""),
            "ppt/notesSlides/notesSlide1.xml": text.format("บันทึกของผู้พูด"),
        }
    )


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(entries: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_parts(package: bytes, parts: dict[str, str]) -> bytes:
    """The same package with parts added or put in place of others."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if name not in parts}
    return zipped({**kept, **parts})
