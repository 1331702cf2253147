"""Recognising a format by the first bytes."""

from collections.abc import Mapping
from typing import Final

from publishing.files.limits import Kind

HEAD: Final = 512
"""How many first bytes `recognise` needs."""
ZIPPED: Final = frozenset({"zip", "docx", "xlsx", "pptx"})
OFFICE: Final = frozenset({"docx", "xlsx", "pptx"})
PICTURES: Final = frozenset({"jpeg", "png", "webp", "gif", "heic"})
TEXTS: Final = frozenset({"txt", "csv"})
"""Accepted inside an archive beside what the office accepts."""

EXPECTED: Final[Mapping[Kind, Mapping[str, frozenset[str]]]] = {
    "image": {
        "jpg": frozenset({"jpeg"}),
        "jpeg": frozenset({"jpeg"}),
        "png": frozenset({"png"}),
        "webp": frozenset({"webp"}),
        "gif": frozenset({"gif"}),
        "heic": frozenset({"heic"}),
        "heif": frozenset({"heic"}),
    },
    "document": {
        "pdf": frozenset({"pdf"}),
        "docx": frozenset({"docx"}),
        "xlsx": frozenset({"xlsx"}),
        "pptx": frozenset({"pptx"}),
        # An Office file is a zip too, so calling it one is no lie.
        "zip": ZIPPED,
        "rar": frozenset({"rar"}),
    },
}
"""What the content behind an extension may be."""

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
    # Office files before 2007, and newer ones locked with a password.
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
)
_ARCHIVES: tuple[tuple[int, bytes], ...] = (
    (0, b"7z\xbc\xaf\x27\x1c"),
    (0, b"\x1f\x8b"),
    (0, b"BZh"),
    (0, b"\xfd7zXZ\x00"),
    (0, b"\x28\xb5\x2f\xfd"),
    (0, b"MSCF"),
    (0, b"PK00PK"),
    (0, b"PK\x07\x08"),
    (0, b"**ACE**"),
    (7, b"**ACE**"),
    (2, b"-lh"),
    (0, b"!<arch>"),
    (257, b"ustar"),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


def recognise(head: bytes) -> str | None:
    """Return the format the content has, `archive` for an archive of another kind, None for anything else."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _recognise_boxes(head)
    found = next((name for signature, name in _SIGNATURES if head.startswith(signature)), None)
    if found is None and any(head[at:].startswith(signature) for at, signature in _ARCHIVES):
        return "archive"
    return found


def _recognise_boxes(head: bytes) -> str | None:
    """Tell HEIF (ISO/IEC 23008-12) from films and from AVIF, all files of boxes, by their brands."""
    size = min(int.from_bytes(head[:4], "big"), 256)
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, size, 4)}
    if brands & {b"avif", b"avis"}:
        return "avif"
    return "heic" if brands & _HEIC_BRANDS else None
