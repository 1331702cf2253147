"""Deciding: what each outcome does, and two people at the same moment."""

from typing import Any

import pytest
from wagtail.models import TaskState, WorkflowState

from approvals.api import Decision, Outcome, SettleAction
from approvals.models import Obligation
from approvals.verify import verify_ledgers
from config.demo.office import appoint
from offices.api import Capacity
from publishing.models import PublicationRecord
from publishing.status import status_of
from tests.races import at_once
from tests.world import URGENT, Story

OUTCOMES = (Outcome.APPROVE, Outcome.REFUSE)


def test_approve__moves_on_and_signs_the_certification(story: Story) -> None:
    """S12-R02: signs as approver-certifier."""
    page = story.draft()
    submission = story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    decision = Decision.objects.get(outcome=Outcome.APPROVE)
    assert (decision.stage, decision.seal, decision.submission) == ("decide", submission.seal, submission)
    assert "อนุมัติและรับรอง" in decision.certification
    assert decision.person_name == story.people["policy.head"].get_full_name()
    assert decision.unit_name == "กลุ่มนโยบายและแผน"
    assert status_of(story.fresh(page)).task_state.task.specific.stage_key == "intake"
    assert not story.fresh(page).live


def test_return__signs_nothing_and_hands_back(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "  วันที่ผิด  ")
    decision = Decision.objects.get(outcome=Outcome.RETURN)
    assert (decision.reason, decision.certification, decision.stamps) == ("วันที่ผิด", "", {})
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert status_of(story.fresh(page)).task_state is None


def test_refuse__ends_the_request(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.REFUSE, "ไม่อยู่ในอำนาจหน้าที่")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert not TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).exists()
    assert not story.fresh(page).live


def test_stamps__of_the_uploader(story: Story) -> None:
    """S12-F1: received at, completed at, remark."""
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    state = status_of(story.fresh(page)).task_state
    state.task.specific.on_action(state, story.people["policy.uploader"], "publish", remark=" ครบถ้วน ")
    received, put_online = Decision.objects.filter(outcome__in=["acknowledge", "publish"]).order_by("sequence")
    assert received.stamps == {"received_at": received.recorded_at.isoformat()}
    assert put_online.stamps == {"completed_at": put_online.recorded_at.isoformat(), "remark": "ครบถ้วน"}


@pytest.mark.parametrize("first", OUTCOMES)
@pytest.mark.parametrize("second", OUTCOMES)
def test_decide__two_heads_at_the_same_moment(first: str, second: str, transactional_story: Story) -> None:
    story = transactional_story
    deputy = story.people["admin.head"]
    appoint(deputy, story.world.seats["policy.head"], capacity=Capacity.ACTING_FOR)
    page = story.draft()
    story.submit(page)
    state = status_of(story.fresh(page)).task_state
    people = (story.people["policy.head"], deputy)

    def act(user: Any, outcome: str) -> Any:
        return lambda: state.task.specific.on_action(state, user, outcome, comment="เหตุผล")

    ends = at_once([act(user, outcome) for user, outcome in zip(people, (first, second), strict=True)])
    assert ends == ["done", "stage_not_open"]
    assert Decision.objects.filter(stage="decide").count() == 1
    decided = Decision.objects.get(stage="decide")
    assert (status_of(story.fresh(page)).task_state is None) == (decided.outcome == Outcome.REFUSE)
    assert all(report.broken_at is None for report in verify_ledgers())


def test_publish__pressed_twice_at_the_same_moment(transactional_story: Story) -> None:
    story = transactional_story
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    state, uploader = status_of(story.fresh(page)).task_state, story.people["policy.uploader"]
    press = [lambda: state.task.specific.on_action(state, uploader, "publish")] * 2
    assert at_once(press) == ["done", "stage_not_open"]
    assert PublicationRecord.objects.filter(page_id=page.pk).count() == 1
    assert story.fresh(page).live


def test_settle__two_heads_at_the_same_moment(transactional_story: Story) -> None:
    """S12-R07: approved or refused, never both."""
    story = transactional_story
    deputy = story.people["admin.head"]
    appoint(deputy, story.world.seats["policy.head"], capacity=Capacity.ACTING_FOR)
    page = story.draft(memo=URGENT)
    story.submit(page)
    story.carry_through(page)
    owed = Obligation.objects.get(kind="late_approval")
    acts = [
        lambda: SettleAction(owed, user=story.people["policy.head"], outcome=Outcome.APPROVE).execute(),
        lambda: SettleAction(owed, user=deputy, outcome=Outcome.REFUSE, reason="กระทบสิทธิ").execute(),
    ]
    assert at_once(acts) == ["done", "obligation_settled"]
    owed.refresh_from_db()
    assert story.fresh(page).live == (owed.settled_by.outcome == Outcome.APPROVE)
    assert Decision.objects.filter(stage="decide").count() == 1
