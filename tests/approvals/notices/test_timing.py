"""When people are reminded, and when the summary goes out."""

import datetime as dt

import pytest

from approvals.notices.timing import is_office_day, next_summary, reminder_at
from approvals.procedure_schema import Within
from thai.dates import TIMEZONE


def at(day: int, hour: int = 14, minute: int = 0) -> dt.datetime:
    """A moment of November 2569 (BE) in Bangkok; the 16th is a Monday."""
    return dt.datetime(2026, 11, day, hour, minute, tzinfo=TIMEZONE)


@pytest.mark.parametrize(
    ("within", "due", "reminded"),
    [
        (Within(working_days=3), at(19), at(18)),
        (Within(working_days=2), at(16), at(13)),
        (Within(working_days=1), at(17), at(17, 8, 30)),
        (Within(hours=24), at(17), at(17, 8)),
        (Within(hours=2), at(17), at(17, 13, 30)),
    ],
    ids=[
        "one working day before",
        "over the weekend",
        "one day in all: that morning",
        "six of 24 hours",
        "half an hour",
    ],
)
def test_reminder__before_it_is_due(within: Within, due: dt.datetime, reminded: dt.datetime) -> None:
    assert reminder_at(within, due) == reminded


@pytest.mark.parametrize(
    ("now", "summary"),
    [
        (at(16, 7), at(16, 8, 30)),
        (at(16, 8, 30), at(16, 8, 30)),
        (at(16, 9), at(17, 8, 30)),
        (at(20, 9), at(23, 8, 30)),
        (at(21, 7), at(23, 8, 30)),
        (dt.datetime(2026, 12, 4, 9, tzinfo=TIMEZONE), dt.datetime(2026, 12, 8, 8, 30, tzinfo=TIMEZONE)),
    ],
    ids=["this morning", "now", "tomorrow", "after the weekend", "from a Saturday", "after a holiday"],
)
def test_summary__at_half_past_eight_of_a_working_day(now: dt.datetime, summary: dt.datetime) -> None:
    assert next_summary(now) == summary


def test_office_day__from_half_past_eight_on_working_days() -> None:
    assert [is_office_day(moment) for moment in (at(16, 8), at(16, 8, 30), at(21, 10), at(22, 10))] == [
        False,
        True,
        False,
        False,
    ]
