from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.fiscal import bounds, fiscal_year


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 9, 30), 2568),
        (date(2025, 10, 1), 2569),
        (date(2026, 1, 1), 2569),
        (date(2026, 9, 30), 2569),
        (date(2026, 10, 1), 2570),
    ],
)
def test_fiscal_year__around_the_turns(day: date, expected: int) -> None:
    assert fiscal_year(day) == expected


def test_fiscal_year__turns_at_midnight_in_bangkok() -> None:
    assert fiscal_year(datetime(2026, 9, 30, 16, 59, 59, tzinfo=UTC)) == 2569
    assert fiscal_year(datetime(2026, 9, 30, 17, 0, tzinfo=UTC)) == 2570


def test_fiscal_year__naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        fiscal_year(datetime(2026, 9, 30))  # noqa: DTZ001 - the naive value is the subject


def test_bounds__first_and_last_day() -> None:
    assert bounds(2569) == (date(2025, 10, 1), date(2026, 9, 30))


@given(st.dates(min_value=date(1900, 1, 1)))
def test_bounds__hold_exactly_the_days_of_the_year(day: date) -> None:
    first, last = bounds(fiscal_year(day))
    assert first <= day <= last
    assert fiscal_year(first - timedelta(days=1)) == fiscal_year(day) - 1
