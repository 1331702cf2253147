"""Rows out of a MySQL dump, read as a stream: no server, and never more than one row in memory."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from django.utils.translation import gettext as _

from news.importing.moving.item import UnreadableExport

PART: Final = 1 << 20
"""Characters read at a time."""
LONGEST_VALUE: Final = 16 << 20
"""Most characters of one value: more is no text of an article."""

_INSERT = re.compile(r"(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+(?:`?\w+`?\.)?`?([\w$]+)`?\s*", re.IGNORECASE)
_COLUMNS = re.compile(r"\(([^()]*)\)\s*")
_CREATE = re.compile(r"CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?(?:`?\w+`?\.)?`?([\w$]+)`?\s*\(", re.IGNORECASE)
_COLUMN = re.compile(r"^\s*`([\w$]+)`\s", re.MULTILINE)
# What a statement is made of; each alternative ends where it must, so that nothing is read twice.
_PIECE = re.compile(
    r"""'(?:[^'\\]|\\.|'')*+'|"(?:[^"\\]|\\.|"")*+"|`[^`]*+`|/\*.*?\*/|(?:--(?=[\s]|$)|\#)[^\n]*+\n|[^'"`/\#;-]++|[/-]""",
    re.DOTALL,
)
_SPACE = re.compile(r"(?:\s++|/\*.*?\*/\s*;?|(?:--(?=\s)|\#)[^\n]*+\n)*+", re.DOTALL)
_VALUE = re.compile(
    r"\s*(?:(?:_binary\s+|_utf8(?:mb4)?\s+|N)?'((?:[^'\\]|\\.|'')*+)'(?!')|([^\s,()']++))\s*([,)])", re.DOTALL
)
_ESCAPE = re.compile(r"\\(.)|''", re.DOTALL)
_ESCAPED: Final = {"n": "\n", "r": "\r", "t": "\t", "0": "\0", "Z": "\x1a", "b": "\b"}


class Dump:
    """A dump by phpMyAdmin or mysqldump, in UTF-8."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rows(self, wanted: frozenset[str]) -> Iterator[tuple[str, dict[str, str | None]]]:
        """Yield (table, row) for the tables whose names, without the site's prefix, are wanted.

        Raises UnreadableExport when the file is no dump or ends in the middle of a value.
        """
        try:
            with self.path.open(encoding="utf-8", errors="replace") as file:
                yield from _Reader(file, self.path.name, wanted).rows()
        except OSError as error:
            raise UnreadableExport(_("“%(file)s” cannot be opened.") % {"file": self.path.name}) from error


class _Reader:
    """A window on the file that moves forward only."""

    def __init__(self, file: IO[str], name: str, wanted: frozenset[str]) -> None:
        self.file, self.name, self.wanted = file, name, wanted
        self.text, self.at, self.is_over = "", 0, False
        self.columns: dict[str, list[str]] = {}

    def rows(self) -> Iterator[tuple[str, dict[str, str | None]]]:
        """Statement by statement."""
        while self._statement_ahead():
            insert = _INSERT.match(self.text, self.at)
            if insert and without_prefix(insert[1]) in self.wanted:
                self.at = insert.end()
                yield from self._inserted(insert[1])
            else:
                self._skip()

    def _statement_ahead(self) -> bool:
        while True:
            found = _SPACE.match(self.text, self.at)
            self.at = found.end() if found else self.at
            while self.at < len(self.text) and self.text[self.at] == ";":
                self.at += 1
                found = _SPACE.match(self.text, self.at)
                self.at = found.end() if found else self.at
            if len(self.text) - self.at > 2000 or not self._more():
                return self.at < len(self.text)

    def _more(self) -> bool:
        """Read on, forgetting what has been read; False at the end of the file."""
        if self.is_over:
            return False
        part = self.file.read(PART)
        self.is_over = not part
        self.text = self.text[self.at :] + part
        self.at = 0
        return bool(part)

    def _skip(self) -> None:
        """To the end of the statement; of a CREATE TABLE the columns are kept, for inserts that do not name them."""
        create = _CREATE.match(self.text, self.at)
        wanted = create and without_prefix(create[1]) in self.wanted
        said: list[str] = []
        while True:
            if self.at < len(self.text) and self.text[self.at] == ";":
                self.at += 1
                break
            piece = _PIECE.match(self.text, self.at)
            if piece is None or piece.end() == len(self.text):
                if len(self.text) - self.at > LONGEST_VALUE:
                    raise self._broken()
                if self._more():
                    continue
                if piece is None:
                    self.at = len(self.text)
                    break
            if wanted:
                said.append(piece[0])
            self.at = piece.end()
        if create and wanted:
            self.columns[create[1]] = _COLUMN.findall("".join(said).partition("(")[2])

    def _inserted(self, table: str) -> Iterator[tuple[str, dict[str, str | None]]]:
        columns = self.columns.get(table, [])
        if named := _COLUMNS.match(self.text, self.at):
            columns = [name.strip(" `\n\r\t") for name in named[1].split(",")]
            self.at = named.end()
        self._expect(re.compile(r"VALUES?\s*", re.IGNORECASE))
        if not columns:
            raise UnreadableExport(_("The dump does not name the columns of “%(table)s”.") % {"table": table})
        while True:
            self._expect(re.compile(r"\s*\(", re.DOTALL))
            yield table, dict(zip(columns, self._values(), strict=False))
            if self._expect(re.compile(r"\s*([,;])", re.DOTALL)).endswith(";"):
                return

    def _values(self) -> list[str | None]:
        values: list[str | None] = []
        while True:
            found = self._match(_VALUE)
            text = found[1]
            if text is not None:
                values.append(_ESCAPE.sub(_plain, text) if "\\" in text or "''" in text else text)
            else:
                values.append(None if found[2].upper() == "NULL" else found[2])
            if found[3] == ")":
                return values

    def _expect(self, pattern: "re.Pattern[str]") -> str:
        return self._match(pattern)[0]

    def _match(self, pattern: "re.Pattern[str]") -> "re.Match[str]":
        """The pattern at this place, reading on while it might still fit. Raises UnreadableExport."""
        while True:
            found = pattern.match(self.text, self.at)
            if found and (found.end() < len(self.text) or self.is_over):
                self.at = found.end()
                return found
            if len(self.text) - self.at > LONGEST_VALUE or not self._more():
                if found:
                    self.at = found.end()
                    return found
                raise self._broken()

    def _broken(self) -> UnreadableExport:
        return UnreadableExport(
            _("“%(file)s” is no dump of a MySQL database, or it ends in the middle.") % {"file": self.name}
        )


def without_prefix(table: str) -> str:
    """The table's name without the letters a Joomla site puts before it: `jos_content` → `content`."""
    return table.partition("_")[2] if "_" in table else table


def _plain(found: "re.Match[str]") -> str:
    return "'" if found[1] is None else _ESCAPED.get(found[1], found[1])
