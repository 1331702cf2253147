"""Wagtail's own doors to a request: forged forms, other pages' tasks, stale states, cancel, resume, deactivate."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, Workflow, WorkflowState

from approvals.api import DecideAction, Decision, Outcome, Refused, StageTask, latest_submission
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.world import Story, superuser


@pytest.fixture
def page(story: Story) -> Any:
    """An item waiting for the head."""
    draft = story.draft()
    story.submit(draft)
    return story.fresh(draft)


def refused(act: Any, *codes: str) -> None:
    """The act is refused for these reasons and changes nothing."""
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        act()
    assert [issue.code for issue in refusal.value.issues] == list(codes)
    assert snapshot() == before


@pytest.mark.parametrize(
    "forged",
    [
        {"update": False},
        {"person": "director", "now": "2020-01-01", "stage": "publish"},
        {"seal": "0" * 64, "submission": 1, "skip_permission_checks": True},
        {"capacity": "own", "remark": "x" * 10, "outcome": "publish"},
    ],
)
def test_on_action__ignores_forged_arguments(forged: dict[str, Any], story: Story, page: Any) -> None:
    state, head = page.current_workflow_task_state, story.people["policy.head"]
    state.task.specific.on_action(state, head, "approve", **forged)
    decision = Decision.objects.get(outcome=Outcome.APPROVE)
    submission = latest_submission(page)
    assert (decision.person, decision.seal, decision.stage) == (head, submission.seal, "decide")
    assert status_of(story.fresh(page)).task_state.task.specific.stage_key == "intake"
    assert not story.fresh(page).live


def test_on_action__forged_arguments_give_no_right(story: Story, page: Any) -> None:
    state, uploader = page.current_workflow_task_state, story.people["policy.uploader"]
    refused(lambda: state.task.specific.on_action(state, uploader, "approve", update=False), "not_your_turn")


@pytest.mark.parametrize("name", ["", "publish_now", "APPROVE", "certify;"])
def test_on_action__unknown_action(name: str, story: Story, page: Any) -> None:
    state, before = page.current_workflow_task_state, snapshot()
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, story.people["policy.head"], name)
    assert snapshot() == before


@pytest.mark.parametrize("outcome", ["publish", "acknowledge", "certify", "verify"])
def test_on_action__outcome_of_another_stage(outcome: str, story: Story, page: Any) -> None:
    refused(lambda: story.decide(page, "policy.head", outcome), "outcome_not_allowed")


def test_on_action__task_of_another_page(story: Story, page: Any) -> None:
    """Through the review screen of one request, a task state of another: refused, neither is decided."""
    other = story.draft("finance")
    story.submit(other, "finance.provider")
    theirs = story.fresh(other).current_workflow_task_state
    refused(lambda: theirs.task.specific.on_action(theirs, story.people["policy.head"], "approve"), "not_your_turn")
    client = Client()
    client.force_login(story.people["finance.head"])
    url = reverse("publishing:review", args=[latest_submission(page).request_id])
    before = snapshot()
    assert client.post(url, {"outcome": "approve", "task_state": theirs.pk}).status_code == 422
    assert snapshot() == before


def test_on_action__stale_state_of_an_earlier_stage(story: Story, page: Any) -> None:
    stale = page.current_workflow_task_state
    story.decide(page, "policy.head", Outcome.APPROVE)
    act = stale.task.specific.on_action
    refused(lambda: act(stale, story.people["policy.head"], "approve"), "stage_not_open")
    refused(lambda: act(stale, story.people["policy.head"], "refuse", comment="เปลี่ยนใจ"), "stage_not_open")


def test_on_action__stale_state_of_an_earlier_round(story: Story, page: Any) -> None:
    stale = page.current_workflow_task_state
    story.decide(page, "policy.head", Outcome.RETURN, "แก้วันที่")
    story.submit(page)
    refused(lambda: stale.task.specific.on_action(stale, story.people["policy.head"], "approve"), "stage_not_open")


def test_on_action__latest_text_is_another_than_the_sealed(story: Story, page: Any) -> None:
    """A revision saved past the lock: no decision lets the item on; handing it back is still possible."""
    draft = page.get_latest_revision_as_object()
    draft.lead = "แก้หลังส่ง"
    draft.save_revision()
    refused(lambda: story.decide(page, "policy.head", Outcome.APPROVE), "edited_after_submission")
    story.decide(page, "policy.head", Outcome.RETURN, "มีการแก้หลังส่ง")
    assert status_of(story.fresh(page)).task_state is None


@pytest.mark.parametrize("who", ["policy.head", "root"])
@pytest.mark.parametrize("door", ["cancel", "approve_state", "reject_state", "cancel_state", "finish"])
def test_workflow_state__changes_only_by_a_recorded_act(door: str, who: str, story: Story, page: Any) -> None:
    user = superuser() if who == "root" else story.people[who]
    state: WorkflowState = page.current_workflow_state
    task_state: TaskState = page.current_workflow_task_state
    doors = {
        "cancel": lambda: state.cancel(user=user),
        "approve_state": lambda: task_state.approve(user=user),
        "reject_state": lambda: task_state.reject(user=user),
        "cancel_state": lambda: task_state.cancel(user=user),
        "finish": lambda: state.finish(user=user),
    }
    before = snapshot()
    with pytest.raises(Refused):
        doors[door]()
    assert snapshot() == before


def test_workflow_state__update_stays_where_it_is(story: Story, page: Any) -> None:
    state, before = page.current_workflow_state, snapshot()
    state.update(user=superuser(), next_task=state.get_next_task())
    assert snapshot() == before


def test_decide__an_outcome_given_as_plain_text_is_the_outcome(story: Story, page: Any) -> None:
    state = page.current_workflow_task_state
    action = DecideAction(state, user=story.people["policy.head"], outcome="return", reason="แก้วันที่")  # type: ignore[arg-type]
    action.execute()
    assert story.fresh(page).current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
    with pytest.raises(ValueError, match="publish_now"):
        DecideAction(state, user=story.people["policy.head"], outcome="publish_now")  # type: ignore[arg-type]


def test_workflow_state__resume_after_return_is_refused(story: Story, page: Any) -> None:
    """Wagtail would resume at the stage that rejected, without the earlier ones: only a new round goes on."""
    story.decide(page, "policy.head", Outcome.RETURN, "แก้วันที่")
    state = WorkflowState.objects.get(status=WorkflowState.STATUS_NEEDS_CHANGES)
    refused(lambda: state.resume(user=story.people["policy.provider"]), "stage_not_open")


def test_workflow__is_not_started_without_a_submission(story: Story) -> None:
    draft = story.draft()
    workflow = Workflow.objects.filter(workflow_tasks__task__in=StageTask.objects.filter(track="web")).first()
    refused(lambda: workflow.start(draft, story.people["policy.provider"]), "nothing_submitted")


def test_task__deactivation_does_not_end_what_is_under_way(story: Story, page: Any) -> None:
    before = snapshot()
    with pytest.raises(Refused):
        page.current_workflow_task_state.task.specific.deactivate(user=superuser())
    assert snapshot() == before


def test_workflow__deactivation_does_not_end_what_is_under_way(story: Story, page: Any) -> None:
    before = snapshot()
    with pytest.raises(Refused):
        page.current_workflow_state.workflow.deactivate(user=superuser())
    assert snapshot() == before


@pytest.mark.parametrize("who", ["policy.head", "root"])
@pytest.mark.parametrize("action", ["action-cancel-workflow", "action-restart-workflow", "action-publish"])
def test_editor__buttons_forged_by_hand(action: str, who: str, story: Story, page: Any) -> None:
    client = Client()
    client.force_login(superuser() if who == "root" else story.people[who])
    before = snapshot()
    client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {action: "1", "title": "ใหม่", "slug": page.slug, "tables-count": 0},
    )
    assert snapshot() == before
    assert status_of(story.fresh(page)).task_state is not None


def test_admin__deactivating_the_task_through_its_view(story: Story, page: Any) -> None:
    client = Client()
    client.force_login(superuser())
    task, before = page.current_workflow_task_state.task, snapshot()
    client.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]))
    assert snapshot() == before
    task.refresh_from_db()
    assert task.active
