"""Who is told what became of an item: the requester, and on a return those who had let it on."""

import datetime as dt
from typing import Any

from django.utils import timezone

from approvals.api import Obligation, Outcome, RecallAction, SettleAction
from approvals.models import Notice, NoticeKind
from offices.api import Appointment
from tests.approvals.notices.conftest import told
from tests.five_offices import MEMBERS
from tests.world import URGENT, Story

YESTERDAY = dt.timedelta(days=1)
OF_OUTCOMES = {str(kind) for kind in NoticeKind} - {"your_turn", "vote", "owed", "reminder", "overdue", "escalated"}


def everybody_told() -> dict[str, set[str]]:
    """Kind → people, of what became of items."""
    return {kind: people for kind in sorted(OF_OUTCOMES) if (people := told(kind))}


def test_return_at_the_first_stage__the_requester_alone(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    assert everybody_told() == {"returned": {"policy.provider"}}


def test_return_later__also_those_who_had_let_it_on(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    story.decide(page, "policy.uploader", Outcome.RETURN, "ไฟล์เปิดไม่ได้")
    assert everybody_told() == {"returned": {"policy.provider"}, "came_back": {"policy.head"}}


def test_return__who_approved_an_earlier_round_is_not_told(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    story.decide(page, "policy.uploader", Outcome.RETURN, "ไฟล์เปิดไม่ได้")
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "ยังไม่ถูกต้อง")
    assert Notice.objects.filter(kind="came_back").count() == 1
    assert Notice.objects.filter(kind="returned").count() == 2


def test_return__who_let_it_on_and_has_left_the_seat_is_not_told(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    held = Appointment.objects.filter(user=story.people["policy.head"])
    held.update(ends_on=timezone.localdate() - YESTERDAY)
    story.decide(page, "policy.uploader", Outcome.RETURN, "ไฟล์เปิดไม่ได้")
    assert everybody_told() == {"returned": {"policy.provider"}}


def test_return__to_whoever_may_take_it_up_when_the_requester_has_left(story: Story) -> None:
    """Nobody else could change the item: a return into the void would lose it."""
    page = story.draft()
    story.submit(page)
    held = Appointment.objects.filter(user=story.people["policy.provider"])
    held.update(user=story.people["finance.provider"])
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    assert everybody_told() == {"returned": {"finance.provider"}}


def test_refusal__the_requester(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.REFUSE, "ไม่อยู่ในอำนาจหน้าที่")
    assert everybody_told() == {"refused": {"policy.provider"}}


def test_recall__those_it_waited_for(story: Story) -> None:
    page = story.draft(memo={"target_site": "office"})
    story.submit(page)
    RecallAction(story.fresh(page), user=story.people["policy.provider"], reason="พบคำผิด").execute()
    assert everybody_told() == {"recalled": {"director", "deputy"}}


def test_publication__the_requester(story: Story) -> None:
    story.published()
    assert everybody_told() == {"published": {"policy.provider"}}


def test_committee__requester_is_told_once_it_has_concluded(office: Any) -> None:
    """S11-R19: a vote that concludes nothing is nobody's news."""
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "admin.head", Outcome.CONSENT)
    assert everybody_told() == {}
    story.decide(page, "deputy", Outcome.CONSENT)
    assert everybody_told() == {"concluded": {"policy.provider"}}


def test_committee_returns__requester_and_those_who_had_consented(office: Any) -> None:
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "admin.head", Outcome.CONSENT)
    story.decide(page, "finance.head", Outcome.RETURN, "ภาพไม่ชัด")
    assert everybody_told() == {}
    story.decide(page, "deputy", Outcome.RETURN, "ระบุวันที่ให้ชัดเจน")
    assert everybody_told() == {"returned": {"policy.provider"}, "came_back": {"policy.head", "admin.head"}}
    assert set(MEMBERS) > told("came_back")


def test_opinion_against__goes_on_without_mail_to_the_requester(office: Any) -> None:
    """CPN1, procedures.md §7, 1: the opinion is for the executive, who decides."""
    story = office("cpn1")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.OBJECT, "ข้อมูลยังไม่ครบ")
    assert everybody_told() == {}
    assert told("your_turn", stage="decide") == {"director", "deputy"}


def late(story: Story) -> tuple[Any, Obligation]:
    page = story.draft(memo=URGENT)
    story.submit(page)
    page = story.carry_through(page)
    return page, Obligation.objects.get(submission__request__page=page, kind="late_approval")


def test_late_approval__the_requester(story: Story) -> None:
    """S12-R07."""
    _page, owed = late(story)
    SettleAction(owed, user=story.people["policy.head"], outcome=Outcome.APPROVE).execute()
    assert everybody_told() == {"published": {"policy.provider"}, "approved_late": {"policy.provider"}}


def test_late_refusal__the_requester_and_the_uploader(story: Story) -> None:
    """S12-R07, scenario 10: the page is withdrawn at once."""
    _page, owed = late(story)
    SettleAction(owed, user=story.people["policy.head"], outcome=Outcome.REFUSE, reason="ไม่เร่งด่วน").execute()
    assert told("refused") == {"policy.provider", "policy.uploader"}


def test_fault_on_the_live_page__the_requester_and_the_uploader(story: Story) -> None:
    """S12-R09."""
    page = story.published()
    owed = Obligation.objects.get(submission__request__page=page)
    SettleAction(owed, user=story.people["policy.head"], outcome=Outcome.REPORT_FAULT, reason="ไฟล์ผิด").execute()
    assert told("fault") == {"policy.provider", "policy.uploader"}


def test_verification_of_the_live_page__is_nobodys_news(story: Story) -> None:
    page = story.published()
    owed = Obligation.objects.get(submission__request__page=page)
    SettleAction(owed, user=story.people["policy.head"], outcome=Outcome.VERIFY).execute()
    assert everybody_told() == {"published": {"policy.provider"}}
