from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.dates import TIMEZONE
from thai.working_days import add_working_days, count_working_days, is_working_day, subtract_working_days


def bangkok(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=TIMEZONE)  # type: ignore[misc,arg-type]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 20), True),  # an ordinary Friday
        (date(2026, 11, 21), False),  # Saturday
        (date(2026, 11, 22), False),  # Sunday
        (date(2026, 4, 13), False),  # Songkran
        (date(2026, 12, 7), False),  # in lieu of 5 December, a Saturday
        (date(2026, 12, 10), False),  # Constitution Day
        (date(2025, 5, 9), False),  # Royal Ploughing Day, a holiday of government offices only
        (date(2026, 1, 16), True),  # Teachers' Day: schools close, offices do not
    ],
)
def test_is_working_day__calendar(day: date, expected: bool) -> None:
    assert is_working_day(day) is expected


def test_add_working_days__plain_week() -> None:
    assert add_working_days(bangkok(2026, 11, 16, 9, 15), 3) == bangkok(2026, 11, 19, 9, 15)


def test_add_working_days__over_a_weekend_and_two_holidays() -> None:
    # Friday 4 December: Saturday, Sunday, Monday (in lieu) and Thursday (Constitution Day) do not count.
    assert add_working_days(bangkok(2026, 12, 4, 16, 0), 3) == bangkok(2026, 12, 11, 16, 0)


def test_add_working_days__over_the_new_year() -> None:
    assert add_working_days(bangkok(2025, 12, 30, 10, 0), 1) == bangkok(2026, 1, 5, 10, 0)


def test_add_working_days__from_a_closed_day() -> None:
    assert add_working_days(bangkok(2026, 11, 21, 8, 30), 1) == bangkok(2026, 11, 23, 8, 30)


def test_add_working_days__counts_days_in_bangkok() -> None:
    # Sunday evening in London is Monday morning in Bangkok.
    result = add_working_days(datetime(2026, 11, 22, 18, 0, tzinfo=UTC), 1)
    assert result == bangkok(2026, 11, 24, 1, 0)
    assert result.tzinfo is TIMEZONE


@pytest.mark.parametrize("days", [0, -1])
def test_add_working_days__fewer_than_one_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="At least one"):
        add_working_days(bangkok(2026, 11, 20), days)


def test_add_working_days__naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        add_working_days(datetime(2026, 11, 20), 1)  # noqa: DTZ001 - the naive value is the subject


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(TIMEZONE)),  # noqa: DTZ001
    st.integers(1, 30),
)
def test_add_working_days__ends_on_a_working_day_at_the_same_time(start: datetime, days: int) -> None:
    end = add_working_days(start, days)
    assert is_working_day(end.date())
    assert end.time() == start.time()
    assert (end - start).days >= days


def test_subtract_working_days__over_a_weekend() -> None:
    assert subtract_working_days(bangkok(2026, 11, 23, 14, 30), 1) == bangkok(2026, 11, 20, 14, 30)


def test_subtract_working_days__fewer_than_one_is_refused() -> None:
    with pytest.raises(ValueError, match="At least one"):
        subtract_working_days(bangkok(2026, 11, 23), 0)


@given(
    # Hypothesis wants the bounds without a zone and gives them one.
    start=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(TIMEZONE)),  # noqa: DTZ001
    days=st.integers(1, 30),
)
def test_subtract_working_days__undoes_adding_from_a_working_day(start: datetime, days: int) -> None:
    there = add_working_days(start, days)
    back = subtract_working_days(there, days)
    assert back == start if is_working_day(start.date()) else back < start


def test_count_working_days__from_the_first_to_the_last_day() -> None:
    # Monday to the Monday after next, the weekend between.
    assert count_working_days(date(2026, 11, 16), date(2026, 11, 23)) == 6
    assert count_working_days(date(2026, 11, 21), date(2026, 11, 22)) == 0
    assert count_working_days(date(2026, 11, 23), date(2026, 11, 16)) == 0
