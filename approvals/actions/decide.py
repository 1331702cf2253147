"""Decide an open stage."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from approvals.acting import acting
from approvals.actions.record import record
from approvals.issues import Issue, Refused
from approvals.models import Decision, StageTask, latest_submission
from approvals.procedure_schema import Outcome
from approvals.rules import holding_for, refusals
from approvals.seams import seal_of
from approvals.turns import actor_for, step_for


class DecideAction:
    """One person gives one outcome to one open stage of one sealed revision.

    The row of the task state is locked and everything read again, so that of two people pressing at the same
    moment one decides and the other is told so.
    """

    def __init__(
        self,
        task_state: TaskState,
        *,
        user: Any,
        outcome: Outcome,
        reason: str = "",
        remark: str = "",
        now: dt.datetime | None = None,
    ) -> None:
        self.pk, self.user, self.outcome = task_state.pk, user, Outcome(outcome)
        self.reason, self.remark, self.now = reason, remark, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why the act is refused; empty when it may go on."""
        state = self.state
        workflow_state = state.workflow_state
        is_open = (
            state.status == TaskState.STATUS_IN_PROGRESS
            and workflow_state.status == WorkflowState.STATUS_IN_PROGRESS
            and workflow_state.current_task_state_id == state.pk
        )
        if not is_open or self.submission is None:
            return [Issue("stage_not_open")]
        self.step = step_for(self.stage, self.submission, is_open=is_open)
        issues = refusals(self.actor, self.outcome, self.step, reason=self.reason)
        return issues or self._content_issues()

    @transaction.atomic
    def execute(self) -> Decision:
        """Record the decision, then let the workflow move. Raises Refused, changing nothing."""
        self._read_again()
        if issues := self.check():
            raise Refused(issues)
        with acting():
            decision = self._record()
            self._move()
        return decision

    def _read_again(self) -> None:
        self.state = TaskState.objects.select_for_update().get(pk=self.pk)
        self.task: StageTask = self.state.task.specific
        self.stage = self.task.stage
        self.page = self.state.workflow_state.content_object.specific
        self.submission = latest_submission(self.page)
        self.actor = actor_for(self.user, timezone.localdate(self.now))

    def _content_issues(self) -> list[Issue]:
        """A decision is about the sealed content: refuse it when the latest text or a file is another by now."""
        assert self.submission is not None  # noqa: S101  (check() has returned otherwise)
        changed = (
            self.page.latest_revision_id != self.submission.revision_id
            or self.state.revision_id != self.submission.revision_id
            or seal_of(self.submission) != self.submission.seal
        )
        lets_on = self.outcome not in {Outcome.RETURN, Outcome.REFUSE}
        return [Issue("edited_after_submission")] if changed and lets_on else []

    def _record(self) -> Decision:
        assert self.submission is not None  # noqa: S101  (check() has returned otherwise)
        holding = holding_for(self.actor, self.step)
        assert holding is not None  # noqa: S101  (check() refused otherwise)
        return record(
            self.submission,
            self.stage,
            self.outcome,
            user=self.user,
            holding=holding,
            now=self.now,
            reason=self.reason,
            stamps=self._stamps(),
        )

    def _stamps(self) -> dict[str, str]:
        values = {
            "received_at": self.now.isoformat(),
            "completed_at": self.now.isoformat(),
            "remark": self.remark.strip(),
        }
        return {name: values[name] for name in self.stage.stamps if self.outcome is not Outcome.RETURN}

    def _move(self) -> None:
        if self.outcome is Outcome.RETURN:
            self.state.reject(user=self.user, comment=self.reason)
        elif self.outcome is Outcome.REFUSE:
            self.state.workflow_state.cancel(user=self.user)
        else:
            self.state.approve(user=self.user, comment=self.reason or self.remark)
