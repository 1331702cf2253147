"""Decide an open stage."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from approvals.acting import acting
from approvals.actions.record import record
from approvals.committee import Ballot, conclude
from approvals.issues import Issue, Refused
from approvals.models import Decision, StageTask, latest_submission
from approvals.procedure_schema import Outcome
from approvals.rules import holding_for, refusals
from approvals.seams import seal_of
from approvals.turns import actor_for, body_for, step_for, votes_on


class DecideAction:
    """One person gives one outcome to one open stage of one sealed revision; in a committee, one member's vote.

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
        self.step = step_for(self.stage, self.submission, is_open=is_open, on_day=self.day)
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
            self._move(decision.result)
        return decision

    def _read_again(self) -> None:
        self.state = TaskState.objects.select_for_update().get(pk=self.pk)
        self.task: StageTask = self.state.task.specific
        self.stage = self.task.stage
        self.page = self.state.workflow_state.content_object.specific
        self.submission = latest_submission(self.page)
        self.day = timezone.localdate(self.now)
        self.actor = actor_for(self.user, self.day)

    def _content_issues(self) -> list[Issue]:
        """A decision is about the sealed content: refuse it when the latest text or a file is another by now."""
        assert self.submission is not None  # noqa: S101  (check() has returned otherwise)
        changed = (
            self.page.latest_revision_id != self.submission.revision_id
            or self.state.revision_id != self.submission.revision_id
            or seal_of(self.submission) != self.submission.seal
        )
        return [Issue("edited_after_submission")] if changed and self.outcome in self.stage.lets_on else []

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
            stamps=self._stamps() | self._vote(),
        )

    def _stamps(self) -> dict[str, Any]:
        values = {
            "received_at": self.now.isoformat(),
            "completed_at": self.now.isoformat(),
            "remark": self.remark.strip(),
        }
        return {name: values[name] for name in self.stage.stamps if self.outcome is not Outcome.RETURN}

    def _vote(self) -> dict[str, Any]:
        """For a committee's member: as what they voted, and what the votes conclude with this one, if anything."""
        assert self.submission is not None  # noqa: S101  (check() has returned otherwise)
        membership = self.step.members.get(self.user.pk)
        if membership is None:
            return {}
        body = body_for(self.stage, self.submission, self.day)
        assert body is not None  # noqa: S101  (there is no member without a body)
        rule, k = (self.stage.vote.rule, self.stage.vote.k) if self.stage.vote else (body.rule, body.quorum)
        sitting = [member for person, member in self.step.members.items() if person not in self.step.barred]
        entitled = {member.member_id: member.rank for member in sitting}
        ballots = [*votes_on(self.submission, self.stage), Ballot(membership.member_id, self.outcome)]
        concludes = conclude(ballots, entitled, rule, k)
        stamps = {
            "member": membership.member_id,
            "part": membership.part_label,
            "body": body.name,
            "rule": rule,
            "members": len(entitled),
            "votes": len(ballots),
        }
        return stamps | ({"concludes": str(concludes)} if concludes else {})

    def _move(self, result: str) -> None:
        if result == Outcome.RETURN:
            self.state.reject(user=self.user, comment=self.reason)
        elif result in self.stage.stops:
            self.state.workflow_state.cancel(user=self.user)
        elif result:
            self.state.approve(user=self.user, comment=self.reason or self.remark)
