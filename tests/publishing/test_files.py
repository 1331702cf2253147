import hashlib
import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from publishing.files import MEGABYTE, FileProblem, check_upload, sha256_of

ROOT = Path(__file__).resolve().parents[2]


def picture(kind: str, size: tuple[int, int] = (64, 48), **options: object) -> bytes:
    noise = Image.effect_noise(size, 60).convert("RGB")
    out = io.BytesIO()
    noise.save(out, kind, **options)
    return out.getvalue()


def animation(kind: str, frames: int = 3) -> bytes:
    first, *rest = [Image.effect_noise((40, 30), 60).convert("RGB") for _ in range(frames)]
    out = io.BytesIO()
    first.save(out, kind, save_all=True, append_images=rest)
    return out.getvalue()


def png_of_zeros(width: int, height: int) -> bytes:
    """A black-and-white PNG whose pixels are all zero: a few kilobytes that grow when decoded."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (1 + (width + 7) // 8)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def gif_header(width: int, height: int) -> bytes:
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\x02\x44\x01\x00;"


def jpeg_header(width: int, height: int) -> bytes:
    data = picture("jpeg")
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def webp_header(form: bytes, width: int, height: int) -> bytes:
    if form == b"VP8X":
        body = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif form == b"VP8L":
        body = b"\x2f" + ((width - 1) | (height - 1) << 14).to_bytes(4, "little") + bytes(20)
    else:
        body = b"\x10\x00\x00\x9d\x01\x2a" + struct.pack("<HH", width, height) + bytes(20)
    chunk = form + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def pdf(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF with an opening password: the standard security handler with keys that match nothing."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    out += b"trailer << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00> <00>] >>\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def docx() -> bytes:
    document = Document()
    document.add_paragraph("ประกาศ")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name in names:
            container.writestr(name, "เนื้อหา")
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(archive("ลับ.txt"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    return bytes(data)


PPTX = archive("[Content_Types].xml", "ppt/presentation.xml")
MACRO = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
RAR4 = b"Rar!\x1a\x07\x00" + bytes(40)
RAR5 = b"Rar!\x1a\x07\x01\x00" + bytes(40)
EXE = b"MZ\x90\x00" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def codes(content: bytes, name: str, kind: str, **limits: int) -> list[str]:
    file = io.BytesIO(content)
    file.seek(min(3, len(content)))
    problems = check_upload(file, name, kind, **limits)  # type: ignore[arg-type]
    assert file.tell() == min(3, len(content))
    assert not file.closed
    assert all(problem.context["name"] == name for problem in problems)
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (picture("jpeg"), "ภาพกิจกรรม.jpg"),
        (picture("jpeg", progressive=True), "ภาพ.JPEG"),
        (picture("png"), "a.png"),
        (picture("webp"), "a.webp"),
        (picture("webp", lossless=True), "a.webp"),
        (picture("gif"), "a.gif"),
        (animation("gif"), "a.gif"),
        (animation("webp"), "a.webp"),
    ],
)
def test_check_upload__good_picture(content: bytes, name: str) -> None:
    assert codes(content, name, "image") == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (pdf(), "ประกาศ.pdf"),
        (pdf(3) + b"\r\n" + bytes(2000), "scanner.PDF"),
        (docx(), "บันทึก.docx"),
        (xlsx(), "a.xlsx"),
        (PPTX, "a.pptx"),
        (archive("a.txt"), "a.zip"),
        (archive(), "a.zip"),
        (docx(), "renamed.zip"),
        (RAR4, "a.rar"),
        (RAR5, "a.rar"),
    ],
)
def test_check_upload__good_document(content: bytes, name: str) -> None:
    assert codes(content, name, "document") == []


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (HTML, "ประกาศ.pdf", "document"),
        (b"\n" + pdf(), "a.pdf", "document"),
        (EXE, "a.pdf", "document"),
        (EXE, "a.jpg", "image"),
        (HTML, "a.gif", "image"),
        (SVG, "a.png", "image"),
        (picture("png"), "a.jpg", "image"),
        (picture("jpeg"), "a.docx", "document"),
        (pdf(), "a.docx", "document"),
        (xlsx(), "a.docx", "document"),
        (archive("a.txt"), "a.docx", "document"),
        (archive("[Content_Types].xml", "other/a.xml"), "a.docx", "document"),
        (archive("word/document.xml"), "a.docx", "document"),
        (MACRO, "a.docx", "document"),
        (archive("a.txt"), "a.pdf", "document"),
        (docx()[:500], "a.pdf", "document"),
        (RAR5, "a.zip", "document"),
        (b"RIFF\x00\x00\x00\x00WAVE" + bytes(40), "a.webp", "image"),
        (b"x", "a.rar", "document"),
    ],
)
def test_check_upload__content_is_not_what_the_name_says(content: bytes, name: str, kind: str) -> None:
    assert codes(content, name, kind) == ["not_the_type_named"]


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (EXE, "setup.exe", "document"),
        (HTML, "a.html", "document"),
        (SVG, "a.svg", "image"),
        (picture("jpeg"), "a.jpg", "document"),
        (pdf(), "a.pdf", "image"),
        (pdf(), "a", "document"),
        (pdf(), ".pdf", "document"),
        (pdf(), "a.pdf.exe", "document"),
        (b"\xd0\xcf\x11\xe0" + bytes(40), "a.doc", "document"),
    ],
)
def test_check_upload__type_is_not_accepted(content: bytes, name: str, kind: str) -> None:
    assert codes(content, name, kind) == ["type_not_allowed"]


@pytest.mark.parametrize("kind", ["image", "document"])
def test_check_upload__empty(kind: str) -> None:
    assert codes(b"", "a.pdf", kind) == ["empty"]


def test_check_upload__limits_in_bytes() -> None:
    content = picture("png")
    assert codes(content, "a.png", "image", image_limit=len(content)) == []
    assert codes(content, "a.png", "image", image_limit=len(content) - 1) == ["too_large"]
    assert codes(content, "a.png", "image", document_limit=1) == []
    assert codes(pdf(), "a.pdf", "document", document_limit=100) == ["too_large"]
    assert codes(EXE, "a.exe", "image", image_limit=100) == ["too_large", "type_not_allowed"]


@pytest.mark.parametrize(
    ("megabytes", "kind", "name"),
    [(20, "image", "a.jpg"), (50, "document", "a.pdf")],
    ids=["image", "document"],
)
def test_check_upload__default_limits(megabytes: int, kind: str, name: str) -> None:
    assert codes(bytes(megabytes * MEGABYTE), name, kind) == ["not_the_type_named"]
    assert codes(bytes(megabytes * MEGABYTE + 1), name, kind) == ["too_large"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (picture("jpeg")[:-400], "a.jpg"),
        (picture("jpeg")[:20], "a.jpg"),
        (picture("png")[:-400], "a.png"),
        (picture("webp")[:-400], "a.webp"),
        (picture("webp")[:14], "a.webp"),
        (picture("gif")[:-400], "a.gif"),
        (b"GIF89a", "a.gif"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "a.png"),
    ],
)
def test_check_upload__picture_cut_short(content: bytes, name: str) -> None:
    assert codes(content, name, "image") == ["truncated"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (pdf(3)[: len(pdf(3)) // 2], "a.pdf"),
        (b"%PDF-1.7\n", "a.pdf"),
        (b"%PDF-1.7\n" + bytes(300) + b"%%EOF", "a.pdf"),
        (docx()[:-100], "a.docx"),
        (docx()[:100], "a.docx"),
        (archive("a.txt")[:-30], "a.zip"),
        (xlsx().replace(b"PK\x01\x02", b"PK\xff\xff"), "a.xlsx"),
    ],
)
def test_check_upload__document_cut_short(content: bytes, name: str) -> None:
    assert codes(content, name, "document") == ["truncated"]


def test_check_upload__pdf_without_pages() -> None:
    # After a locked file, whose error code the library would repeat.
    assert codes(locked_pdf(), "a.pdf", "document") == ["encrypted"]
    assert codes(pdf(0), "a.pdf", "document") == ["truncated"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (locked_pdf(), "a.pdf"),
        (locked_pdf().replace(b"/Standard", b"/Strange9"), "a.pdf"),
        (locked_zip(), "a.zip"),
    ],
)
def test_check_upload__locked_with_a_password(content: bytes, name: str) -> None:
    assert codes(content, name, "document") == ["encrypted"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (png_of_zeros(8000, 8000), "a.png"),
        (png_of_zeros(20_000, 20_000), "a.png"),
        (gif_header(8000, 8000), "a.gif"),
        (gif_header(65_535, 65_535), "a.gif"),
        (jpeg_header(10_000, 10_000), "a.jpg"),
        (jpeg_header(60_000, 60_000), "a.jpg"),
        (webp_header(b"VP8X", 16_000, 16_000), "a.webp"),
        (webp_header(b"VP8L", 9000, 9000), "a.webp"),
        (webp_header(b"VP8 ", 9000, 9000), "a.webp"),
    ],
)
def test_check_upload__too_many_pixels(content: bytes, name: str) -> None:
    assert len(content) < 100_000
    assert codes(content, name, "image") == ["too_many_pixels"]


def test_check_upload__pixel_limit_is_inclusive() -> None:
    content = picture("png", (100, 50))
    assert codes(content, "a.png", "image", pixel_limit=5000) == []
    assert codes(content, "a.png", "image", pixel_limit=4999) == ["too_many_pixels"]


def test_check_upload__later_frame_larger_than_the_first() -> None:
    small = picture("gif", (10, 10))[:-1]
    assert codes(small + gif_header(8000, 8000)[19:], "a.gif", "image") == ["too_many_pixels"]


def test_check_upload__animation_is_decoded_no_further_than_one_large_picture() -> None:
    content = animation("gif", frames=8)
    # The limit is reached within the first frames, so the damage in the last is not looked for.
    assert codes(content[:-300], "a.gif", "image", pixel_limit=1200) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (png_of_zeros(20_000, 20_000), "bomb.png"),
        (png_of_zeros(9000, 9000), "bomb.png"),
        (gif_header(65_535, 65_535), "bomb.gif"),
        (jpeg_header(12_000, 12_000), "bomb.jpg"),
        (webp_header(b"VP8X", 13_000, 13_000), "bomb.webp"),
    ],
)
def test_check_upload__bomb_costs_little_memory(content: bytes, name: str, tmp_path: Path) -> None:
    bomb = tmp_path / name
    bomb.write_bytes(content)
    script = """
