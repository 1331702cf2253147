from pathlib import Path

import pytest
from docx import Document

import news.importing
from news.importing import Paragraph, UnreadableFile, read_file
from tests.news.importing.pdf_builder import build_pdf


def test_read_file__text(tmp_path: Path) -> None:
    path = tmp_path / "ข่าว.TXT"
    path.write_text("เรื่อง รับสมัครนักเรียน\n\nข้อความ", encoding="utf-8")
    material = read_file(path)
    assert (material.title, material.paragraphs) == ("รับสมัครนักเรียน", [Paragraph("ข้อความ")])


def test_read_file__word(tmp_path: Path) -> None:
    path = tmp_path / "ข่าว.docx"
    document = Document()
    document.add_heading("รับสมัครนักเรียน")
    document.save(str(path))
    assert read_file(path).title == "รับสมัครนักเรียน"


def test_read_file__scanned_pdf_takes_the_name_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "คำสั่งที่ 12-2569.pdf"
    path.write_bytes(build_pdf([], []))
    material = read_file(path)
    assert (material.title, material.paragraphs, len(material.notes)) == ("คำสั่งที่ 12-2569", [], 2)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.doc", b"x", "format_not_read"),
        ("a", b"x", "format_not_read"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"x" * 101, "too_large"),
        ("a.pdf", b"PK\x03\x04", "damaged"),
        ("a.docx", b"%PDF-1.7", "damaged"),
        ("a.txt", None, "cannot_open"),
    ],
)
def test_read_file__refused(
    name: str, data: bytes | None, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news.importing, "SIZE_LIMIT", 100)
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableFile) as refusal:
        read_file(path)
    assert refusal.value.code == code


def test_read_file__folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UnreadableFile) as refusal:
        read_file(tmp_path / "a.txt")
    assert refusal.value.code == "cannot_open"
