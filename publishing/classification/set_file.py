"""A list of indicators as a file: CSV in UTF-8, one indicator a line, every fault named by its line."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

HEADINGS = {
    "code": "รหัส",
    "title": "ตัวชี้วัด",
    "group": "หมวด",
    "information_types": "ประเภทข้อมูล",
    "verified": "ยืนยันแล้ว",
    "note": "หมายเหตุ",
}
"""The columns, in English or in Thai."""
_NEEDED = ("code", "title")
_LONGEST = {"code": 20, "title": 500, "group": 200}
_YES, _NO = frozenset({"yes", "ใช่", "1"}), frozenset({"no", "ไม่", "0", ""})


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator as the file names it. Without a word on it, it counts as unverified."""

    code: str
    title: str
    group: str
    information_types: tuple[str, ...]
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a line of the file (counted from 1, the headings included)."""

    line: int
    text: str

    def __str__(self) -> str:
        return _("Line %(number)s: %(fault)s") % {"number": self.line, "fault": self.text}


class FaultyFileError(Exception):
    """The file cannot be read as a list of indicators."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def read_lines(path: Path, known_types: Iterable[str]) -> list[Line]:
    """The indicators of the file in order. Raises FaultyFileError with every fault, OSError without such a file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFileError([Fault(1, _("The file is not in UTF-8: save it as “CSV UTF-8”."))]) from error
    rows = [(number, row) for number, row in _rows(text) if any(cell.strip() for cell in row)]
    if len(rows) < 2:
        raise FaultyFileError([Fault(1, _("The file has no indicators."))])
    columns = _columns(rows[0][1])
    known = frozenset(known_types)
    faults: list[Fault] = []
    lines: list[Line] = []
    for number, row in rows[1:]:
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        faults += [Fault(number, text) for text in _faults_of(cells, known)]
        lines.append(_line(cells))
    numbers = [number for number, _row in rows[1:]]
    faults += _twice(zip(numbers, lines, strict=True))
    if faults:
        raise FaultyFileError(sorted(faults, key=lambda fault: fault.line))
    return lines


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(keepends=True))
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise FaultyFileError(
            [Fault(reader.line_num, _("This is not a line of CSV: %(why)s") % {"why": error})]
        ) from error


def _columns(headings: list[str]) -> dict[str, int]:
    names = {thai: name for name, thai in HEADINGS.items()} | {name: name for name in HEADINGS}
    places: dict[str, int] = {}
    faults: list[Fault] = []
    for place, heading in enumerate(headings):
        name = names.get(heading.strip().lower())
        if name is not None and name not in places:
            places[name] = place
        elif heading.strip():
            faults.append(Fault(1, _("The column “%(heading)s” is unknown or stands twice.") % {"heading": heading}))
    faults += [Fault(1, _("The column “%(heading)s” is missing.") % {"heading": n}) for n in _NEEDED if n not in places]
    if faults:
        raise FaultyFileError(faults)
    return places


def _faults_of(cells: dict[str, str], known: frozenset[str]) -> Iterator[str]:
    for name in _NEEDED:
        if not cells[name]:
            yield _("“%(heading)s” is empty.") % {"heading": HEADINGS[name]}
    for name, most in _LONGEST.items():
        if len(cells.get(name, "")) > most:
            yield _("“%(heading)s” is longer than %(count)s letters.") % {"heading": HEADINGS[name], "count": most}
    if cells.get("verified", "").lower() not in _YES | _NO:
        yield _("“%(heading)s” says “%(text)s”: write yes or no.") % {
            "heading": HEADINGS["verified"], "text": cells["verified"],
        }  # fmt: skip
    for key in _keys(cells.get("information_types", "")):
        if key not in known:
            yield _("There is no information type “%(key)s”.") % {"key": key}


def _twice(lines: Iterable[tuple[int, Line]]) -> list[Fault]:
    first: dict[str, int] = {}
    found = []
    for number, line in lines:
        if line.code and first.setdefault(line.code, number) != number:
            said = _("The code “%(code)s” stands in line %(first)s already.")
            found.append(Fault(number, said % {"code": line.code, "first": first[line.code]}))
    return found


def _line(cells: dict[str, str]) -> Line:
    return Line(
        code=cells["code"],
        title=" ".join(cells["title"].split()),
        group=cells.get("group", ""),
        information_types=tuple(_keys(cells.get("information_types", ""))),
        verified=cells.get("verified", "").lower() in _YES,
        note=cells.get("note", ""),
    )


def _keys(text: str) -> list[str]:
    """Keys parted by spaces or commas, each once."""
    return list(dict.fromkeys(key for key in re.split(r"[\s,]+", text) if key))
