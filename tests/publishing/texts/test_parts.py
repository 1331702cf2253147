"""Parts of Office files as other programs write them."""

import io
import zipfile

import pikepdf
import pypdfium2
import pytest
from django.utils import translation

from publishing.texts import Budget, Passage, Unread, passages
from publishing.texts.budget import CannotRead
from publishing.texts.package import Package, decoded_name
from publishing.texts.rows import Rows
from publishing.texts.sheets import shown_number
from tests.publishing.texts import files


def texts(data: bytes, name: str) -> dict[str, str]:
    """Text by its place in English."""
    with translation.override("en"):
        items = passages(io.BytesIO(data), name)
        return {item.place.full_words: item.text for item in items if isinstance(item, Passage)}


def book(sheet: str, **parts: str) -> bytes:
    """A workbook as Excel lays it out, of one sheet."""
    relation = '<Relationships xmlns="r"><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    named = {f"xl/{name}.xml": content for name, content in parts.items()}
    return files.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": '<w xmlns:r="r"><sheets><sheet name="ก" sheetId="1" r:id="rId1"/></sheets></w>',
            "xl/_rels/workbook.xml.rels": relation,
            "xl/worksheets/sheet1.xml": f"<s><sheetData>{sheet}</sheetData></s>",
            **named,
        }
    )


def test_shared_texts__stand_where_they_are_used() -> None:
    strings = "<sst><si><t>ชื่อ</t></si><si><r><t>นาย</t></r><r><t>สมมติ</t></r></si></sst>"
    rows = '<row r="4"><c r="A4" t="s"><v>1</v></c><c r="B4" t="s"><v>0</v></c><c r="C4" t="s"><v>9</v></c></row>'
    assert texts(book(rows, sharedStrings=strings), "ก.xlsx")["sheet “ก”, row 4"] == "นายสมมติ | ชื่อ"


def test_cells_and_rows_without_an_address__follow_one_another() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>x</v></c></row>"
    read = texts(book(rows), "ก.xlsx")
    assert (read["sheet “ก”, row 1"], read["sheet “ก”, row 2"]) == ("1 | 2", "x")


def test_a_column_far_to_the_right__is_read() -> None:
    read = texts(book('<row r="1"><c r="XFD1"><v>1103702071811</v></c></row>'), "ก.xlsx")
    assert read["sheet “ก”, row 1"] == "1103702071811"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("812345678", "0000000000", "0812345678"),
        ("812345678", '[<=99999999]0\\-####\\-####;[$-D000000]0##-###-####', "812345678"),
        ("1.103702071811E12", "General", "1103702071811"),
        ("40302", "dd/mm/yyyy", "4/5/2010"),
        ("0.5", "General", "0.5"),
        ("-5", "0000", "-5"),
        ("1e400", "0", "1e400"),
        ("คำ", "0", "คำ"),
    ],
)  # fmt: skip
def test_numbers__are_shown_as_their_format_shows_them(value: str, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_rows__only_a_row_of_names_names_columns() -> None:
    rows = Rows()
    assert rows.line(["รายงาน", ""]) == "รายงาน"
    assert rows.line(["ลำดับ", "เบอร์โทร", "ศาสนา"]) == "ลำดับ | เบอร์โทร | ศาสนา"
    assert rows.line(["1", "812345678", "พุทธ", "เกิน"]) == "1 | เบอร์โทร: 0812345678 | ศาสนา: พุทธ | เกิน"


W = files.W


def story(inner: str) -> bytes:
    body = f"<w:document {W}><w:body>{inner}</w:body></w:document>"
    return files.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def test_table_in_a_cell__is_text_of_that_cell() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ใน</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    outer = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>นอก</w:t></w:r></w:p>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(story(outer), "ก.docx")["table 1, row 1"] == "นอก ใน"


def test_breaks_tabs_fields_and_alternative_texts__are_read_and_what_is_said_twice_is_not() -> None:
    runs = (
        "<w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t></w:r>"
        '<w:r><w:instrText>HYPERLINK "mailto:a@gmail.com"</w:instrText></w:r>'
        '<w:r><w:drawing><docPr descr="ภาพครู" title="ครู"/></w:drawing></w:r>'
        "<AlternateContent><Fallback><w:r><w:t>ซ้ำ</w:t></w:r></Fallback></AlternateContent>"
    )
    read = texts(story(f"<w:p>{runs}</w:p>"), "ก.docx")["paragraph 1"]
    assert read == 'ก ข\nค HYPERLINK "mailto:a@gmail.com" ภาพครู ครู '


def test_slides__tables_pictures_and_slides_nobody_lists_are_read() -> None:
    table = '<s xmlns:a="a"><pic descr="ภาพหมู่"/><a:tc><a:p><a:t>ก</a:t></a:p></a:tc><a:t>ข</a:t></s>'
    data = files.zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide7.xml": table,
        }
    )
    assert texts(data, "ก.pptx")["slide 1"] == "ภาพหมู่\nก\n | ข"


