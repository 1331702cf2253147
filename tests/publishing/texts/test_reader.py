import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from publishing.texts import Budget, Passage, Unread, passages, passages_in_box
from tests.publishing.texts import files

ROOT = Path(__file__).resolve().parents[3]


def read(data: bytes, name: str, budget: Budget | None = None) -> list[Passage | Unread]:
    return list(passages(io.BytesIO(data), name, budget=budget))


def told(data: bytes, name: str, budget: Budget | None = None) -> set[tuple[str, str]]:
    """Place in English words and text, or the reason why not."""
    with translation.override("en"):
        return {
            (item.place.full_words, item.text if isinstance(item, Passage) else f"!{item.reason}")
            for item in read(data, name, budget)
        }


def reasons(data: bytes, name: str, budget: Budget | None = None) -> list[str]:
    return [item.reason for item in read(data, name, budget) if isinstance(item, Unread)]


def test_word__every_place_people_overlook_is_read() -> None:
    assert told(files.word(), "ประกาศ.docx") >= {
        ("the file’s name", "ประกาศ.docx"),
        ("paragraph 1", "ย่อหน้าแรก"),
        ("table 1, row 1", "ชื่อ | เลขที่บัญชี"),
        ("table 1, row 2", "นายสมมติ | เลขที่บัญชี: 1234567890"),
        ("page header", "หัวกระดาษ"),
        ("page footer", "ท้ายกระดาษ"),
        ("footnote or endnote", "ในเชิงอรรถ"),
        ("comment in the document", "ในความเห็น"),
        ("another part of the document (word/charts/chart1.xml)", "ในแผนภูมิ"),
        ("address behind a link", "kru@example.com"),
    }
    texts = {item.text: item.place.kind for item in read(files.word(), "ก.docx") if isinstance(item, Passage)}
    assert texts["แทรกใหม่"] == "paragraph"
    assert texts["ลบแล้ว"] == "deleted"
    assert texts["ในกล่องข้อความ"] == "paragraph"
    assert texts["ตัดคำ"] == "paragraph"
    assert any("ผู้จัดทำเอกสาร" in text for text, kind in texts.items() if kind == "properties")


def test_workbook__hidden_sheets_comments_and_numbers_are_read_as_people_see_them() -> None:
    assert told(files.workbook(), "รายชื่อ.xlsx") >= {
        (
            "sheet “รายชื่อ”, row 2",
            "1 | นายสมมติ | โทรศัพท์: 0812345678 | เลขประจำตัวประชาชน: 1103702071811 | วันเกิด: 4/5/2010",
        ),
        ("sheet “รายชื่อ”, comment on cell B2", "ความเห็นในช่อง"),
        ("sheet “รายชื่อ”, header or footer", "&Cหัวกระดาษของแผ่นงาน"),
        ("sheet “ซ่อนไว้”, row 7", "ข้อความที่ซ่อน"),
        ("sheet “ซ่อนไว้”, row 8", "0812345678"),
        ("sheet “ซ่อนไว้”, row 9", '"เบอร์ "&"0812345678"'),
    }


def test_slides__in_the_order_shown_with_their_notes() -> None:
    assert told(files.slides(), "นำเสนอ.pptx") >= {
        ("slide 1", "แสดงก่อน"),
        ("slide 1, notes", "บันทึกของผู้พูด"),
        ("slide 2", "ทำก่อนแสดงหลัง"),
    }


def test_pdf__page_by_page_with_properties() -> None:
    read_of = told(files.pdf("ประกาศ โทร 0812345678", "แผ่นที่สอง", author="ผู้จัดทำ"), "ประกาศ.pdf")
    assert any(place == "page 1" and "0812345678" in text for place, text in read_of)
    assert any(place == "page 2" and "แผ่นที่สอง" in text for place, text in read_of)
    assert any(place == "document properties" and "ผู้จัดทำ" in text for place, text in read_of)


def test_pdf__a_scanned_page_is_told_as_unread() -> None:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PDF")
    assert told(out.getvalue(), "สแกน.pdf") >= {("page 1", "!page_without_text")}


def test_pdf__notes_form_fields_and_attached_files_are_read() -> None:
    document = pikepdf.open(io.BytesIO(files.pdf("หน้าแรก")))
    note = {"Type": "/Annot", "Subtype": "/Text", "Rect": [0, 0, 9, 9], "Contents": "ความเห็นข้างหน้า"}
    names = {key: pikepdf.Name(value) for key, value in note.items() if key in ("Type", "Subtype")}
    written = pikepdf.Dictionary({f"/{key}": value for key, value in {**note, **names}.items()})
    document.pages[0].Annots = document.make_indirect(pikepdf.Array([written]))
    document.attachments["แนบ.txt"] = "ในไฟล์แนบ".encode()
    read_of = told(files.saved(document), "ประกาศ.pdf")
    assert any(place == "page 1, note or form field" and "ความเห็นข้างหน้า" in text for place, text in read_of)
    assert ("แนบ.txt \u203a line 1", "ในไฟล์แนบ") in read_of


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874", "tis-620"])
def test_text__in_every_encoding_an_office_has_used(encoding: str) -> None:
    data = "ประกาศ\nเรื่อง รับสมัคร\n\nโทร ๐๘๑".encode(encoding)
    assert told(data, "ก.txt") == {
        ("the file’s name", "ก.txt"),
        ("lines 1–2", "ประกาศ\nเรื่อง รับสมัคร"),
        ("line 4", "โทร ๐๘๑"),
    }