import resource, sys
from publishing.files import check_upload
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
with open(sys.argv[1], "rb") as file:
    codes = [problem.code for problem in check_upload(file, sys.argv[1], "image")]
print(codes, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    run = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", script, str(bomb)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    codes_found, kilobytes = run.stdout.rsplit(maxsplit=1)
    assert codes_found == "['too_many_pixels']"
    assert int(kilobytes) < 50 * 1024


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            (picture("jpeg"), "a.jpg", "image"),
            (picture("png"), "a.png", "image"),
            (picture("webp"), "a.webp", "image"),
            (animation("gif"), "a.gif", "image"),
            (pdf(2), "a.pdf", "document"),
            (docx(), "a.docx", "document"),
            (archive("a.txt", "b.txt"), "a.zip", "document"),
        ]
    ),
    st.lists(st.tuples(st.integers(8, 5000), st.integers(0, 255)), min_size=1, max_size=8),
    st.integers(0, 5000),
)
def test_check_upload__never_raises_on_damaged_content(
    sample: tuple[bytes, str, str], changes: list[tuple[int, int]], cut: int
) -> None:
    content, name, kind = sample
    damaged = bytearray(content)
    for at, value in changes:
        damaged[at % len(damaged)] = value
    assert set(codes(bytes(damaged[: len(damaged) - cut]), name, kind)) <= {
        "empty",
        "truncated",
        "too_many_pixels",
        "not_the_type_named",
        "encrypted",
    }


