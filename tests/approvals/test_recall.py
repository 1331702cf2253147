"""Recalling: by the requester, with a reason, while it is under review."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import WorkflowState

from approvals.api import Decision, Outcome, RecallAction, Refused
from offices.api import Appointment
from tests.approvals.evidence import snapshot
from tests.world import Story


def recall(story: Story, page: object, who: str = "policy.provider", reason: str = "ขอแก้วันที่") -> Decision:
    return RecallAction(story.fresh(page), user=story.people[who], reason=reason).execute()


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_recall__at_any_stage(steps: int, story: Story) -> None:
    page = story.draft()
    story.submit(page)
    for step in [("policy.head", Outcome.APPROVE), ("policy.uploader", Outcome.ACKNOWLEDGE)][:steps]:
        story.decide(page, *step)
    decision = recall(story, page)
    assert (decision.outcome, decision.reason, decision.certification) == ("recall", "ขอแก้วันที่", "")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert story.fresh(page).permissions_for_user(story.people["policy.provider"]).can_edit()


@pytest.mark.parametrize(("who", "code"), [("policy.head", "not_requester"), ("admin.provider", "not_requester")])
def test_recall__by_another(who: str, code: str, story: Story) -> None:
    page = story.draft()
    story.submit(page)
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        recall(story, page, who)
    assert [issue.code for issue in refusal.value.issues] == [code]
    assert snapshot() == before


def test_recall__by_a_requester_whose_appointment_has_ended(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Appointment.objects.filter(user=story.people["policy.provider"]).update(ends_on=yesterday)
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        recall(story, page)
    assert [issue.code for issue in refusal.value.issues] == ["not_a_provider"]
    assert snapshot() == before


@pytest.mark.parametrize("state", ["never submitted", "returned", "published"])
def test_recall__of_what_is_not_under_review(state: str, story: Story) -> None:
    page = story.published() if state == "published" else story.draft()
    if state == "returned":
        story.submit(page)
        story.decide(page, "policy.head", Outcome.RETURN, "แก้")
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        recall(story, page)
    assert [issue.code for issue in refusal.value.issues] == ["stage_not_open"]
    assert snapshot() == before
