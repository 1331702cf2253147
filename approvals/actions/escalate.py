"""Take an overdue step to the superior the procedure names."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState

from approvals.issues import Issue, Refused
from approvals.models import Obligation, Submission, Turn
from approvals.procedure_schema import Stage
from approvals.signals import step_escalated
from approvals.turns import due_after, seats_of


class EscalateAction:
    """The step waits for the superior's seats as well: to do it where the procedure says so, else to be told of it.

    Nobody's act, so nothing is written into the decision ledger. Whoever could do the step before still can.
    """

    def __init__(
        self,
        submission: Submission,
        stage: Stage,
        *,
        due_at: dt.datetime,
        task_state_id: int | None = None,
        obligation_id: int | None = None,
        now: dt.datetime | None = None,
    ) -> None:
        self.submission, self.stage, self.due_at = submission, stage, due_at
        self.task_state_id, self.obligation_id = task_state_id, obligation_id
        self.now = now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is not escalated now; asked again under the lock."""
        if self.stage.escalation is None or due_after(self.stage.escalation.after, self.due_at) > self.now:
            return [Issue("escalation_not_due")]
        if self.task_state_id is not None:
            return [] if self._task_state is not None else [Issue("stage_not_open")]
        return [] if self._obligation is not None else [Issue("obligation_settled")]

    @transaction.atomic
    def execute(self) -> list[Turn]:
        """Escalate; a second time changes nothing. Raises Refused, changing nothing."""
        self._lock()
        if issues := self.check():
            raise Refused(issues)
        step: dict[str, Any] = {"task_state": self._task_state, "obligation": self._obligation}
        if Turn.objects.filter(**step, escalated=True).exists():
            return []
        turns = Turn.objects.bulk_create(self._turns(step))
        step_escalated.send(
            sender=Turn, submission=self.submission, stage=self.stage, due_at=self.due_at, now=self.now, **step
        )
        return turns

    def _lock(self) -> None:
        open_steps: Any = TaskState.objects.select_for_update().filter(status=TaskState.STATUS_IN_PROGRESS)
        self._task_state = open_steps.filter(pk=self.task_state_id).first()
        owed: Any = Obligation.objects.select_for_update(of=("self",)).filter(settled_by__isnull=True)
        self._obligation = owed.select_related("submission").filter(pk=self.obligation_id).first()

    def _turns(self, step: dict[str, Any]) -> list[Turn]:
        assert self.stage.escalation is not None  # noqa: S101  (check() refused otherwise)
        separate = self.submission.track.stages[0].key in self.stage.separation
        return [
            Turn(
                **step,
                submission=self.submission,
                stage=self.stage.key,
                office_id=self.submission.request.office_id,
                unit_id=unit_id,
                seat_kind=kind,
                separate=separate,
                escalated=True,
                may_act=self.stage.escalation.may_act,
                due_at=self.due_at,
            )
            for unit_id, kind in dict.fromkeys(seats_of(self.stage.escalation.to, self.submission))
        ]
