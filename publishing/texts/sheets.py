"""Spreadsheets: every sheet, hidden ones too, row by row as people see the numbers; comments; headers and footers."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal, InvalidOperation

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel

from publishing.texts.guard import guarded
from publishing.texts.package import Event, Package
from publishing.texts.passage import Passage, Unread, place
from publishing.texts.rows import Rows

_WORKBOOK = "xl/workbook.xml"
_SHOWN_ON_PAPER = frozenset({"oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"})
_LETTERS = re.compile("[A-Z]{1,3}")
_ONLY_DIGITS = re.compile(r"(?:[0#\- .]|\\.|\"[^\"]*\")*0(?:[0#\- .]|\\.|\"[^\"]*\")*")
_CONDITION = re.compile(r"\[[^\]]*\]")
_DAYS = 2_958_465
"""The last date a spreadsheet knows, 31 December 9999."""


def passages(package: Package) -> Iterator[Passage | Unread]:
    """Yield every row that holds something, then each sheet's comments."""
    if _WORKBOOK not in package:
        return
    strings = list(_strings(package))
    formats = _formats(package)
    relations = package.relations(_WORKBOOK)
    for event in list(package.events(_WORKBOOK)):
        part = relations.get(event.attribute("id"), "") if event.name == "sheet" else ""
        if part in package:
            sheet = _Sheet(event.attribute("name"), strings, formats)
            yield from guarded(sheet.passages(package, part), place("part", name=part))
            for related in package.relations(part).values():
                if "comment" in related.lower() and related.endswith(".xml") and related in package:
                    yield from guarded(_comments(package, related, sheet.name), place("part", name=related))


def _strings(package: Package) -> Iterator[str]:
    """The texts that cells share, each given out once to be counted on the budget."""
    name = "xl/sharedStrings.xml"
    if name not in package:
        return
    pieces: list[str] = []
    is_text = False
    for event in package.events(name):
        if event.kind == "text" and is_text:
            pieces.append(event.text)
        elif event.name == "t":
            is_text = event.kind == "start"
        elif event.name == "si" and event.kind == "end":
            text = "".join(pieces)
            package.budget.spend_text(text)
            yield text
            pieces = []


def _formats(package: Package) -> list[str]:
    """The number format of every cell style, in order."""
    name = "xl/styles.xml"
    if name not in package:
        return []
    own: dict[str, str] = {}
    styles: list[str] = []
    is_cells = False
    for event in package.events(name):
        if event.name == "cellXfs":
            is_cells = event.kind == "start"
        elif event.kind == "start" and event.name == "numFmt":
            own[event.attribute("numFmtId")] = event.attribute("formatCode")
        elif event.kind == "start" and event.name == "xf" and is_cells:
            styles.append(event.attribute("numFmtId"))
    builtin = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    return [own.get(style) or builtin.get(style, "General") for style in styles]


class _Sheet:
    """One sheet while it is read."""

    def __init__(self, name: str, strings: list[str], formats: list[str]) -> None:
        self.name, self.strings, self.formats = name, strings, formats
        self.rows, self.number = Rows(), 0
        self.cells: dict[int, str] = {}
        self.cell: Event | None = None
        self.value: list[str] = []
        self.formula: list[str] = []
        self.open = ""

    def passages(self, package: Package, part: str) -> Iterator[Passage]:
        for event in package.events(part):
            if event.kind == "text":
                self._text(event.text)
            elif event.kind == "start":
                self._start(event)
            elif event.name == "c" and self.cell:
                self._cell_ends()
            elif event.name == "row":
                yield from self._row_ends()
            elif event.name in _SHOWN_ON_PAPER and self.value:
                yield Passage(place("sheet_page", sheet=self.name), "".join(self.value))

    def _text(self, text: str) -> None:
        if self.open in ("v", "t") or self.open in _SHOWN_ON_PAPER:
            self.value.append(text)
        elif self.open == "f":
            self.formula.append(text)

    def _start(self, event: Event) -> None:
        self.open = event.name
        if event.name == "row":
            row = event.attribute("r")
            self.number = int(row) if row.isascii() and row.isdigit() else self.number + 1
        elif event.name == "c":
            self.cell, self.value, self.formula = event, [], []
        elif event.name in _SHOWN_ON_PAPER:
            self.value = []

    def _cell_ends(self) -> None:
        letters = _LETTERS.match(self.cell.attribute("r")) if self.cell else None
        column = column_index_from_string(letters[0]) if letters else max(self.cells, default=0) + 1
        shown = self._shown("".join(self.value))
        formula = "".join(self.formula)
        # It may spell what its result does not show.
        self.cells[column] = f"{shown} {formula}".strip() if '"' in formula else shown
        self.cell = None

    def _row_ends(self) -> Iterator[Passage]:
        if self.cells:
            # Columns far to the right are moved next to the others beyond a sheet anybody fills in by hand.
            last = min(max(self.cells), 500)
            cells = [self.cells.get(column, "") for column in range(1, last + 1)]
            cells += [text for column, text in sorted(self.cells.items()) if column > last]
            if line := self.rows.line(cells):
                yield Passage(place("sheet_row", sheet=self.name, row=self.number), line)
        self.cells = {}

    def _shown(self, value: str) -> str:
        kind = self.cell.attribute("t") if self.cell else ""
        if kind == "s":
            return self.strings[int(value)] if value.isdecimal() and int(value) < len(self.strings) else ""
        if kind in ("str", "inlineStr", "e", "b", "d"):
            return value
        style = self.cell.attribute("s") if self.cell else ""
        code = self.formats[int(style)] if style.isdecimal() and int(style) < len(self.formats) else "General"
        return shown_number(value, code)


def shown_number(value: str, code: str) -> str:
    """Write a number as its format shows it, as far as it matters: whole, with its leading zeros, dates as dates."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if not number.is_finite() or abs(number) >= Decimal("1e20"):
        return value
    if 0 < number < _DAYS and is_date_format(code):
        day = from_excel(float(number))
        return f"{day.day}/{day.month}/{day.year}" if isinstance(day, datetime) else str(day)
    if number != number.to_integral_value():
        return value
    digits = str(int(number))
    plain = _CONDITION.sub("", code).split(";")[0]
    return digits.zfill(plain.count("0")) if number >= 0 and _ONLY_DIGITS.fullmatch(plain) else digits


def _comments(package: Package, part: str, sheet: str) -> Iterator[Passage]:
    cell, pieces, is_text = "", [], False
    for event in package.events(part):
        if event.kind == "text" and is_text:
            pieces.append(event.text)
        elif event.name in ("t", "text"):
            # Older comments hold their text in <t>, threaded ones in <text>.
            is_text = event.kind == "start"
        elif event.name in ("comment", "threadedComment"):
            if event.kind == "end" and "".join(pieces).strip():
                yield Passage(place("sheet_comment", sheet=sheet, cell=cell), "".join(pieces))
            cell, pieces = event.attribute("ref") or cell, []
