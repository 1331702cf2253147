"""Text files as any editor a Thai office has used in thirty years saves them, and tables as CSV."""

import codecs
import csv
import re
from collections.abc import Iterator

from publishing.texts.budget import CannotRead
from publishing.texts.passage import Passage, Unread, place
from publishing.texts.rows import Rows

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_THAI_IN_UTF8 = (b"\xe0\xb8", b"\xe0\xb9")
"""The first two bytes of every Thai character in UTF-8."""
_MOST_LINES = 20
_LONGEST_CELL = 1_000_000
_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def passages(data: bytes, *, is_table: bool) -> Iterator[Passage | Unread]:
    """Yield the paragraphs (lines up to an empty one) of a text, or the rows of a table."""
    text, is_whole = decode(data)
    if not is_whole:
        yield Unread(place("file"), "encoding")
    yield from _table(text) if is_table else _paragraphs(text)


def decode(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether all of it could be read; raise CannotRead for what is no text."""
    if data.startswith(_UTF16):
        return _readable(data, "utf-16")
    if b"\x00" in data:
        raise CannotRead("format_not_read")
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        pass
    # UTF-8 with a few spoilt bytes: Windows-874, which contains TIS-620, would make nonsense of all of it.
    is_utf8 = 3 * sum(map(data.count, _THAI_IN_UTF8)) > len(data) / 4
    return _readable(data, "utf-8-sig" if is_utf8 else "cp874")


def _readable(data: bytes, encoding: str) -> tuple[str, bool]:
    text = data.decode(encoding, errors="replace")
    return text, "\ufffd" not in text


def _paragraphs(text: str) -> Iterator[Passage]:
    lines: list[str] = []
    number = 0
    for number, line in enumerate(_LINE.split(text), 1):
        if lines and (not line.strip() or len(lines) == _MOST_LINES):
            yield _lines(lines, number - 1)
            lines = []
        if line.strip():
            lines.append(line)
    if lines:
        yield _lines(lines, number)


def _lines(lines: list[str], last: int) -> Passage:
    first = last - len(lines) + 1
    where = place("line", first=first) if first == last else place("lines", first=first, last=last)
    return Passage(where, "\n".join(lines))


def _table(text: str) -> Iterator[Passage]:
    first = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    rows = Rows()
    try:
        for number, cells in enumerate(csv.reader(text.splitlines(), delimiter=delimiter), 1):
            if line := rows.line(cells):
                yield Passage(place("row", row=number), line)
    except csv.Error as error:
        raise CannotRead("damaged") from error
