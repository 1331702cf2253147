# ruff: noqa: RUF001 - the mark between an archive and a file in it
"""What a person is told of a file by its name, size and content; the corpora hold what else there is."""

import hashlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishing.files import MEGABYTE, Box, Facts, FileProblem, Kind, Limits, check_upload, inspect_upload, sha256_of
from tests.publishing.files.archives import archive, locked_zip, rar4, rar5, zipped
from tests.publishing.files.offices import docx, pptx, xlsx
from tests.publishing.files.pdfs import locked_pdf, pdf, scan_between_texts, set_pdf
from tests.publishing.files.pictures import (
    animation,
    gif_header,
    heic,
    jpeg_header,
    picture,
    png_of_zeros,
    webp_header,
)

RAR5 = rar5({"a.txt": b"x"})
EXE = b"MZ\x90\x00" + bytes(200)
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


@pytest.fixture(scope="module", autouse=True)
def look(box: Box) -> None:
    """Everything here shares one box."""
    global BOX
    BOX = box


BOX: Box | None = None


def codes(content: bytes, name: str, kind: Kind, **limits: int) -> list[str]:
    file = io.BytesIO(content)
    file.seek(min(3, len(content)))
    problems = check_upload(file, name, kind, limits=Limits(**limits), box=BOX)
    assert file.tell() == min(3, len(content))
    assert not file.closed
    assert all(str(problem.context["name"]).startswith(name) for problem in problems)
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
        (pptx(), "a.pptx"),
        (archive("a.txt"), "a.zip"),
        (archive(), "a.zip"),
        (docx(), "renamed.zip"),
        (rar4({"a.txt": b"x"}), "a.rar"),
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
        (archive("a.txt"), "a.pdf", "document"),
        (docx()[:500], "a.pdf", "document"),
        (RAR5, "a.zip", "document"),
        (b"RIFF\x00\x00\x00\x00WAVE" + bytes(40), "a.webp", "image"),
        (b"x", "a.rar", "document"),
    ],
)
def test_check_upload__content_is_not_what_the_name_says(content: bytes, name: str, kind: Kind) -> None:
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
def test_check_upload__type_is_not_accepted(content: bytes, name: str, kind: Kind) -> None:
    assert codes(content, name, kind) == ["type_not_allowed"]


@pytest.mark.parametrize("kind", ["image", "document"])
def test_check_upload__empty(kind: Kind) -> None:
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


@settings(max_examples=60, deadline=None)
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
        # What damage may look like.
        "inconsistent",
        "overlapping",
        "polyglot",
        "unsafe_name_inside",
        "unsafe_path",
        "type_inside",
        "nested_archive",
        "unusual_packing",
        "bomb",
        "too_large",
        "too_costly",
        "split_archive",
    }


@given(st.binary(max_size=200), st.sampled_from(["a.jpg", "a.png", "a.webp", "a.gif"]))
def test_check_upload__never_raises_on_any_bytes(content: bytes, name: str) -> None:
    assert codes(content, name, "image") != []


def test_inspect_upload__tells_which_pages_have_text() -> None:
    facts = inspect_upload(io.BytesIO(scan_between_texts()), "สแกน.pdf", "document", box=BOX).facts
    assert facts is not None
    assert facts.pages == 3
    assert facts.text_layer == (True, False, True)
    assert facts.pages_without_text == (2,)
    assert Facts.of_json(json.loads(json.dumps(facts.as_json()))) == facts


def test_inspect_upload__an_empty_page_lacks_no_text() -> None:
    facts = inspect_upload(io.BytesIO(pdf(2)), "ว่าง.pdf", "document", box=BOX).facts
    assert facts is not None
    assert facts.pages_without_text == ()


@pytest.mark.parametrize(("content", "name"), [(picture("jpeg", (90, 60)), "a.jpg"), (heic((90, 60)), "a.heic")])
def test_inspect_upload__tells_the_size_of_a_picture(content: bytes, name: str) -> None:
    facts = inspect_upload(io.BytesIO(content), name, "image", box=BOX).facts
    assert facts is not None
    assert (facts.width, facts.height) == (90, 60)


def test_inspect_upload__tells_what_an_archive_holds_and_what_nobody_could_read() -> None:
    content = rar5({"ประกาศ.pdf": b"packed by RAR"}, method=3)
    facts = inspect_upload(io.BytesIO(content), "a.rar", "document", box=BOX).facts
    assert facts is not None
    assert facts.contents == ("ประกาศ.pdf",)
    assert facts.unread == ("ประกาศ.pdf",)


def test_inspect_upload__says_which_file_of_an_archive_is_meant() -> None:
    content = zipped({"ประกาศ.pdf": pdf(), "ลับ.pdf": locked_pdf()})
    (problem,) = inspect_upload(io.BytesIO(content), "เอกสาร.zip", "document", box=BOX).problems
    assert problem == FileProblem("encrypted", {"name": "เอกสาร.zip › ลับ.pdf"})


def test_inspect_upload__without_a_scanner_says_so() -> None:
    assert inspect_upload(io.BytesIO(pdf()), "a.pdf", "document", box=BOX).virus_check.state == "not_configured"


def test_limits__an_office_may_accept_less() -> None:
    strict = Limits(document_formats=("pdf", "zip"), picture_formats=("jpg",))
    said = check_upload(io.BytesIO(docx()), "a.docx", "document", limits=strict)
    assert [problem.code for problem in said] == ["type_not_allowed"]
    assert said[0].context["allowed"] == "pdf, zip"
    inside = check_upload(io.BytesIO(zipped({"a.docx": docx()})), "a.zip", "document", limits=strict, box=BOX)
    assert [problem.code for problem in inside] == ["type_inside"]
    assert inside[0].context["allowed"] == "pdf, jpg, csv, txt"
    assert check_upload(io.BytesIO(picture("jpeg")), "a.JPEG", "image", limits=strict, box=BOX) == []


def test_limits__files_inside_an_archive_have_the_same_limits() -> None:
    content = zipped({"a.pdf": set_pdf()})
    (problem,) = check_upload(
        io.BytesIO(content), "a.zip", "document", limits=Limits(document_limit=len(set_pdf()) - 1), box=BOX
    )
    assert problem.code == "too_large"
    assert problem.context["name"] == "a.zip › a.pdf"


def test_limits__survive_the_way_into_the_box() -> None:
    limits = Limits(document_formats=("pdf",), archive_entries=3)
    assert Limits.of_json(json.loads(json.dumps(limits.as_json()))) == limits


def test_file_problem__says_what_the_name_claims_and_what_was_found() -> None:
    (problem,) = check_upload(io.BytesIO(xlsx()), "แผน.docx", "document")
    assert problem == FileProblem("not_the_type_named", {"name": "แผน.docx", "named": "docx", "found": "xlsx"})


def test_file_problem__too_large_is_told_in_megabytes() -> None:
    (problem,) = check_upload(io.BytesIO(bytes(MEGABYTE + 1)), "a.png", "image", limits=Limits(image_limit=MEGABYTE))
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
def test_file_problem__every_code_has_a_sentence_with_the_name(content: bytes, name: str, kind: Kind) -> None:
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
