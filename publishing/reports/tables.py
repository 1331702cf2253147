"""The table of a report: columns as the procedure names them, rows drawn from what is recorded, totals below.

Columns an office names beyond the known ones, and the outcome of S11-F2, are written by a person per row.
Everything here is plain JSON, for it is frozen when the report is signed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from approvals.api import ProcedureDocument, ReportDefinition
from offices.api import Office, Unit
from publishing.reports.channels import counts_by_channel
from publishing.reports.indicators import FORMULAS
from publishing.reports.items import Item, items_of
from publishing.reports.periods import Span

Row = dict[str, Any]
Table = dict[str, Any]

_OUTCOME, _REMARK = "outcome", "remark"

_ITEM_CELLS: dict[str, Callable[[Item], Any]] = {
    "received_at": lambda item: _iso(item.received_at),
    "completed_at": lambda item: _iso(item.published_at) or item.on.isoformat(),
    "date": lambda item: item.on.isoformat(),
    "title": lambda item: item.title,
    "category": lambda item: item.category,
    "unit": lambda item: item.unit_name,
    "site": lambda item: item.site,
    "uploader": lambda item: item.person_name,
    "online": lambda item: item.online,
    "board": lambda item: item.on_board,
    "remark": lambda item: _remark(item),
}
_KINDS = {
    "no": "number", "received_at": "datetime", "completed_at": "datetime", "date": "date", "online": "tick",
    "board": "tick", "count": "number", "value": "number", "target": "number", "met": "tick", "part": "number",
    "whole": "number",
}  # fmt: skip
_DRAWN = {
    "items": {"no", *_ITEM_CELLS} - {_REMARK},
    "channels": {"no", "channel", "count"},
    "indicators": {"no", "indicator", "part", "whole", "value", "target", "met"},
}


def draw(
    definition: ReportDefinition,
    spec: ProcedureDocument,
    office: Office,
    unit: Unit | None,
    span: Span,
    *,
    now: dt.datetime,
) -> Table:
    """The columns, rows and totals of the report as the records stand now."""
    makers = {"items": _item_rows, "channels": _channel_rows, "indicators": _indicator_rows}
    rows, totals = makers[definition.rows](definition, spec, office, unit, span, now)
    return {"columns": columns_of(definition), "rows": rows, "totals": totals}


def columns_of(definition: ReportDefinition) -> list[dict[str, Any]]:
    """Key, label, kind of value, and whether a person writes it."""
    return [
        {
            "key": column.key,
            "label": column.label,
            "kind": _KINDS.get(column.key, "text"),
            "written": column.key not in _DRAWN[definition.rows],
        }
        for column in definition.columns
    ]


def with_texts(table: Table, texts: dict[str, dict[str, str]]) -> Table:
    """The table with what was written per row; a remark is added to what the records say."""
    written = [column["key"] for column in table["columns"] if column["written"]]
    rows = []
    for row in table["rows"]:
        typed = texts.get(row["ref"], {})
        cells = {key: _joined(row["cells"].get(key) or "", typed.get(key, "")) for key in written}
        rows.append({**row, "cells": row["cells"] | cells})
    return table | {"rows": rows}


def _item_rows(
    definition: ReportDefinition,
    spec: ProcedureDocument,
    office: Office,
    unit: Unit | None,
    span: Span,
    now: dt.datetime,
) -> tuple[list[Row], list[list[Any]]]:
    items = items_of(office, unit, span)
    keys = [column.key for column in definition.columns]
    rows = []
    for number, item in enumerate(items, 1):
        cells = {key: _ITEM_CELLS[key](item) for key in keys if key in _ITEM_CELLS}
        rows.append({"ref": item.ref, "cells": {"no": number} | cells})
    totals: list[list[Any]] = [[_("All items"), len(items)]]
    for key, count in (("online", "online"), ("board", "on_board")):
        if key in keys:
            label = next(column.label for column in definition.columns if column.key == key)
            totals.append([label, sum(getattr(item, count) for item in items)])
    for key in ("category", "site"):
        if key in keys:
            totals += [[name, n] for name, n in Counter(getattr(item, key) for item in items).items() if name]
    return rows, totals


def _channel_rows(
    definition: ReportDefinition,
    spec: ProcedureDocument,
    office: Office,
    unit: Unit | None,
    span: Span,
    now: dt.datetime,
) -> tuple[list[Row], list[list[Any]]]:
    counts = counts_by_channel(spec, office, unit, span)
    rows = [
        {"ref": f"channel-{count.key}", "cells": {"no": number, "channel": count.label, "count": count.count}}
        for number, count in enumerate(counts, 1)
    ]
    return rows, [[_("All channels"), sum(count.count for count in counts)]]


def _indicator_rows(
    definition: ReportDefinition,
    spec: ProcedureDocument,
    office: Office,
    unit: Unit | None,
    span: Span,
    now: dt.datetime,
) -> tuple[list[Row], list[list[Any]]]:
    items = items_of(office, unit, span)
    rows = []
    for number, indicator in enumerate(spec.indicators, 1):
        cells: dict[str, Any] = {"no": number, "indicator": indicator.label, "target": indicator.target}
        if formula := FORMULAS.get(indicator.key):
            figure = formula(items, now)
            cells |= {"part": figure.part, "whole": figure.whole, "value": figure.percent}
            cells["met"] = figure.meets(indicator.target)
        rows.append({"ref": f"indicator-{indicator.key}", "cells": cells})
    return rows, []


def _remark(item: Item) -> str:
    urgent = _("published first as urgent") if item.urgent else ""
    return " · ".join(part for part in (item.remark, urgent, item.ended) if part)


def _joined(drawn: str, typed: str) -> str:
    return " · ".join(part for part in (drawn, typed.strip()) if part)


def _iso(moment: dt.datetime | None) -> str:
    return moment.isoformat() if moment else ""
