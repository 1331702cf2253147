"""Periods of reports: rules on the calendar (procedures.md §5.3)."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from approvals.api import Period
from publishing.reports.periods import Span, due_dates, is_round, next_due, spans_in
from thai.dates import TIMEZONE
from thai.fiscal import bounds, fiscal_year

YEARS = st.integers(min_value=2500, max_value=2650)
PARTITIONS = {"month": 12, "quarter": 4, "fiscal_half": 2, "fiscal_year": 1}
UTC = dt.UTC


def days(year: int) -> list[dt.date]:
    first, last = bounds(year)
    return [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]


@pytest.mark.parametrize("kind", PARTITIONS)
@given(year=YEARS)
def test_rounds__cover_every_day_of_the_fiscal_year_once(kind: str, year: int) -> None:
    spans = spans_in(Period(kind=kind), year)
    assert len(spans) == PARTITIONS[kind]
    assert (spans[0].first, spans[-1].last) == bounds(year)
    for before, after in itertools.pairwise(spans):
        assert after.first == before.last + dt.timedelta(days=1)
        assert before.ends_at == after.begins_at


@given(year=YEARS, moment=st.datetimes(timezones=st.just(UTC)).filter(lambda value: 1900 < value.year < 2150))
def test_moment__lies_in_the_round_of_its_bangkok_day(year: int, moment: dt.datetime) -> None:
    for span in spans_in(Period(kind="month"), year):
        assert span.holds(moment) == (span.begins_at <= moment < span.ends_at)
        assert span.holds(moment) == span.holds(moment.astimezone(TIMEZONE).date())


def test_boundary__is_midnight_in_bangkok() -> None:
    """S11's first half of fiscal year 2569 ends when 31 March is over in Bangkok: 17:00 UTC."""
    first, last = spans_in(Period(kind="fiscal_half"), 2569)
    assert first.ends_at == dt.datetime(2026, 3, 31, 17, tzinfo=UTC)
    assert first.holds(dt.datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC))
    assert last.holds(dt.datetime(2026, 3, 31, 17, 0, tzinfo=UTC))


def test_half__is_october_to_march_and_april_to_september() -> None:
    halves = spans_in(Period(kind="fiscal_half"), 2569)
    assert halves == [
        Span(dt.date(2025, 10, 1), dt.date(2026, 3, 31)),
        Span(dt.date(2026, 4, 1), dt.date(2026, 9, 30)),
    ]


def test_cumulative__is_six_months_and_then_all_twelve() -> None:
    """LOEI3's 6- and 12-month reports both begin on 1 October."""
    assert spans_in(Period(kind="cumulative"), 2569) == [
        Span(dt.date(2025, 10, 1), dt.date(2026, 3, 31)),
        Span(dt.date(2025, 10, 1), dt.date(2026, 9, 30)),
    ]


def test_range__of_nine_months_is_cpn1_s_first_round() -> None:
    period = Period(kind="range", starts="10-01", ends="06-30", label="รอบที่ 1")
    assert spans_in(period, 2565) == [Span(dt.date(2021, 10, 1), dt.date(2022, 6, 30))]


@given(
    year=YEARS,
    start=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
    end=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
)
def test_range__begins_in_the_fiscal_year_and_lasts_at_most_a_year(year: int, start: dt.date, end: dt.date) -> None:
    period = Period(kind="range", starts=f"{start:%m-%d}", ends=f"{end:%m-%d}")
    (span,) = spans_in(period, year)
    assert fiscal_year(span.first) == year
    assert (span.last - span.first).days <= 366
    assert is_round(period, span)


def test_range__with_a_day_there_is_not__is_no_procedure() -> None:
    with pytest.raises(ValidationError):
        Period(kind="range", starts="13-01", ends="06-30")


def test_span__that_ends_before_it_begins__is_none() -> None:
    with pytest.raises(ValueError, match="ends before"):
        Span(dt.date(2026, 2, 1), dt.date(2026, 1, 31))


def test_free_period__admits_any_days_and_has_no_rounds() -> None:
    assert spans_in(Period(kind="free"), 2569) == []
    assert is_round(Period(kind="free"), Span(dt.date(2026, 1, 5), dt.date(2026, 2, 7)))
    assert not is_round(Period(kind="month"), Span(dt.date(2026, 1, 5), dt.date(2026, 1, 31)))


def test_due__in_march_and_september__is_the_end_of_each_half() -> None:
    """S11-R25: every six months, March and September of every year."""
    first, last = spans_in(Period(kind="fiscal_half"), 2569)
    assert due_dates(first, [3, 9]) == [dt.date(2026, 3, 31)]
    assert due_dates(last, [3, 9]) == [dt.date(2026, 9, 30)]


def test_due__in_april_and_july__has_an_interim_report() -> None:
    """CPN1: a round of nine months, reported in April and July."""
    (span,) = spans_in(Period(kind="range", starts="10-01", ends="06-30"), 2565)
    assert due_dates(span, [4, 7]) == [dt.date(2022, 4, 30), dt.date(2022, 7, 31)]
    assert next_due(span, [4, 7], dt.date(2022, 1, 5)) == dt.date(2022, 4, 30)
    assert next_due(span, [4, 7], dt.date(2022, 5, 1)) == dt.date(2022, 7, 31)
    assert next_due(span, [4, 7], dt.date(2022, 12, 1)) == dt.date(2022, 7, 31)


def test_due__in_a_month_after_the_round__is_that_months_end() -> None:
    """LOEI3: halves reported in April and October."""
    first, last = spans_in(Period(kind="fiscal_half"), 2569)
    assert due_dates(first, [4, 10]) == [dt.date(2026, 4, 30)]
    assert due_dates(last, [4, 10]) == [dt.date(2026, 10, 31)]


def test_due__without_a_month__is_the_end_of_the_next_month() -> None:
    january = spans_in(Period(kind="month"), 2569)[3]
    assert january.first == dt.date(2026, 1, 1)
    assert due_dates(january, []) == [dt.date(2026, 2, 28)]


@given(
    year=YEARS,
    kind=st.sampled_from([*PARTITIONS, "cumulative"]),
    months=st.sets(st.integers(1, 12), min_size=1),
)
def test_due_dates__are_month_ends_of_due_months_in_order(year: int, kind: str, months: set[int]) -> None:
    for span in spans_in(Period(kind=kind), year):
        found = due_dates(span, months)
        assert found == sorted(set(found))
        assert all(day.month in months and (day + dt.timedelta(days=1)).day == 1 for day in found)
        assert all(span.first < day < span.last for day in found[:-1])
        assert found[-1] >= span.last
        assert (found[-1] - span.last).days <= 366
