"""News with its event starts the clocks of the office's time standards (LOEI3, procedures.md §1.3)."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from approvals.api import SHIPPED, ProcedureDocument, read_procedure
from news.models import NewsKind, NewsPage
from publishing.memo import prefilled, said_by_the_item
from publishing.reports.service_levels import Standing, verdicts
from tests.five_offices import OfficeStory
from tests.world import Story
from thai.dates import TIMEZONE

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 1, 15)
LOEI3 = ProcedureDocument.model_validate(read_procedure(SHIPPED / "loei3.yaml"))
S12 = ProcedureDocument.model_validate(read_procedure(SHIPPED / "s12.yaml"))


def at(hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 1, 15, hour, minute, tzinfo=TIMEZONE)


def meeting(**fields: object) -> NewsPage:
    """A meeting from half past nine to half past eleven."""
    values = {
        "news_kind": NewsKind.MEETING_SUMMARY,
        "event_date": DAY,
        "event_start_time": dt.time(9, 30),
        "event_end_time": dt.time(11, 30),
        "memo": {"track": "pr_news"},
    }
    return NewsPage(**(values | fields))


@pytest.mark.parametrize(("published", "standing"), [(at(14, 30), Standing.ON_TIME), (at(14, 31), Standing.LATE)])
def test_standard__runs_from_the_end_the_item_names(published: dt.datetime, standing: Standing) -> None:
    memo = prefilled(LOEI3, meeting())
    (verdict,) = verdicts(LOEI3, memo, produced_at=at(12), published_at=published, now=published)
    assert (verdict.standing, verdict.due_at) == (standing, at(14, 30))


def test_memo__follows_the_item_and_not_what_was_typed_before() -> None:
    page = meeting(memo={"track": "pr_news", "news_kind": "proactive", "event_end": "2026-01-15T08:00:00+07:00"})
    memo = prefilled(LOEI3, page)
    assert (memo["news_kind"], memo["event_end"]) == ("meeting_summary", at(11, 30).isoformat())


def test_memo__of_an_office_without_the_questions_is_left_alone() -> None:
    assert said_by_the_item(S12, meeting()) == {}
    assert "news_kind" not in said_by_the_item(LOEI3, meeting(news_kind=NewsKind.GENERAL)), "no answer of its form"


def test_event__of_several_days_ends_on_the_last_one_and_unknown_times_start_no_clock() -> None:
    assert meeting(event_end_date=dt.date(2026, 1, 16)).event_end == at(11, 30) + dt.timedelta(days=1)
    assert meeting(event_end_time=None).event_end is None
    assert meeting(event_end_time=dt.time(8)).event_end < meeting().event_start


def test_editor__shows_the_answers_of_the_item(story: Story, client: Client) -> None:
    said = {"event_date": DAY, "event_start_time": dt.time(9, 30), "event_end_time": dt.time(11, 30)}
    kind = {"information_type": "pr_news", "news_kind": NewsKind.MEETING_SUMMARY}
    page = OfficeStory(story.world, "loei3").draft(memo={"track": "pr_news"}, **said, **kind)
    story.sign_in(client, "policy.provider")
    editor = BeautifulSoup(client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content, "html.parser")
    assert editor.find("select", attrs={"name": "memo_news_kind"}).has_attr("disabled")
    assert editor.find("input", attrs={"name": "memo_event_end"})["value"] == "15/01/2569 11:30"
    assert not editor.find("select", attrs={"name": "memo_source_unit"}).has_attr("disabled")
