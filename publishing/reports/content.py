"""What a report says: drawn afresh until it is signed, read from what was frozen afterwards."""

import datetime as dt
from typing import Any

from publishing.models import Report
from publishing.reports.tables import Table, draw, with_texts


def drawn(report: Report, now: dt.datetime) -> Table:
    """The table as the records stand now, with what was written per row."""
    table = draw(report.definition, report.procedure.spec, report.office, report.unit, report.span, now=now)
    return with_texts(table, report.texts)


def content_of(report: Report, table: Table) -> dict[str, Any]:
    """Everything the report says, but for who signed it and when."""
    definition = report.definition
    return {
        "report": report.key,
        "title": report.title,
        "office": report.office.name,
        "unit": report.unit.name if report.unit else "",
        "period": {
            "label": report.period_label,
            "first": report.starts_on.isoformat(),
            "last": report.ends_on.isoformat(),
        },
        "version": report.version,
        "procedure": str(report.procedure),
        "rules": list(definition.rules),
        "blocks": [
            {"key": block.key, "label": block.label, "text": report.blocks.get(block.key, "")}
            for block in definition.blocks
        ],
        **table,
    }


def content_now(report: Report, now: dt.datetime) -> dict[str, Any]:
    """What the report says: as signed, or as it would be signed now."""
    return report.content if report.is_signed else content_of(report, drawn(report, now))
