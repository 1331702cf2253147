"""Settle an obligation: approve an urgent publication late (or refuse it), or verify the live page."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.acting import acting
from approvals.actions.record import record
from approvals.issues import Issue, Refused
from approvals.models import Decision, Obligation
from approvals.procedure_schema import Outcome
from approvals.rules import holding_for, refusals
from approvals.signals import obligation_settled
from approvals.turns import actor_for, step_for


class SettleAction:
    """One person settles one obligation, once. What follows (withdrawing a refused page) is in the same transaction."""

    def __init__(
        self, obligation: Obligation, *, user: Any, outcome: Outcome, reason: str = "", now: dt.datetime | None = None
    ) -> None:
        self.pk, self.user, self.outcome = obligation.pk, user, Outcome(outcome)
        self.reason, self.now = reason, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why the act is refused; empty when it may go on."""
        if self.obligation.settled_by_id is not None:
            return [Issue("obligation_settled")]
        return refusals(self.actor, self.outcome, self.step, reason=self.reason)

    @transaction.atomic
    def execute(self) -> Decision:
        """Record the decision and settle. Raises Refused, changing nothing."""
        self._read_again()
        if issues := self.check():
            raise Refused(issues)
        holding = holding_for(self.actor, self.step)
        assert holding is not None  # noqa: S101  (check() refused otherwise)
        with acting():
            decision = record(
                self.obligation.submission,
                self.stage,
                self.outcome,
                user=self.user,
                holding=holding,
                now=self.now,
                reason=self.reason,
            )
            self.obligation.settled_by = decision
            self.obligation.save(update_fields=["settled_by"])
            obligation_settled.send(
                sender=Obligation, obligation=self.obligation, decision=decision, outcome=self.outcome
            )
        return decision

    def _read_again(self) -> None:
        self.obligation = (
            Obligation.objects.select_for_update(of=("self",))
            .select_related(
                "submission__request__procedure", "submission__request__office", "submission__request__unit"
            )
            .get(pk=self.pk)
        )
        submission = self.obligation.submission
        self.stage = submission.track.stage(self.obligation.stage)
        self.actor = actor_for(self.user, timezone.localdate(self.now))
        self.step = step_for(self.stage, submission, is_open=True, on_day=timezone.localdate(self.now))
