"""What the mails say: what is asked, by when, why, where to open it; and nothing more."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from approvals.api import Outcome
from approvals.notices.delivery import deliver_due
from approvals.notices.mails import mail_of
from approvals.notices.rounds import go_round
from approvals.notices.timing import next_summary
from tests.approvals.notices.conftest import wants
from tests.world import URGENT, Story
from thai.dates import TIMEZONE, format_datetime

MONDAY = dt.datetime(2026, 11, 16, 14, tzinfo=TIMEZONE)


def html_of(message: Any) -> str:
    return str(message.alternatives[0][0])


def test_your_turn__what_by_when_and_where(story: Story, settings: Any) -> None:
    """§5.4, invariant 6: Buddhist Era."""
    settings.WAGTAILADMIN_BASE_URL = "https://www.example.go.th/"
    page = story.draft()
    submission = story.submit(page)
    deliver_due()
    (message,) = mail.outbox
    due = format_datetime(page.current_workflow_task_state.turns.first().due_at)
    link = f"https://www.example.go.th{reverse('publishing:review', args=[submission.request_id])}"
    head = story.people["policy.head"]
    for text in (message.body, html_of(message)):
        for words in (head.get_full_name(), page.title, submission.request.reference, "กลุ่มนโยบายและแผน", due, link):
            assert words in text
    assert submission.track.stage("decide").label in message.body
    assert message.subject.startswith("[สพม.สาธิต] ")
    assert message.subject.endswith(page.title)


def test_mail__holds_nothing_of_the_draft_nor_of_other_people(story: Story) -> None:
    page = story.draft(lead="ข้อความนำที่ยังไม่เผยแพร่", body="<p>เนื้อหาที่ยังไม่เผยแพร่</p>")
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    deliver_due()
    returned = mail.outbox[-1]
    assert returned.to == ["policy.provider@sathit.example"]
    for text in (returned.body, html_of(returned)):
        assert "ที่ยังไม่เผยแพร่" not in text
        assert story.people["policy.head"].last_name not in text
        assert story.people["policy.head"].email not in text
        assert "0 2000" not in text


def test_returned__quotes_the_reason_and_the_position(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ในภาพ <ผิด> & ไม่ตรงกับข้อความ")
    deliver_due()
    returned = mail.outbox[-1]
    assert "“วันที่ในภาพ <ผิด> & ไม่ตรงกับข้อความ”" in returned.body
    assert "วันที่ในภาพ &lt;ผิด&gt; &amp; ไม่ตรงกับข้อความ" in html_of(returned)
    assert story.world.seats["policy.head"].title in returned.body


def test_returned_by_a_committee__quotes_every_member_who_asked_for_it(office: Any) -> None:
    """S11-R19."""
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "finance.head", Outcome.RETURN, "ภาพไม่ชัด")
    story.decide(page, "admin.head", Outcome.CONSENT)
    story.decide(page, "deputy", Outcome.RETURN, "ระบุวันที่ให้ชัดเจน")
    deliver_due()
    returned = next(message for message in mail.outbox if message.to == ["policy.provider@sathit.example"])
    assert "“ภาพไม่ชัด” – " + story.world.seats["finance.head"].title in returned.body
    assert "“ระบุวันที่ให้ชัดเจน”" in returned.body


@pytest.mark.parametrize(("memo", "marks"), [(URGENT, 1), ({}, 0)], ids=["urgent", "ordinary"])
def test_urgent__is_marked_in_subject_and_text(story: Story, memo: dict[str, str], marks: int) -> None:
    """S12-R07."""
    story.submit(story.draft(memo=memo))
    deliver_due()
    (message,) = mail.outbox
    title_line = next(line for line in message.body.splitlines() if "โรงเรียนในสังกัด" in line)
    assert (message.subject.count("("), title_line.count("(")) == (marks, marks)


def test_long_title__is_cut_in_the_subject_and_whole_in_the_text(story: Story) -> None:
    title = "ประกาศรายชื่อผู้มีสิทธิเข้ารับการประเมินสมรรถนะตำแหน่งครูผู้ช่วย " * 3
    story.submit(story.draft(title=title.strip()))
    deliver_due()
    (message,) = mail.outbox
    assert len(message.subject) < 120
    assert message.subject.endswith("…")
    assert title.strip() in message.body


def test_title_with_a_line_break__does_not_break_the_header(story: Story) -> None:
    page = story.draft()
    submission = story.submit(page)
    notice = submission.notices.select_related("submission").get()
    notice.submission.title = "บรรทัดแรก\nBcc: everybody@example.com"
    assert "\n" not in mail_of([notice]).subject


def test_scheduled__says_when_it_goes_online(story: Story) -> None:
    begins = dt.datetime(2032, 1, 5, 8, tzinfo=TIMEZONE)
    page = story.draft(go_live_at=begins)
    story.submit(page)
    story.carry_through(page)
    deliver_due()
    told = next(message for message in mail.outbox if message.to == ["policy.provider@sathit.example"])
    assert "5 มกราคม 2575" in told.body
    assert not story.fresh(page).live


def test_summary__the_most_urgent_first(story: Story) -> None:
    wants(story.people["policy.head"], "daily")
    story.submit(story.draft(title="เรื่องที่เกินกำหนด"), now=MONDAY - dt.timedelta(days=14))
    story.submit(story.draft(title="เรื่องที่เพิ่งมา"), now=MONDAY)
    go_round(MONDAY)
    deliver_due(next_summary(MONDAY))
    (summary,) = mail.outbox
    for text in (summary.body, html_of(summary)):
        assert text.index("เรื่องที่เกินกำหนด") < text.index("เรื่องที่เพิ่งมา")
        assert text.count("เรื่องที่เกินกำหนด") == 1, "once, although it was told as waiting and as overdue"
        assert reverse("wagtailadmin_home") in text
        assert reverse("wagtailadmin_account") in text


def test_summary__costs_as_many_queries_for_three_items_as_for_twelve(story: Story) -> None:
    head = story.people["policy.head"]
    wants(head, "daily")
    costs = []
    for number in (3, 12):
        for index in range(number):
            story.submit(story.draft(title=f"เรื่องที่ {number}-{index}"), now=MONDAY)
        with CaptureQueriesContext(connection) as queries:
            assert deliver_due(next_summary(MONDAY)).sent == number
        costs.append(len(queries))
    assert costs[0] == costs[1]
