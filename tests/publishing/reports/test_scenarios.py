"""Scenarios 2, 5, 6 and 7 of procedures.md §7, as far as they are about reports, through the real screens."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl import load_workbook

from approvals.verify import verify_ledgers
from publishing.actions.expire import ExpireAction
from publishing.gate.oracle import violations
from publishing.models import ChannelPosting, PublicationRecord, RecordKind, Report
from publishing.reports.items import items_of
from publishing.reports.periods import Span
from tests.five_offices import MEMBERS, OfficeStory
from tests.publishing.reports.scene import FIRST, LAST, YEAR, At, committee_since, day, published_at
from tests.rendered import text_of
from tests.world import Story
from thai.dates import TIMEZONE
from thai.fiscal import bounds

HALF = (FIRST, day(3, 31).date())
NINE_MONTHS = (FIRST, day(6, 30).date())
LINES = ["line_group_office", "line_group_pr", "line_group_family"]


def correct(story: Story, page: Any) -> None:
    draft = page.get_latest_revision_as_object()
    draft.lead = "แก้ไขวันที่ให้ถูกต้อง"
    draft.memo = draft.memo | {"correction_reason": "วันที่ผิด"}
    draft.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    OfficeStory.walk(story, page)  # type: ignore[arg-type]


def all_holds() -> bool:
    return list(violations()) == [] and all(report.broken_at is None for report in verify_ledgers())


@pytest.fixture
def cpn1(story: Story) -> OfficeStory:
    return OfficeStory(story.world, "cpn1")


@pytest.fixture
def s11(story: Story) -> OfficeStory:
    found = OfficeStory(story.world, "s11")
    committee_since(FIRST)
    return found


def test_scenario_2__nine_channels_with_posts_that_never_had_a_web_page(cpn1: OfficeStory) -> None:
    """CPN1-R06: round 1, 1 Oct – 30 Jun; LINE groups carry more than the web; a correction counts once."""
    policy = cpn1.world.units["policy"]
    stories = [published_at(cpn1, day(month, 10), title=f"กิจกรรมเดือนที่ {month}") for month in (10, 1, 6)]
    too_late = published_at(cpn1, day(7, 1, 0, 0), title="ข่าวหลังสิ้นรอบ")
    other = published_at(cpn1, day(1, 20), "finance", title="ข่าวของกลุ่มอื่น")
    correct(cpn1, stories[0])
    pr = At(cpn1, "policy.uploader")
    five = ["newsletter", "facebook_page", *LINES]
    assert pr.tick(dict.fromkeys(stories, five), day(6, 30).date()).status_code == 302
    assert pr.tick({stories[0]: ["newspaper", "radio"]}, day(2, 1).date()).status_code == 302
    assert pr.tell(["เตือนภัยพายุ", "แจ้งวันหยุด"], LINES[1:], day(12, 5).date(), policy).status_code == 302
    assert pr.tell(["อวยพรปีใหม่"], ["line_group_family"], FIRST, policy).status_code == 302
    assert pr.tick({too_late: ["television"]}, day(7, 1).date()).status_code == 302, "the day after the round"
    assert At(cpn1, "finance.head").tick({other: ["radio"]}, day(1, 20).date()).status_code == 302
    report = pr.made("results", *NINE_MONTHS, policy)
    assert pr.write(report, {"responsible": "นักประชาสัมพันธ์", "help_wanted": "อบรมการผลิตวีดิทัศน์"}).status_code == 302
    assert pr.sign(report).status_code == 302
    report.refresh_from_db()
    rows = {row["cells"]["channel"]: row["cells"]["count"] for row in report.content["rows"]}
    assert list(rows.values()) == [3, 3, 3, 1, 1, 0, 3, 5, 6]
    assert len(rows) == 9
    assert report.content["totals"][0][1] == 25
    director = At(cpn1, "director")
    shown = text_of(director.text("report", report.pk))
    assert "กลุ่มไลน์ Family 6" in shown
    assert "อบรมการผลิตวีดิทัศน์" in shown
    assert director.acknowledge(report).status_code == 302
    assert all_holds()


def test_scenario_5__what_is_off_the_lists_stays_in_the_report_of_its_period(s11: OfficeStory, client: Any) -> None:
    """S11: displayed for the fiscal year; expired on 1 October; the September report still lists it."""
    midnight = dt.datetime.combine(bounds(YEAR + 1)[1] + dt.timedelta(days=1), dt.time(), tzinfo=TIMEZONE)
    page = published_at(s11, day(7, 15), title="ปฏิทินการนิเทศประจำปีงบประมาณ", expire_at=midnight)
    ExpireAction(page, now=midnight).execute()
    assert client.get(page.url).status_code == 410
    policy = s11.world.units["policy"]
    head = At(s11, "policy.head")
    report = head.made("halfyear", day(4, 1).date(), LAST, policy)
    assert "ปฏิทินการนิเทศประจำปีงบประมาณ" in head.text("report", report.pk)
    assert head.sign(report).status_code == 302
    report.refresh_from_db()
    assert [row["cells"]["title"] for row in report.content["rows"]] == ["ปฏิทินการนิเทศประจำปีงบประมาณ"]
    (item,) = items_of(s11.world.office, policy, Span(day(4, 1).date(), LAST))
    assert item.ended.startswith(str(RecordKind.EXPIRED.label))


def test_scenario_6__march_report_of_one_group(s11: OfficeStory) -> None:
    """S11-R24, S11-R25, S11-F2: items Oct–Mar, online and board ticks, outcome text; the committee acknowledges."""
    policy = s11.world.units["policy"]
    for number, at in enumerate((day(10, 1, 0, 5), day(3, 31, 23, 55)), 1):
        published_at(s11, at, title=f"ประกาศที่ {number}")
    published_at(s11, day(4, 1, 0, 10), title="ประกาศของครึ่งปีหลัง")
    published_at(s11, day(2, 3), "finance", title="ประกาศของกลุ่มอื่น")
    head = At(s11, "policy.head")
    first, second = (
        record.page
        for record in PublicationRecord.objects.filter(title__in=["ประกาศที่ 1", "ประกาศที่ 2"]).order_by("recorded_at")
    )
    assert head.tick({first: ["notice_board"]}, day(10, 2).date()).status_code == 302
    assert head.tell(["แจ้งเวียนหน้าเสาธง"], ["notice_board"], day(1, 9).date(), policy).status_code == 302
    report = head.made("halfyear", *HALF, policy)
    texts = {
        f"text-page-{first.pk}-outcome": "ผู้ปกครองรับทราบ 1,200 คน",
        f"text-page-{second.pk}-outcome": "=โรงเรียนปฏิบัติตาม",
    }
    assert head.write(report, {"problems_suggestions": "ควรมีป้ายเพิ่ม"}, texts).status_code == 302
    assert head.sign(report).status_code == 302
    report.refresh_from_db()
    rows = [row["cells"] for row in report.content["rows"]]
    assert [(row["no"], row["title"], row["online"], row["board"], row.get("outcome", "")) for row in rows] == [
        (1, "ประกาศที่ 1", True, True, "ผู้ปกครองรับทราบ 1,200 คน"),
        (2, "แจ้งเวียนหน้าเสาธง", False, True, ""),
        (3, "ประกาศที่ 2", True, False, "=โรงเรียนปฏิบัติตาม"),
    ]
    assert len(report.content["recipients"]) == len(MEMBERS)
    member = At(s11, "finance.head")
    assert report.title in member.text("reports", year=YEAR)
    assert report.title in member.text("desk"), "it lies on the desk of whoever has to acknowledge it"
    assert member.acknowledge(report, "ขอให้เพิ่มช่องทางออนไลน์").status_code == 302
    assert member.acknowledge(report).status_code == 422, "once"
    assert At(s11, "policy.head").acknowledge(report).status_code == 302, "as a member of the committee, §4 18"
    assert At(s11, "director").acknowledge(report).status_code == 422, "not a member"
    page = text_of(member.text("report", report.pk))
    act = report.acts.get(kind="acknowledged", person=s11.people["finance.head"])
    assert (act.position, act.capacity, act.sha256) == (s11.world.seats["finance.head"].title, "own", report.sha256)
    assert "ขอให้เพิ่มช่องทางออนไลน์" in page
    assert s11.people["admin.head"].get_full_name() in page, "who has not acknowledged yet"
    assert s11.people["finance.head"].get_full_name() in page
    files(member, report)
    assert all_holds()


def files(person: At, report: Report) -> None:
    """The same rows as XLSX and CSV, nothing of which runs as a formula."""
    csv = person.get("report_file", report.pk, "csv")
    assert csv.content.startswith(b"\xef\xbb\xbf")
    lines = csv.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert lines[0].startswith("ลำดับ,ว/ด/ป,เรื่องที่เผยแพร่")
    assert "'=โรงเรียนปฏิบัติตาม" in lines[3]
    response = person.get("report_file", report.pk, "xlsx")
    assert "filename*=utf-8" in response["Content-Disposition"]
    sheet = load_workbook(io.BytesIO(response.content)).active
    cells = {str(cell.value): cell.data_type for row in sheet.iter_rows() for cell in row if cell.value}
    assert cells["=โรงเรียนปฏิบัติตาม"] == "s"
    assert "ควรมีป้ายเพิ่ม" in cells
    assert person.get("report_file", report.pk, "pdf").status_code == 404


def test_s12_monthly_report__of_the_uploader_goes_to_the_head(story: Story) -> None:
    """S12-R09, S12-F3 (§6): when received, when published, where, by whom; totals by type and site."""
    page = published_at(story, day(5, 12, 15, 20), title="ประกาศรับสมัคร", memo={"target_site": "group"})
    uploader, policy = At(story, "policy.uploader"), story.world.units["policy"]
    may = (day(5, 1).date(), day(5, 31).date())
    report = uploader.made("monthly", *may, policy)
    assert uploader.write(report, {}, {f"text-page-{page.pk}-remark": "ส่งไฟล์เพิ่มภายหลัง"}).status_code == 302
    assert uploader.sign(report).status_code == 302
    report.refresh_from_db()
    (row,) = report.content["rows"]
    assert dt.datetime.fromisoformat(row["cells"]["received_at"]) == day(5, 12, 15, 19)
    assert dt.datetime.fromisoformat(row["cells"]["completed_at"]) == day(5, 12, 15, 20)
    assert row["cells"]["site"] == "เว็บไซต์กลุ่มงาน"
    assert row["cells"]["uploader"] == story.people["policy.uploader"].get_full_name()
    assert row["cells"]["remark"] == "ส่งไฟล์เพิ่มภายหลัง"
    assert ["Banner / ภาพกิจกรรม / ข่าวประชาสัมพันธ์", 1] in report.content["totals"]
    assert ["เว็บไซต์กลุ่มงาน", 1] in report.content["totals"]
    assert At(story, "policy.head").acknowledge(report).status_code == 302
    assert At(story, "finance.head").acknowledge(report).status_code == 422


def test_ryg2_evaluation__is_of_any_days(story: Story) -> None:
    """RYG2-R14: follow up and evaluate periodically; no rounds are written."""
    from tests.five_offices import name_a_decider

    ryg2 = OfficeStory(story.world, "ryg2", name_a_decider)
    published_at(ryg2, day(2, 3))
    head = At(ryg2, "policy.head")
    report = head.made("evaluation", day(2, 3).date(), day(2, 9).date(), ryg2.world.units["policy"])
    assert report.period_label.count("–") == 1
    assert head.sign(report).status_code == 302
    report.refresh_from_db()
    assert report.content["rows"][0]["cells"] == {"no": 1, "channel": "เว็บไซต์", "count": 1}
    assert ChannelPosting.objects.count() == 0
    assert not report.deliveries.exists(), "the source names no recipient"


def test_period_of_the_report__is_a_round_that_has_begun(story: Story) -> None:
    head, policy = At(story, "policy.head"), story.world.units["policy"]
    assert head.make("monthly", day(5, 2).date(), day(5, 31).date(), policy).status_code == 422
    assert head.make("unknown", day(5, 1).date(), day(5, 31).date(), policy).status_code == 422
    ahead = day(5, 1).date().replace(year=LAST.year + 3)
    assert head.make("monthly", ahead, ahead + dt.timedelta(days=30), policy).status_code == 422
    assert not Report.objects.exists()
