"""A report from its round to its signature: due, written, frozen, and never changed afterwards."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from approvals.api import Procedure, actor_for
from publishing.gate import triggers
from publishing.models import PublicationRecord, Report, ReportAct, ReportActKind
from publishing.reports.due import rounds_to_make
from tests.five_offices import OfficeStory
from tests.publishing.reports.scene import FIRST, YEAR, At, committee_since, day, published_at
from tests.world import Story, superuser
from thai.fiscal import bounds

MAY = (day(5, 1).date(), day(5, 31).date())


@pytest.fixture
def report(story: Story) -> Report:
    """May's report of one group, with one item, not signed yet."""
    published_at(story, day(5, 12), title="เรื่องเดือนพฤษภาคม")
    return At(story, "policy.head").made("monthly", *MAY, story.world.units["policy"])


def signed(story: Story, report: Report) -> Report:
    assert At(story, "policy.head").sign(report).status_code == 302
    report.refresh_from_db()
    return report


def test_making__the_same_round_again_finds_the_same_report(story: Story, report: Report) -> None:
    again = At(story, "policy.uploader").made("monthly", *MAY, story.world.units["policy"])
    assert again == report
    assert ReportAct.objects.count() == 1


def test_signature__is_refused_when_something_was_recorded_since_it_was_read(story: Story, report: Report) -> None:
    head = At(story, "policy.head")
    seen = head.text("report", report.pk).split('name="seen" value="')[1].split('"')[0]
    published_at(story, day(5, 20), title="เรื่องที่มาทีหลัง")
    url = f"/admin/publishing/reports/{report.pk}/"
    assert head.client.post(url, {"act": "sign", "seen": seen}).status_code == 422
    report.refresh_from_db()
    assert not report.is_signed
    assert head.sign(report).status_code == 302, "after reading it again"


def test_signed_report__does_not_follow_the_records(story: Story, report: Report) -> None:
    signed(story, report)
    published_at(story, day(5, 21), title="เรื่องที่เผยแพร่ย้อนหลัง")
    body = At(story, "director").text("report", report.pk)
    assert "เรื่องเดือนพฤษภาคม" in body
    assert "เรื่องที่เผยแพร่ย้อนหลัง" not in body


def test_signed_report__is_written_no_more(story: Story, report: Report) -> None:
    head = At(story, "policy.head")
    signed(story, report)
    assert head.get("report_edit", report.pk).status_code == 302
    url = f"/admin/publishing/reports/{report.pk}/"
    assert head.client.post(f"{url}edit/", {"row": "page-1", "text-page-1-remark": "แก้"}).status_code == 302
    assert head.client.post(url, {"act": "sign", "seen": ""}).status_code == 422
    report.refresh_from_db()
    assert report.texts == {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(title="อื่น")
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


def test_signed_report__carries_its_fingerprint_in_the_ledger(story: Story, report: Report) -> None:
    signed(story, report)
    act = report.acts.get(kind=ReportActKind.SIGNED)
    assert act.sha256 == report.sha256
    assert report.is_intact
    assert act.person_name == report.content["signed"]["person_name"]
    connection.check_constraints()
    triggers.uninstall()
    Report.objects.filter(pk=report.pk).update(content=report.content | {"title": "อื่น"})
    triggers.install()
    report.refresh_from_db()
    assert not report.is_intact
    assert 'role="alert"' in At(story, "director").text("report", report.pk)


def test_next_version__begins_with_the_words_of_the_last(story: Story, report: Report) -> None:
    head = At(story, "policy.head")
    head.write(report, {}, {f"text-page-{_page(report)}-remark": "ข้อความเดิม"})
    signed(story, report)
    second = head.made("monthly", *MAY, story.world.units["policy"])
    assert (second.version, second.is_signed) == (2, False)
    assert second.texts == report.texts
    assert Report.objects.count() == 2


def _page(report: Report) -> int:
    return (
        PublicationRecord.objects.filter(unit=report.unit, kind="published", submission__isnull=False)
        .latest("pk")
        .page_id
    )


def test_words__of_rows_not_on_the_screen_stay(story: Story, report: Report) -> None:
    head, first = At(story, "policy.head"), _page(report)
    head.write(report, {}, {f"text-page-{first}-remark": "ของเดิม"})
    url = f"/admin/publishing/reports/{report.pk}/edit/"
    data = {"row": "page-999", "text-page-999-remark": "ของแถวอื่น", "text-page-999-title": "พิมพ์ชื่อเอง"}
    assert head.client.post(url, data).status_code == 302
    report.refresh_from_db()
    assert report.texts == {f"page-{first}": {"remark": "ของเดิม"}, "page-999": {"remark": "ของแถวอื่น"}}
    assert "พิมพ์ชื่อเอง" not in head.text("report", report.pk)


@pytest.fixture
def s11(story: Story) -> OfficeStory:
    found = OfficeStory(story.world, "s11")
    committee_since(FIRST)
    return found


def rounds(story: OfficeStory, who: str, today: dt.date, year: int = YEAR) -> list[Any]:
    holdings = actor_for(story.people[who]).holdings
    return rounds_to_make(story.world.office, story.procedure, year, holdings, today)


def test_rounds__of_a_unit_begin_and_fall_due_in_march_and_september(s11: OfficeStory) -> None:
    """S11-R25, for the group's own people; the second half appears when it has begun."""
    winter = rounds(s11, "policy.head", day(2, 1).date())
    assert [(entry.unit.name, entry.due_on) for entry in winter] == [("กลุ่มนโยบายและแผน", day(3, 31).date())]
    assert [entry.due_on for entry in rounds(s11, "policy.head", day(5, 1).date())] == [
        day(3, 31).date(),
        bounds(YEAR)[1],
    ]
    assert len(rounds(s11, "director", day(2, 1).date())) == s11.world.office.units.count()


def test_round__signed_is_no_longer_to_be_made(s11: OfficeStory) -> None:
    head, half = At(s11, "policy.head"), (FIRST, day(3, 31).date())
    report = head.made("halfyear", *half, s11.world.units["policy"])
    assert [entry.draft for entry in rounds(s11, "policy.head", day(2, 1).date())] == [report]
    head.sign(report)
    assert rounds(s11, "policy.head", day(2, 1).date()) == []


def test_round__is_overdue_only_since_the_office_works_here(s11: OfficeStory) -> None:
    late = day(4, 5).date()
    assert [entry.is_overdue for entry in rounds(s11, "policy.head", late)] == [False, False]
    connection.check_constraints()  # PostgreSQL drops no trigger while deferred constraints are pending
    triggers.uninstall()
    Procedure.objects.filter(office=s11.world.office).update(loaded_at=day(10, 1))
    triggers.install()
    assert [entry.is_overdue for entry in rounds(s11, "policy.head", late)] == [True, False]


def test_administrator__reads_and_is_offered_nothing(story: Story, report: Report) -> None:
    signed(story, report)
    root = At(story, superuser())
    body = root.text("report", report.pk)
    assert 'name="act"' not in body
    listed = root.text("reports", year=YEAR)
    assert report.title in listed
    assert 'name="report"' not in listed
    assert "pk-record-items" not in root.text("record_postings")


def test_year__asked_for_in_the_future_or_in_nonsense_is_this_one(story: Story) -> None:
    for year in ("9999", "x", ""):
        assert At(story, "director").get("reports", year=year).context["year"] == YEAR + 1
    assert timezone.localdate() <= bounds(YEAR + 1)[1]
