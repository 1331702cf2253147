"""Which reports a person's seats are to make in a fiscal year, and by when."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from approvals.api import Procedure, ReportDefinition
from offices.api import Holding, Office, Unit
from publishing.models import Report
from publishing.reports.period_names import period_name
from publishing.reports.periods import Span, next_due, spans_in
from publishing.reports.rights import reporting_seat, reports_for_all
from thai.dates import local_date


@dataclass(frozen=True, slots=True)
class Round:
    """One report of one unit (None: of the whole office) on one round of its period, not signed yet."""

    definition: ReportDefinition
    unit: Unit | None
    span: Span
    name: str
    due_on: dt.date
    draft: Report | None
    is_overdue: bool


def rounds_to_make(
    office: Office, procedure: Procedure, year: int, holdings: Iterable[Holding], today: dt.date
) -> list[Round]:
    """Begun and not signed, the most pressing first (two queries).

    What fell due before the office worked with a procedure here can be made and is never called overdue.
    """
    holdings = list(holdings)
    adopted = local_date(Procedure.objects.filter(office=office).order_by("pk").values_list("loaded_at", flat=True)[0])
    known = _newest(office, year)
    found = []
    for definition in procedure.spec.reports:
        for unit in units_to_report(definition, office, holdings):
            for span in spans_in(definition.period, year):
                report = known.get((definition.key, unit.pk if unit else None, span.first, span.last))
                if span.first > today or (report is not None and report.is_signed):
                    continue
                due_on = next_due(span, definition.due_months, today)
                name = period_name(definition.period, span)
                overdue = adopted <= due_on < today
                found.append(Round(definition, unit, span, name, due_on, report, overdue))
    return sorted(found, key=lambda entry: (entry.due_on, entry.definition.key, entry.unit.pk if entry.unit else 0))


def units_to_report(definition: ReportDefinition, office: Office, holdings: list[Holding]) -> list[Unit | None]:
    """The units the person makes this report for; None stands for the whole office."""
    units = [unit for unit in office.units.all() if reporting_seat(holdings, office.pk, unit.pk)]
    if not reports_for_all(holdings, office.pk):
        return list(units)
    return list(units) if definition.by_unit else [None]


def _newest(office: Office, year: int) -> dict[tuple[str, int | None, dt.date, dt.date], Report]:
    """The latest version of every report of the year."""
    reports = Report.objects.filter(office=office, fiscal_year=year).defer("content", "texts", "blocks")
    return {
        (report.key, report.unit_id, report.starts_on, report.ends_on): report for report in reports.order_by("version")
    }
