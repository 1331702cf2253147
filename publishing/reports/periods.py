"""Which days a report covers and by when it is due: pure rules on the calendar of the fiscal year (procedures.md §5.3).

Days begin at midnight in Bangkok; fiscal years are Buddhist Era and begin on 1 October.
"""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from approvals.api import Period
from thai.dates import ERA_OFFSET, TIMEZONE, local_date
from thai.fiscal import bounds, fiscal_year

_YEAR = 12
_FIRST_MONTH = 10
_MONTHS_IN = {"month": 1, "quarter": 3, "fiscal_half": 6, "fiscal_year": 12}


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days of one round of a report, both ends inside it. Raises ValueError when it ends before it begins."""

    first: dt.date
    last: dt.date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} – {self.last}")

    @property
    def begins_at(self) -> dt.datetime:
        """Midnight in Bangkok at which the first day begins."""
        return _midnight(self.first)

    @property
    def ends_at(self) -> dt.datetime:
        """Midnight in Bangkok at which the last day is over; itself outside the period."""
        return _midnight(self.last + dt.timedelta(days=1))

    def holds(self, moment: dt.date) -> bool:
        """Whether a day, or an aware datetime as seen in Bangkok, lies in the period."""
        return self.first <= local_date(moment) <= self.last


def spans_in(period: Period, year: int) -> list[Span]:
    """The rounds that begin in the fiscal year (พ.ศ.), in order; none for a free period."""
    if period.kind == "free":
        return []
    first, last = bounds(year)
    if period.kind == "range":
        return [_range(period, year)]
    if period.kind == "cumulative":
        return [Span(first, _month_end(_later(first, 5))), Span(first, last)]
    length = _MONTHS_IN[period.kind]
    starts = [_later(first, months) for months in range(0, _YEAR, length)]
    return [Span(start, _month_end(_later(start, length - 1))) for start in starts]


def due_dates(span: Span, due_months: Iterable[int]) -> list[dt.date]:
    """By which days a round is reported, the last being the report of the whole round.

    “Due in month X of every fiscal year”: the last day of each such month that lies within the round (an interim
    report, CPN1's April) and of the first one in which the round is over or ends (S11-R25: March and September).
    Without due months: the last day of the month after the round, our default.
    """
    months = set(due_months)
    ending = span.last.replace(day=1)
    if not months:
        return [_month_end(_later(ending, 1))]
    opening = span.first.replace(day=1)
    interim = []
    month = _later(opening, 1)
    while month < ending:
        interim += [_month_end(month)] if month.month in months else []
        month = _later(month, 1)
    final = next(later for n in range(_YEAR) if (later := _later(ending, n)).month in months)
    return [*interim, _month_end(final)]


def next_due(span: Span, due_months: Iterable[int], today: dt.date) -> dt.date:
    """The next day by which the round is reported; the last one when all have passed."""
    days = due_dates(span, due_months)
    return next((day for day in days if day >= today), days[-1])


def is_round(period: Period, span: Span) -> bool:
    """Whether the days are a round of the period; any days are, for a free one."""
    return period.kind == "free" or span in spans_in(period, fiscal_year(span.first))


def _range(period: Period, year: int) -> Span:
    start_month, start_day = (int(part) for part in period.starts.split("-"))
    end_month, end_day = (int(part) for part in period.ends.split("-"))
    christian = year - ERA_OFFSET
    first = _day(christian - 1 if start_month >= _FIRST_MONTH else christian, start_month, start_day)
    last = _day(first.year, end_month, end_day)
    return Span(first, last if last >= first else _day(first.year + 1, end_month, end_day))


def _day(year: int, month: int, day: int) -> dt.date:
    """The day, or the month's last one where the month is shorter (29 February)."""
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _later(first_of_month: dt.date, months: int) -> dt.date:
    count = first_of_month.year * _YEAR + first_of_month.month - 1 + months
    return dt.date(count // _YEAR, count % _YEAR + 1, 1)


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=TIMEZONE)
