"""Tables: each has something in it, says what it is about, and which of its cells are headers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.proofreading.passage import Reading
from thai.text import shorten

EMPTY = Detector(
    "table_empty",
    "proofreading",
    _("Table with nothing in it"),
    _("Fill the table in, or take it out."),
    Severity.ASK,
)
HEADER = Detector(
    "table_header",
    "proofreading",
    _("Table without a header"),
    _("Say whether the first row or the first column holds the headers: screen readers read them with every cell."),
    Severity.NOTE,
)
CAPTION = Detector(
    "table_caption",
    "proofreading",
    _("Table without a caption"),
    _("Write in the caption what the table is about."),
    Severity.NOTE,
)
DETECTORS = (EMPTY, HEADER, CAPTION)


@dataclass(frozen=True, slots=True)
class _Table:
    field: str
    label: str
    number: int
    text: str
    has_header: bool
    has_caption: bool


def find(reading: Reading) -> Iterator[Finding]:
    """The page's tables, and those pasted into its formatted texts."""
    for table in [*_of_blocks(reading.material.page), *_of_texts(reading)]:
        if not table.text:
            yield _finding(EMPTY, table)
            continue
        if not table.has_header:
            yield _finding(HEADER, table)
        if not table.has_caption:
            yield _finding(CAPTION, table)


def _of_blocks(page: Any) -> Iterator[_Table]:
    for field in page._meta.get_fields():
        if not isinstance(field, StreamField):
            continue
        values = [block.value for block in getattr(page, field.name) if isinstance(block.block, TableBlock)]
        for number, value in enumerate((value or {} for value in values), 1):
            header = value.get("first_row_is_table_header") or value.get("first_col_is_header")
            caption = bool(str(value.get("table_caption") or "").strip())
            label = capfirst(str(field.verbose_name))
            yield _Table(field.name, label, number, _text(value.get("data") or []), bool(header), caption)


def _of_texts(reading: Reading) -> Iterator[_Table]:
    for passage in reading.passages:
        tables = passage.markup.tables if passage.markup else []
        for number, table in enumerate(tables, 1):
            text = " ".join(table.text.split())
            wording = passage.wording
            yield _Table(wording.field, wording.label, number, text, table.has_header, table.has_caption)


def _text(rows: list[list[Any]]) -> str:
    return " ".join(" ".join(str(cell) for row in rows for cell in row if cell not in (None, "")).split())


def _finding(detector: Detector, table: _Table) -> Finding:
    number = gettext("table %(number)s") % {"number": table.number}
    return Finding(
        detector.key,
        shorten(table.text, 80) or number,
        digest_of(table.text or str(table.number)),
        field=table.field,
        place=f"{table.label}, {number}",
    )
