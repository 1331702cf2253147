"""What an uploaded file is, judged by its content and never by its name, and whether it may be published.

The formats are those the offices name for electronic hand-over (S11-R06: pdf, docx, zip, rar) with the other
Office formats and pictures for the web. Nothing here touches a database or a storage.
"""

import hashlib
import os
import threading
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Final, Literal

import pypdfium2
from django.utils.translation import gettext_lazy as _
from PIL import Image

MEGABYTE: Final = 1024 * 1024
IMAGE_LIMIT: Final = 20 * MEGABYTE
"""Largest picture accepted by default, in bytes."""
DOCUMENT_LIMIT: Final = 50 * MEGABYTE
"""Largest document accepted by default, in bytes."""
PIXEL_LIMIT: Final = 50_000_000
"""Most pixels in one picture by default; decoding this many takes about 200 MB."""

PDFIUM_LOCK: Final = threading.Lock()
"""Held around every use of PDFium, which must not run in two threads at once."""

Kind = Literal["image", "document"]
"""Which of the two libraries a file is meant for."""

_ZIPPED = frozenset({"zip", "docx", "xlsx", "pptx"})
_BROKEN_ZIP = "broken zip"
_ALLOWED: Mapping[Kind, Mapping[str, frozenset[str]]] = {
    "image": {
        "jpg": frozenset({"jpeg"}),
        "jpeg": frozenset({"jpeg"}),
        "png": frozenset({"png"}),
        "webp": frozenset({"webp"}),
        "gif": frozenset({"gif"}),
    },
    "document": {
        "pdf": frozenset({"pdf"}),
        "docx": frozenset({"docx"}),
        "xlsx": frozenset({"xlsx"}),
        "pptx": frozenset({"pptx"}),
        # An Office file is a zip too, so calling it one is no lie.
        "zip": _ZIPPED,
        "rar": frozenset({"rar"}),
    },
}
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    # Only at the very start: readers tolerate text before it, and so would a web page that is also a PDF.
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!\x1a\x07\x00", "rar"),
    (b"Rar!\x1a\x07\x01\x00", "rar"),
)
_OFFICE_FOLDERS: tuple[tuple[str, str], ...] = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_LOCKED = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
_PDF_TAIL = 64 * 1024

_MESSAGES = {
    "too_large": _("“%(name)s” is %(size)s MB; at most %(limit)s MB is accepted."),
    "empty": _("“%(name)s” is empty."),
    "not_the_type_named": _("“%(name)s” is called a %(named)s file, but its content is something else."),
    "type_not_allowed": _("“%(name)s” is not one of the accepted types: %(allowed)s."),
    "truncated": _("“%(name)s” is damaged or incomplete and cannot be opened."),
    "too_many_pixels": _("The picture “%(name)s” has more than %(limit)s million pixels."),
    "encrypted": _("“%(name)s” is locked with a password, so the public could not open it."),
}


@dataclass(frozen=True)
class FileProblem:
    """One reason why a file is not accepted, as data: a code and what its sentence needs."""

    code: str
    context: dict[str, object]

    @property
    def message(self) -> str:
        """The reason as a sentence in the reader's language."""
        return str(_MESSAGES[self.code]) % self.context


class _ContentError(Exception):
    """The content is not acceptable, for the reason whose code is the first argument."""


