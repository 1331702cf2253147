"""Word files: paragraphs, tables, text boxes, headers, footers, notes, comments, and deleted text still in the file."""

import re
from collections.abc import Iterator

from publishing.texts.guard import guarded
from publishing.texts.package import Event, Package
from publishing.texts.passage import Passage, Place, Unread, place
from publishing.texts.rows import Rows

PARTS = r"word/(?:glossary/)?(?!styles|settings|fontTable|webSettings|numbering)[^/]+\.xml"
_FIXED = (("header", "header"), ("footer", "footer"), ("footnotes", "footnote"), ("endnotes", "footnote"))
_BREAKS = frozenset({"br", "cr"})


def passages(package: Package) -> Iterator[Passage | Unread]:
    """Yield the text of every part that holds paragraphs; the body first."""
    parts = package.named(PARTS)
    parts.sort(key=lambda name: not re.fullmatch(r"word/document\d*\.xml", name))
    for part in parts:
        yield from guarded(_Story(part).passages(package), place("part", name=part))


class _Story:
    """One part: its paragraphs and tables as they close, the inner ones (text boxes) before the outer."""

    def __init__(self, part: str) -> None:
        name = part.rpartition("/")[2]
        kinds = [kind for start, kind in _FIXED if name.startswith(start)]
        kinds += ["comment"] if name.startswith("comments") else []
        self.place = place(kinds[0]) if kinds else None
        self.part = part
        self.paragraphs: list[list[str]] = []
        self.deleted: list[str] = []
        self.rows: list[list[list[str]]] = []
        """Open rows, of tables in tables: cells, and paragraphs in each."""
        self.tables: list[tuple[Rows, int, list[int]]] = []
        self.number = self.table_count = 0
        self.unseen = 0
        self.open: str = ""

    def passages(self, package: Package) -> Iterator[Passage]:
        for event in package.events(self.part):
            if event.name == "Fallback":
                # Says again, for old programs, what stands just before it.
                self.unseen += 1 if event.kind == "start" else -1
            elif self.unseen:
                continue
            elif event.kind == "text":
                self._text(event.text)
            elif event.kind == "start":
                self._start(event)
            else:
                yield from self._end(event.name)

    def _text(self, text: str) -> None:
        if self.open == "delText":
            self.deleted.append(text)
        elif self.open in ("t", "instrText") and self.paragraphs:
            self.paragraphs[-1].append(text)

    def _start(self, event: Event) -> None:
        self.open = event.name
        match event.name:
            case "p":
                self.number += not self.paragraphs
                self.paragraphs.append([])
            case "tbl":
                self.table_count += 1
                self.tables.append((Rows(), self.table_count, [0]))
            case "tr" if self.tables:
                self.rows.append([])
            case "tc" if self.rows:
                self.rows[-1].append([])
            case "docPr" if self.paragraphs:
                # The alternative text of a picture is read aloud to people, so it is text.
                self.paragraphs[-1] += [f" {event.attribute('descr')} {event.attribute('title')} "]
            case "instrText" if self.paragraphs:
                self.paragraphs[-1].append(" ")

    def _end(self, name: str) -> Iterator[Passage]:
        self.open = ""
        if name == "tab" and self.paragraphs:
            self.paragraphs[-1].append(" ")
        elif name in _BREAKS and self.paragraphs:
            self.paragraphs[-1].append("\n")
        elif name == "p" and self.paragraphs:
            yield from self._paragraph("".join(self.paragraphs.pop()))
        elif name == "tr" and self.rows and self.tables:
            yield from self._row()
        elif name == "tbl" and self.tables:
            self.tables.pop()

    def _paragraph(self, text: str) -> Iterator[Passage]:
        if self.deleted:
            yield Passage(place("deleted", number=self.number), "".join(self.deleted))
            self.deleted.clear()
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(text)
        elif text.strip():
            yield Passage(self.place or self._numbered(), text)

    def _numbered(self) -> Place:
        return place("paragraph", number=self.number)

    def _row(self) -> Iterator[Passage]:
        rows, table, count = self.tables[-1]
        count[0] += 1
        line = rows.line([" ".join(cell) for cell in self.rows.pop()])
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append(line)  # a table in a cell is text of that cell
        elif line:
            yield Passage(self.place or place("table_row", table=table, row=count[0]), line)