@pytest.mark.parametrize("folder", ["word/", "xl/", "ppt/"])
def test_an_office_file_without_its_main_part__is_read_as_far_as_it_goes(folder: str) -> None:
    data = files.zipped({"[Content_Types].xml": "<Types/>", f"{folder}charts/c.xml": "<c><v>ในแผนภูมิ</v></c>"})
    assert texts(data, "ก")[f"another part of the document ({folder}charts/c.xml)"] == "ในแผนภูมิ"


def test_comment_of_an_archive__is_read() -> None:
    data = files.zipped({"ก.txt": "ก"})
    comment = "โทร 0812345678".encode()
    data = data[:-2] + len(comment).to_bytes(2, "little") + comment
    assert texts(data, "ก.zip")["comment of the archive"] == "โทร 0812345678"


def test_locked_entry__is_told_and_the_others_are_read() -> None:
    data = bytearray(files.zipped({"ก.txt": "ลับ"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    reasons = [item.reason for item in passages(io.BytesIO(bytes(data)), "ก.zip") if not isinstance(item, Passage)]
    assert reasons == ["locked"]


def test_name_in_no_encoding_of_ours__is_kept_as_it_is() -> None:
    info = zipfile.ZipInfo("x")
    info.filename = b"\xdb\xdc".decode("cp437")
    assert decoded_name(info) == info.filename


def test_package__that_is_no_zip_is_damaged() -> None:
    with pytest.raises(CannotRead) as caught:
        Package(io.BytesIO(b"x"), Budget())
    assert caught.value.reason == "damaged"


def test_table_as_text_that_is_broken__is_told() -> None:
    data = b'a,"' + b"x" * 1_000_001
    assert [item.reason for item in passages(io.BytesIO(data), "ก.csv") if not isinstance(item, Passage)] == ["damaged"]


def test_spaces_of_pdf_fonts__do_not_tear_words() -> None:
    from publishing.texts.pdf import _together

    assert _together("เลขท ี่บัญชี ส านัก น ้า") == "เลขที่บัญชี สำนัก น้ำ"


def test_limit_inside_a_part__stops_everything() -> None:
    data = files.zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w>{' ' * 5_000}</w>", "word/z.xml": "<w/>"}
    )
    items = list(passages(io.BytesIO(data), "ก.docx", budget=Budget(unpacked=4_000)))
    assert [item.reason for item in items if isinstance(item, Unread)] == ["too_large"]


def test_pdf__bookmarks_are_read() -> None:
    document = pikepdf.open(io.BytesIO(files.pdf("ประกาศ")))
    with document.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("นายสมมติ 0812345678", 0))
    assert texts(files.saved(document), "ก.pdf")["table of contents of the PDF"] == "นายสมมติ 0812345678"


@pytest.mark.parametrize(
    ("method", "place"), [("get_toc", "document properties"), ("__getitem__", "page 1"), ("get_attachment", "1")]
)
def test_pdf__what_the_reader_cannot_open_is_told(method: str, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(*_arguments: object) -> None:
        raise pypdfium2.PdfiumError("damaged")

    document = pikepdf.open(io.BytesIO(files.pdf("ประกาศ")))
    document.attachments["ก.txt"] = b"x"
    data = files.saved(document)
    monkeypatch.setattr(pypdfium2.PdfDocument, method, damaged)
    with translation.override("en"):
        items = [item for item in passages(io.BytesIO(data), "ก.pdf") if isinstance(item, Unread)]
        assert [item.reason for item in items] == ["damaged"]
        assert items[0].place.full_words.startswith(place)


def test_pdf__a_page_whose_text_is_damaged_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(_page: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pypdfium2.PdfPage, "get_textpage", damaged)
    items = list(passages(io.BytesIO(files.pdf("ก", "ข")), "ก.pdf"))
    assert [item.reason for item in items if isinstance(item, Unread)] == ["damaged", "damaged"]