def check_upload(
    file: IO[bytes],
    name: str,
    kind: Kind,
    *,
    image_limit: int = IMAGE_LIMIT,
    document_limit: int = DOCUMENT_LIMIT,
    pixel_limit: int = PIXEL_LIMIT,
) -> list[FileProblem]:
    """Return what is wrong with an uploaded file, nothing if it may be kept.

    Limits are in bytes and pixels. Bad content never raises, it becomes a problem; the file's position is
    restored. Every problem's context holds the file's `name`.
    """
    position = file.tell()
    try:
        size = file.seek(0, os.SEEK_END)
        limit = image_limit if kind == "image" else document_limit
        extension = os.path.splitext(name)[1].lower().removeprefix(".")
        allowed = _ALLOWED[kind]
        if size == 0:
            return [FileProblem("empty", {"name": name})]
        problems = []
        if size > limit:
            sizes = {"size": -(-size // MEGABYTE), "limit": limit // MEGABYTE}
            problems.append(FileProblem("too_large", {"name": name, **sizes}))
        if extension not in allowed:
            accepted = ", ".join(allowed)
            problems.append(FileProblem("type_not_allowed", {"name": name, "allowed": accepted}))
        return problems or _content_problems(file, name, extension, allowed[extension], pixel_limit)
    finally:
        file.seek(position)


def sha256_of(file: IO[bytes]) -> str:
    """Return the SHA-256 of a whole file in hexadecimal, read in pieces; the file's position is restored."""
    position = file.tell()
    digest = hashlib.sha256()
    try:
        file.seek(0)
        while chunk := file.read(MEGABYTE):
            digest.update(chunk)
    finally:
        file.seek(position)
    return digest.hexdigest()


def _content_problems(
    file: IO[bytes], name: str, extension: str, expected: frozenset[str], pixel_limit: int
) -> list[FileProblem]:
    context: dict[str, object] = {"name": name}
    try:
        found = _recognise(file)
        if found == _BROKEN_ZIP and expected & _ZIPPED:
            raise _ContentError("truncated")
        if found not in expected:
            named = {"named": extension, "found": found or "unknown"}
            return [FileProblem("not_the_type_named", context | named)]
        _open(file, found, pixel_limit)
    except _ContentError as error:
        return [FileProblem(str(error), context | {"limit": pixel_limit // 1_000_000})]
    except Exception:  # noqa: BLE001 - decoders raise anything on hostile bytes; each means "cannot be opened"
        return [FileProblem("truncated", context)]
    return []


def _recognise(file: IO[bytes]) -> str | None:
    """Return the format the content has, None if it is none of ours."""
    file.seek(0)
    head = file.read(16)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    found = next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
    return _recognise_office(file) if found == "zip" else found


def _recognise_office(file: IO[bytes]) -> str:
    """Tell an Office file (an Open Packaging Conventions zip, ISO/IEC 29500-2) from any other zip."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except Exception:  # noqa: BLE001 - a broken directory raises anything
        return _BROKEN_ZIP
    if "[Content_Types].xml" not in names:
        return "zip"
    for folder, office_format in _OFFICE_FOLDERS:
        if any(name.startswith(folder) for name in names):
            # A macro-enabled file under the plain name is refused by Office too.
            return "macro" if f"{folder}vbaProject.bin" in names else office_format
    return "zip"


def _open(file: IO[bytes], found: str, pixel_limit: int) -> None:
    """Open the content as far as a reader would; raise if it cannot be done."""
    file.seek(0)
    if found == "pdf":
        _open_pdf(file.read())
    elif found in _ZIPPED:
        with zipfile.ZipFile(file) as archive:
            if any(entry.flag_bits & 1 for entry in archive.infolist()):
                raise _ContentError("encrypted")
    elif found != "rar":
        _open_image(file, found, pixel_limit)


def _open_pdf(content: bytes) -> None:
    # PDFium repairs a file cut short by dropping pages, and nobody would notice the missing ones.
    if b"%%EOF" not in content[-_PDF_TAIL:]:
        raise _ContentError("truncated")
    with PDFIUM_LOCK:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            # The code may be left over from an earlier file: PDFium sets none for a file without pages.
            locked = error.err_code in _LOCKED and b"/Encrypt" in content
            raise _ContentError("encrypted" if locked else "truncated") from error
        try:
            document[0].close()
        finally:
            document.close()


def _open_image(file: IO[bytes], found: str, pixel_limit: int) -> None:
    if found == "webp" and _webp_pixels(file) > pixel_limit:
        # Pillow makes the decoder's canvas while it opens the file, so this one header is read here.
        raise _ContentError("too_many_pixels")
    try:
        image = Image.open(file, formats=[found])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _ContentError("too_many_pixels") from error
    decoded = frame = 0
    # An animation may hold thousands of frames: as much work as one large picture, and no more.
    while decoded < pixel_limit:
        try:
            image.seek(frame)
        except EOFError:
            return
        if image.width * image.height > pixel_limit:
            raise _ContentError("too_many_pixels")
        image.load()
        if found == "jpeg":
            return  # a second picture inside a camera's JPEG is only its preview
        decoded += image.width * image.height
        frame += 1


def _webp_pixels(file: IO[bytes]) -> int:
    """Return the pixels of a WebP canvas from its first header (RFC 9649); 0 if the header is unknown."""
    file.seek(0)
    head = file.read(30)
    file.seek(0)
    little = int.from_bytes
    match head[12:16]:
        case b"VP8X":
            return (little(head[24:27], "little") + 1) * (little(head[27:30], "little") + 1)
        case b"VP8L":
            bits = little(head[21:25], "little")
            return ((bits & 0x3FFF) + 1) * (((bits >> 14) & 0x3FFF) + 1)
        case b"VP8 ":
            return (little(head[26:28], "little") & 0x3FFF) * (little(head[28:30], "little") & 0x3FFF)
        case _:
            return 0
