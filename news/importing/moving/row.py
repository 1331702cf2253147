"""The report of moving in: one line for everything that came, did not come, or came without something."""

import csv
import json
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from django.utils.translation import gettext as _


class Fate(StrEnum):
    """What became of an item, a file or a link."""

    IMPORTED = "imported"
    BEFORE = "before"
    CHANGED = "changed"
    SKIPPED = "skipped"
    REFUSED = "refused"
    FAILED = "failed"
    FILE_MISSING = "file_missing"
    FILE_REFUSED = "file_refused"
    NOWHERE = "link_to_nowhere"
    LINKED = "linked"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is about in the old website, what became of it, and why."""

    fate: Fate
    old_id: str
    title: str
    address: str = ""
    text: str = ""
    page: int | None = None


def summary(counts: "Counter[Fate]") -> list[str]:
    """The counts as sentences, those that are nought left out."""
    said = {
        Fate.IMPORTED: _("Drafts: %(count)s"),
        Fate.BEFORE: _("Imported before: %(count)s"),
        Fate.CHANGED: _("Changed in the old website since they were imported (the drafts are kept): %(count)s"),
        Fate.SKIPPED: _("Skipped by the mapping: %(count)s"),
        Fate.REFUSED: _("Not moved: %(count)s"),
        Fate.FAILED: _("Failed: %(count)s"),
        Fate.FILE_MISSING: _("Files not in the folder: %(count)s"),
        Fate.FILE_REFUSED: _("Files refused by the office's rules: %(count)s"),
        Fate.LINKED: _("Links that lead to the new page now: %(count)s"),
        Fate.NOWHERE: _("Links to nowhere: %(count)s"),
    }
    return [text % {"count": f"{counts[fate]:,}"} for fate, text in said.items() if counts[fate]]


class ReportFile:
    """The report as a file, written line by line: `.csv` for a spreadsheet, `.json` for a program."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._file: IO[str] | None = None
        self._is_first = True

    def __enter__(self) -> Self:
        if self.path is not None:
            # With a byte order mark: Excel takes Thai for something else without.
            encoding = "utf-8-sig" if self.path.suffix == ".csv" else "utf-8"
            self._file = self.path.open("w", encoding=encoding, newline="")
            if self.path.suffix == ".csv":
                csv.writer(self._file).writerow(["fate", "old_id", "title", "address", "text", "page"])
            else:
                self._file.write("[")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None and self.path is not None:
            if self.path.suffix == ".json":
                self._file.write("\n]\n")
            self._file.close()

    def write(self, row: Row) -> None:
        """Append a line."""
        if self._file is None or self.path is None:
            return
        if self.path.suffix == ".csv":
            csv.writer(self._file).writerow([_no_formula(str(value or "")) for value in asdict(row).values()])
            return
        self._file.write(("\n" if self._is_first else ",\n") + json.dumps(asdict(row), ensure_ascii=False))
        self._is_first = False


def _no_formula(value: str) -> str:
    """What a spreadsheet would run as a formula is text: the old website's words are anybody's."""
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
