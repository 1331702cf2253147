"""Plain text files, as saved by any editor a Thai office has used in thirty years."""

import codecs

from django.utils.translation import gettext

from news.importing.lines import paragraphs_from
from news.importing.material import Content, UnreadableFile
from thai.text import normalise

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The first two bytes of every Thai character in UTF-8.
_THAI_IN_UTF8 = (b"\xe0\xb8", b"\xe0\xb9")


def read(data: bytes) -> Content:
    """Read a text file; raise UnreadableFile if its encoding is none of UTF-8, UTF-16 and Windows-874."""
    text, notes = decode(data)
    return Content(paragraphs_from(normalise(text)), notes=notes if text.strip() else [])


def decode(data: bytes) -> tuple[str, list[str]]:
    """Return the text and notes on how sure its encoding is."""
    if data.startswith(_UTF16):
        return _strict(data, "utf-16"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    if b"\x00" in data:
        raise UnreadableFile("unknown_encoding")
    if 3 * sum(map(data.count, _THAI_IN_UTF8)) > len(data) / 4:
        # UTF-8 with a few spoilt bytes: Windows-874 would accept it and make nonsense of all of it.
        text = data.decode("utf-8-sig", errors="replace")
        return text, [gettext("Some characters could not be read and became a question mark in a diamond.")]
    # Windows-874 contains TIS-620.
    return _strict(data, "cp874"), [gettext("The file is not in UTF-8; it was read as Windows-874 (TIS-620).")]


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("unknown_encoding") from error
