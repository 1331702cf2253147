"""When a person is reminded and when the daily summary goes out: pure functions on Bangkok time.

None of the five sources says when to remind; these are the product's defaults (procedures.md §6).
"""

import datetime as dt

from approvals.procedure_schema import Within
from thai.dates import TIMEZONE, in_bangkok
from thai.working_days import is_working_day, subtract_working_days

DAY_BEGINS = dt.time(8, 30)
"""Office hours: summaries, and notices of what is overdue, on working days from this time on."""

_LAST_PART = 0.25
"""Of a time given in hours, the part that is left when the person is reminded."""


def reminder_at(within: Within, due_at: dt.datetime) -> dt.datetime:
    """When to remind of a step due then: one working day before, or with a quarter of the hours left.

    Where a single working day is all the time there is, on the morning of the day it is due.
    """
    if within.hours is not None:
        return due_at - dt.timedelta(hours=within.hours * _LAST_PART)
    if within.working_days == 1:
        return dt.datetime.combine(in_bangkok(due_at).date(), DAY_BEGINS, tzinfo=TIMEZONE)
    return subtract_working_days(due_at, 1)


def next_summary(now: dt.datetime) -> dt.datetime:
    """The next 8.30 of a working day, not before now."""
    local = in_bangkok(now)
    moment = dt.datetime.combine(local.date(), DAY_BEGINS, tzinfo=TIMEZONE)
    while moment < local or not is_working_day(moment.date()):
        moment += dt.timedelta(days=1)
    return moment


def is_office_day(now: dt.datetime) -> bool:
    """Whether it is a working day on which work has begun."""
    local = in_bangkok(now)
    return is_working_day(local.date()) and local.time() >= DAY_BEGINS


def midnight_before(now: dt.datetime) -> dt.datetime:
    """The beginning of the Bangkok day."""
    return dt.datetime.combine(in_bangkok(now).date(), dt.time(), tzinfo=TIMEZONE)