def test_text__spoilt_characters_are_told_and_the_rest_is_read() -> None:
    assert told("ประกาศรับสมัคร".encode() + b"\xff 0812345678", "ก.txt") >= {("the whole file", "!encoding")}
    assert any("0812345678" in text for _place, text in told("ประกาศ".encode() + b"\xff 0812345678", "ก.txt"))


def test_table_as_text__numbers_stand_beside_the_name_of_their_column() -> None:
    data = "ลำดับ,ชื่อ,เลขที่บัญชี\n1,นายสมมติ,1234567890\n".encode("cp874")
    assert ("row 2", "1 | นายสมมติ | เลขที่บัญชี: 1234567890") in told(data, "บัญชี.csv")


def test_archive__names_and_files_inside_are_read_with_the_way_to_them() -> None:
    inner = files.zipped({"ชั้นใน.txt": "ในสุด"})
    data = files.zipped({"ใน/รายชื่อ.xlsx": files.workbook(), "ก.txt": "ข้อความ", "ข.zip": inner})
    assert told(data, "รวม.zip") >= {
        ("ก.txt \u203a line 1", "ข้อความ"),
        ("ใน/รายชื่อ.xlsx \u203a sheet “ซ่อนไว้”, row 7", "ข้อความที่ซ่อน"),
        ("ข.zip \u203a ชั้นใน.txt \u203a line 1", "ในสุด"),
        ("ข.zip \u203a ชั้นใน.txt \u203a the file’s name", "ชั้นใน.txt"),
    }


def test_archive__thai_names_of_old_windows_are_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("aaaaaa.txt", "ก")
    data = out.getvalue().replace(b"aaaaaa.txt", "รายชื่".encode("cp874") + b".txt")
    assert ("รายชื่.txt \u203a line 1", "ก") in told(data, "รวม.zip")


def test_embedded_workbook__is_read_inside_its_document() -> None:
    package = files.zipped(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": "<d/>", "word/embeddings/ก.xlsx": files.workbook()}
    )
    assert ("ก.xlsx \u203a sheet “ซ่อนไว้”, row 7", "ข้อความที่ซ่อน") in told(package, "ก.docx")


def locked_pdf() -> bytes:
    document, out = pikepdf.open(io.BytesIO(files.pdf("ลับ"))), io.BytesIO()
    document.save(out, encryption=pikepdf.Encryption(owner="ก", user="ข"))
    return out.getvalue()


BILLION = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><d><p><t>&b;</t></p></d>'


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"Rar!\x1a\x07\x00rest", "ก.rar", "rar"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "ก.doc", "old_or_locked"),
        (b"\x89PNG\r\n\x1a\nrest", "ก.png", "picture"),
        (b"%PDF-1.7 broken", "ก.pdf", "damaged"),
        (locked_pdf(), "ก.pdf", "locked"),
        (b"PK\x03\x04broken", "ก.zip", "damaged"),
        (b"\x00\x01\x02", "ก.bin", "format_not_read"),
        (files.with_parts(files.word(), {"word/document.xml": BILLION}), "ก.docx", "damaged"),
        (files.with_parts(files.word(), {"word/document.xml": "<w><open>"}), "ก.docx", "damaged"),
    ],
    ids=["rar", "old", "picture", "pdf", "locked", "zip", "unknown", "entities", "xml"],
)
def test_what_cannot_be_read__is_told_with_its_reason(data: bytes, name: str, reason: str) -> None:
    assert reason in reasons(data, name)


def test_a_damaged_part__leaves_the_others_to_be_read() -> None:
    data = files.with_parts(files.word(), {"word/comments.xml": "<w><open>"})
    assert ("page header", "หัวกระดาษ") in told(data, "ก.docx")


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ({"characters": 200}, "too_much_text"),
        ({"files": 3}, "too_many_files"),
        ({"unpacked": 2_000}, "too_large"),
        ({"seconds": -1}, "took_too_long"),
        ({"depth": 0}, "nested_too_deep"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_limits__are_told_and_never_silent(limit: dict[str, int], reason: str) -> None:
    data = files.zipped({f"{number}.txt": "ข้อความยาวพอสมควร " * 100 for number in range(20)})
    assert reason in reasons(data, "รวม.zip", Budget(**limit))


def test_pages__beyond_the_limit_are_told() -> None:
    data = files.pdf(*(f"หน้า {number}" for number in range(4)))
    assert reasons(data, "ยาว.pdf", Budget(pages=2)) == ["too_many_pages"]


def test_a_bomb__costs_no_more_than_the_budget() -> None:
    bomb = files.zipped({"0.txt": b"0" * 30_000_000})
    budget = Budget(unpacked=1_000_000)
    assert reasons(bomb, "ระเบิด.zip", budget) == ["too_large"]
    assert budget.unpacked > -100_000


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([files.word(), files.workbook(), files.slides()]), st.data())
def test_any_damage__ends_in_words_and_never_in_a_fault(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data) - 1))
    spoilt = data[:at] + bytes([draw.draw(st.integers(0, 255))]) + data[at + draw.draw(st.integers(0, 3)) :]
    assert all(item.place.words for item in read(spoilt, "ก.docx"))


def test_in_the_box__the_same_is_read() -> None:
    data = files.zipped({"ก.xlsx": files.workbook(), "ข.pdf": files.pdf("หน้าแรก")})
    assert passages_in_box(io.BytesIO(data), "รวม.zip") == read(data, "รวม.zip")


def test_reading__needs_no_settings() -> None:
    code = (
        "import io, sys\n"
        "from publishing.texts import passages\n"
        "items = list(passages(io.BytesIO('โทร 0812345678'.encode()), 'ก.txt'))\n"
        "sys.stdout.write(items[-1].text)\n"
    )
    environment = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "โทร 0812345678"
