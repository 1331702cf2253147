"""What a round of a report is called, in the words of the offices' forms."""

from django.utils.translation import gettext as _

from approvals.api import Period
from publishing.reports.periods import Span, spans_in
from thai.dates import MONTHS, buddhist_year, format_date
from thai.fiscal import fiscal_year


def period_name(period: Period, span: Span) -> str:
    """E.g. “รอบ 6 เดือนแรก ปีงบประมาณ 2569”; the office's own label first when the procedure gives one."""
    year = fiscal_year(span.first)
    named = period.label or _default_name(period, span, year)
    return f"{named} ({days_of(span)})" if period.kind in {"range", "free"} or period.label else named


def days_of(span: Span) -> str:
    """From which day to which."""
    return _("%(first)s – %(last)s") % {"first": format_date(span.first), "last": format_date(span.last)}


def _default_name(period: Period, span: Span, year: int) -> str:
    if period.kind == "month":
        return f"{MONTHS[span.first.month - 1]} {buddhist_year(span.first)}"
    number = (spans_in(period, year) or [span]).index(span)
    names = {
        "quarter": _("Quarter %(number)s of fiscal year %(year)s") % {"number": number + 1, "year": year},
        "fiscal_half": (
            _("First six months of fiscal year %(year)s"),
            _("Last six months of fiscal year %(year)s"),
        )[number % 2]
        % {"year": year},
        "cumulative": (
            _("Six months cumulated, fiscal year %(year)s"),
            _("Twelve months cumulated, fiscal year %(year)s"),
        )[number % 2]
        % {"year": year},
        "fiscal_year": _("Fiscal year %(year)s") % {"year": year},
    }
    return names.get(period.kind, _("Period of fiscal year %(year)s") % {"year": year})
