"""LOEI3's indicators and time standards through the screens (procedures.md §1.3, §7 scenario 7)."""

import datetime as dt
from typing import Any

import pytest
from django.urls import reverse

from approvals.api import latest_submission
from publishing.models import PublicationRecord
from publishing.reports.indicators import Figure
from tests.five_offices import OfficeStory
from tests.publishing.reports.scene import At, day, published_at
from tests.world import Story

JANUARY = (day(1, 1).date(), day(1, 31).date())


def as_pr_news(document: dict[str, Any]) -> None:
    """The web track asks what the news track asks: this test is about clocks, not about who decides."""
    for field in document["memo"]:
        if field["key"] in {"news_kind", "event_start", "event_end"}:
            field["asked_when"] = {}
            field["required"] = False


@pytest.fixture
def loei3(story: Story) -> OfficeStory:
    return OfficeStory(story.world, "loei3", as_pr_news)


def meeting(story: OfficeStory, published: dt.datetime, ended: dt.datetime, **draft: Any) -> Any:
    memo = {"news_kind": "meeting_summary", "event_end": ended.isoformat()}
    return published_at(story, published, memo=memo, **draft)


def test_scenario_7__late_by_one_minute_and_on_time_on_the_minute(loei3: OfficeStory) -> None:
    """The meeting ended at 11.30: 14.30 keeps the standard, 14.31 misses it; so does the indicator."""
    kept = meeting(loei3, day(1, 14, 14, 30), day(1, 14, 11, 30), title="ประชุมครั้งที่ 1")
    missed = meeting(loei3, day(1, 15, 14, 31), day(1, 15, 11, 30), title="ประชุมครั้งที่ 2")
    published_at(loei3, day(1, 16), title="ข่าวที่ไม่มีมาตรฐานเวลา", memo={"news_kind": "proactive"})
    head = At(loei3, "policy.head")
    for page, mark in ((kept, "on_time"), (missed, "late")):
        url = reverse("publishing:review", args=[latest_submission(page).request_id])
        assert f"pk-standard--{mark}" in head.client.get(url).content.decode()
    director = At(loei3, "director")
    report = director.made("monthly_print", *JANUARY)
    assert director.sign(report).status_code == 302
    report.refresh_from_db()
    on_time = report.content["rows"][0]["cells"]
    assert (on_time["part"], on_time["whole"], on_time["value"]) == (1, 2, 50.0)
    assert (on_time["target"], on_time["met"]) == (80, False)


def test_register__exports_the_verdict(loei3: OfficeStory) -> None:
    meeting(loei3, day(1, 15, 14, 31), day(1, 15, 11, 30), title="ประชุมประจำเดือน")
    client = At(loei3, "director").client
    raw = b"".join(client.get("/admin/publishing/publicationrecord/?export=csv").streaming_content).decode("utf-8-sig")
    line = next(line for line in raw.splitlines() if "ประชุมประจำเดือน" in line)
    assert "เวลา 14.31 น." in line
    assert "เวลา 14.30 น." in line


def test_print_pickup__is_the_share_of_policy_news_in_print(loei3: OfficeStory) -> None:
    """LOEI3-R12: number and percentage of policy news picked up by print media, monthly."""
    policy = [
        published_at(loei3, day(1, number), title=f"ข่าวนโยบาย {number}", memo={"news_kind": "policy"})
        for number in (5, 6, 7)
    ]
    other = published_at(loei3, day(1, 8), title="ข่าวเชิงรุก", memo={"news_kind": "proactive"})
    pr = At(loei3, "admin.provider")
    assert pr.tick({policy[0]: ["newspaper"], other: ["newspaper"]}, day(2, 2).date()).status_code == 302
    assert pr.tick({policy[1]: ["line_group"]}, day(1, 6).date()).status_code == 302
    report = pr.made("monthly_print", *JANUARY)
    assert pr.sign(report).status_code == 302
    report.refresh_from_db()
    pickup = report.content["rows"][1]["cells"]
    assert (pickup["part"], pickup["whole"], pickup["value"], pickup.get("met")) == (1, 3, 33.3, None)


def test_cumulative_reports__begin_in_october(loei3: OfficeStory) -> None:
    for month in (10, 4):
        published_at(loei3, day(month, 2), title=f"ข่าวเดือน {month}")
    director = At(loei3, "director")
    counts = []
    for key, last in (("half_year", day(3, 31)), ("full_year", day(9, 30))):
        report = director.made(key, day(10, 1).date(), last.date())
        director.sign(report)
        report.refresh_from_db()
        counts.append(report.content["rows"][0]["cells"]["count"])
    assert counts == [1, 2]
    assert PublicationRecord.objects.filter(kind="published", submission__isnull=False).count() == 2


@pytest.mark.parametrize(
    ("part", "whole", "percent", "met"),
    [(4, 5, 80.0, True), (7999, 10000, 80.0, False), (0, 0, None, None), (0, 3, 0.0, False)],
)
def test_figure__meets_its_target_on_the_exact_share(part: int, whole: int, percent: float | None, met: bool) -> None:
    assert (Figure(part, whole).percent, Figure(part, whole).meets(80)) == (percent, met)
