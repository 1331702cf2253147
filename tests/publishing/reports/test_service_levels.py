"""LOEI3's time standards (procedures.md §1.3, §7 scenario 7)."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.api import ServiceLevel
from publishing.reports.service_levels import Standing, Verdict, judge, moment_of
from thai.dates import TIMEZONE

ENDED = dt.datetime(2026, 1, 15, 11, 30, tzinfo=TIMEZONE)
MEMO = {"news_kind": "meeting_summary", "event_end": "2026-01-15T11:30"}
MEETING = ServiceLevel(
    key="meeting_summary",
    label="3 ชั่วโมง",
    when={"news_kind": ["meeting_summary"]},
    anchor="event_end",
    within_minutes=180,
)
PRESS = ServiceLevel(key="press", label="ก่อน 3 ชั่วโมง", anchor="event_start", before_minutes=180, covers="produce")


def verdict(level: ServiceLevel = MEETING, memo: dict[str, Any] = MEMO, **times: Any) -> Verdict:
    given_times = {"produced_at": None, "published_at": None, "now": ENDED} | times
    found = judge(level, memo, **given_times)
    assert found is not None
    return found


def at(hour: int, minute: int, second: int = 0) -> dt.datetime:
    return dt.datetime(2026, 1, 15, hour, minute, second, tzinfo=TIMEZONE)


@pytest.mark.parametrize(
    ("published", "standing", "late"),
    [
        (at(14, 30), Standing.ON_TIME, 0),
        (at(14, 30, 59), Standing.ON_TIME, 0),
        (at(14, 31), Standing.LATE, 1),
        (at(16, 0), Standing.LATE, 90),
        (at(11, 31), Standing.ON_TIME, 0),
    ],
)
def test_scenario_7__meeting_ended_1130(published: dt.datetime, standing: Standing, late: int) -> None:
    found = verdict(published_at=published)
    assert (found.standing, found.minutes_late) == (standing, late)


def test_late_verdict__says_when_it_was_done_and_due() -> None:
    sentence = verdict(published_at=at(16, 0)).sentence
    assert "เวลา 16.00 น." in sentence
    assert "เวลา 14.30 น." in sentence


def test_news_not_published_yet__is_pending_and_then_overdue() -> None:
    assert verdict(now=at(14, 30)).standing is Standing.PENDING
    assert verdict(now=at(14, 31)).standing is Standing.OVERDUE


def test_press_conference__is_produced_three_hours_before() -> None:
    memo = {"event_start": "2026-01-15T13:00"}
    assert verdict(PRESS, memo, produced_at=at(10, 0)).standing is Standing.ON_TIME
    late = verdict(PRESS, memo, produced_at=at(10, 1), published_at=at(10, 0))
    assert (late.standing, late.minutes_late) == (Standing.LATE, 1)


def test_other_kind_of_news__has_no_standard() -> None:
    memo = MEMO | {"news_kind": "proactive"}
    assert judge(MEETING, memo, produced_at=None, published_at=at(18, 0), now=ENDED) is None


def test_event_without_its_time__cannot_be_judged() -> None:
    assert verdict(memo=MEMO | {"event_end": ""}, published_at=at(12, 0)).standing is Standing.UNKNOWN


@given(st.integers(0, 10**6), st.integers(1, 3000), st.integers(-200, 200))
def test_verdict__depends_on_the_difference_alone(start: int, within: int, minutes: int) -> None:
    ended = ENDED + dt.timedelta(minutes=start)
    level = ServiceLevel(key="x", label="x", anchor="end", within_minutes=within)
    published = (ended + dt.timedelta(minutes=within + minutes)).astimezone(dt.UTC)
    found = judge(level, {"end": ended.isoformat()}, produced_at=None, published_at=published, now=published)
    assert found is not None
    assert found.minutes_late == max(0, minutes)
    assert (found.standing is Standing.LATE) == (minutes > 0)


def test_answer__without_a_zone_is_bangkok_time() -> None:
    assert moment_of("2026-01-15T11:30") == ENDED
    assert moment_of("2026-01-15T04:30+00:00") == ENDED
    assert moment_of("") is None
