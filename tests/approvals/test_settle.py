"""Settling what is owed after publication (S12-R07, S12-R09)."""

from typing import Any

import pytest
from django.utils import timezone

from approvals.api import Decision, Obligation, Outcome, Refused, SettleAction, obligations_waiting_for
from publishing.gate.oracle import violations
from publishing.models import PublicationRecord, RecordKind
from tests.approvals.evidence import snapshot
from tests.world import URGENT, Story
from thai.working_days import add_working_days


@pytest.fixture
def urgent(story: Story) -> Any:
    """An item published first, its approval owed."""
    page = story.draft(memo=URGENT)
    story.submit(page)
    return story.carry_through(page)


def settle(story: Story, kind: str, outcome: str, reason: str = "", who: str = "policy.head") -> Decision:
    owed = Obligation.objects.get(kind=kind)
    return SettleAction(owed, user=story.people[who], outcome=Outcome(outcome), reason=reason).execute()


def kinds(page: Any) -> list[str]:
    return list(PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence").values_list("kind", flat=True))


def test_obligations__are_opened_with_their_due_time(story: Story, urgent: Any) -> None:
    late, check = Obligation.objects.owed().order_by("due_at")
    assert (late.kind, check.kind) == ("late_approval", "check_live")
    assert late.due_at == add_working_days(late.opened_at, 1)
    assert check.due_at == add_working_days(check.opened_at, 3)
    assert not late.is_overdue(timezone.now())
    assert late in Obligation.objects.overdue(late.due_at + timezone.timedelta(seconds=1))
    waiting = {
        who: set(obligations_waiting_for(story.people[who])) for who in ("policy.head", "policy.uploader", "web")
    }
    assert waiting == {"policy.head": {late, check}, "policy.uploader": set(), "web": set()}


def test_late_approval__is_recorded_and_the_page_stays(story: Story, urgent: Any) -> None:
    decision = settle(story, "late_approval", "approve")
    assert Obligation.objects.get(kind="late_approval").settled_by == decision
    assert kinds(urgent) == [RecordKind.PUBLISHED, RecordKind.LATE_APPROVED]
    assert story.fresh(urgent).live
    assert list(violations()) == []


def test_late_refusal__withdraws_at_once_and_keeps_the_record(story: Story, urgent: Any) -> None:
    settle(story, "late_approval", "refuse", "กระทบผู้มีส่วนได้เสีย")
    assert not story.fresh(urgent).live
    assert kinds(urgent) == [RecordKind.PUBLISHED, RecordKind.WITHDRAWN]
    withdrawn = PublicationRecord.objects.get(kind=RecordKind.WITHDRAWN)
    assert (withdrawn.person, withdrawn.reason) == (story.people["policy.head"], "กระทบผู้มีส่วนได้เสีย")
    assert list(violations()) == []


@pytest.mark.parametrize(("outcome", "reason"), [("verify", ""), ("report_fault", "ภาพไม่ขึ้น")])
def test_live_check__enters_the_register(outcome: str, reason: str, story: Story) -> None:
    page = story.published()
    settle(story, "check_live", outcome, reason)
    expected = RecordKind.VERIFIED if outcome == "verify" else RecordKind.FAULT_REPORTED
    assert kinds(page) == [RecordKind.PUBLISHED, expected]
    assert story.fresh(page).live


def test_settle__once_only(story: Story, urgent: Any) -> None:
    settle(story, "late_approval", "approve")
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        settle(story, "late_approval", "refuse", "เปลี่ยนใจ")
    assert [issue.code for issue in refusal.value.issues] == ["obligation_settled"]
    assert snapshot() == before


@pytest.mark.parametrize("outcome", ["return", "publish", "acknowledge", "verify"])
def test_settle__outcome_of_another_step(outcome: str, story: Story, urgent: Any) -> None:
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        settle(story, "late_approval", outcome, "เหตุผล")
    assert [issue.code for issue in refusal.value.issues] == ["outcome_not_allowed"]
    assert snapshot() == before