@given(st.binary(max_size=200), st.sampled_from(["a.jpg", "a.png", "a.webp", "a.gif"]))
def test_check_upload__never_raises_on_any_bytes(content: bytes, name: str) -> None:
    assert codes(content, name, "image") != []


def test_file_problem__says_what_the_name_claims_and_what_was_found() -> None:
    (problem,) = check_upload(io.BytesIO(xlsx()), "แผน.docx", "document")
    assert problem == FileProblem("not_the_type_named", {"name": "แผน.docx", "named": "docx", "found": "xlsx"})


def test_file_problem__too_large_is_told_in_megabytes() -> None:
    (problem,) = check_upload(io.BytesIO(bytes(MEGABYTE + 1)), "a.png", "image", image_limit=MEGABYTE)
    assert problem.context == {"name": "a.png", "size": 2, "limit": 1}


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"", "100%.pdf", "document"),
        (EXE, "100%.exe", "document"),
        (EXE, "100%.pdf", "document"),
        (pdf()[:-50], "100%.pdf", "document"),
        (locked_pdf(), "100%.pdf", "document"),
        (gif_header(9000, 9000), "100%.gif", "image"),
        (bytes(21 * MEGABYTE), "100%.gif", "image"),
    ],
)
def test_file_problem__every_code_has_a_sentence_with_the_name(content: bytes, name: str, kind: str) -> None:
    (problem,) = check_upload(io.BytesIO(content), name, kind)  # type: ignore[arg-type]
    assert name in problem.message
    assert "%(" not in problem.message


def test_sha256_of__whole_file_from_any_position() -> None:
    content = bytes(range(256)) * 10_000
    file = io.BytesIO(content)
    file.seek(77)
    assert sha256_of(file) == hashlib.sha256(content).hexdigest()
    assert file.tell() == 77


def test_sha256_of__empty() -> None:
    assert sha256_of(io.BytesIO()) == hashlib.sha256().hexdigest()
