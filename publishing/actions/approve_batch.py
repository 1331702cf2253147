"""Approve several items one after the other: what a director does after having read each (issue “Batch”)."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import TaskState

from approvals.api import DecideAction, Decision, Issue, Outcome, Refused, Stage, Submission
from publishing.models import Reading

_TOGETHER = frozenset({Outcome.APPROVE, Outcome.CONSENT})
"""Outcomes that may be given to several items at once: assent to what was read. Nothing that carries a reason."""


@dataclass(frozen=True, slots=True)
class BatchItem:
    """One open step among those to be approved together."""

    state: TaskState
    submission: Submission
    stage: Stage

    @property
    def outcome(self) -> Outcome | None:
        """What approving means at this stage; None where each item asks for an act of its own."""
        return batch_outcome(self.stage)


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What became of one item: its own decision, or why there is none."""

    item: BatchItem
    decision: Decision | None = None
    issues: list[Issue] = field(default_factory=list)


class ApproveBatchAction:
    """One person lets several items on; each is a decision of its own, in a transaction of its own.

    Only what the person has opened since the step came to them, under the seal it still has. An item that is refused
    says why and keeps no other from being decided.
    """

    def __init__(self, items: Iterable[BatchItem], *, user: Any, now: dt.datetime | None = None) -> None:
        self.items, self.user, self.now = list(items), user, now

    def execute(self) -> list[BatchResult]:
        """Decide each item, in the order given."""
        opened = opened_steps(self.items, self.user)
        return [self._decide(item, is_open=item.state.pk in opened) for item in self.items]

    def outcome_of(self, item: BatchItem) -> Outcome | None:
        """What letting the item on means; None where it asks for an act of its own."""
        return item.outcome

    def _decide(self, item: BatchItem, *, is_open: bool) -> BatchResult:
        outcome = self.outcome_of(item)
        if outcome is None:
            return BatchResult(item, issues=[Issue("not_in_batch", context={"stage": item.stage.label})])
        if not is_open:
            return BatchResult(item, issues=[Issue("open_it_first")])
        try:
            decision = DecideAction(item.state, user=self.user, outcome=outcome, now=self.now).execute()
        except Refused as refusal:
            return BatchResult(item, issues=refusal.issues)
        return BatchResult(item, decision)


def batch_outcome(stage: Stage) -> Outcome | None:
    """The outcome by which the stage's items may be let on together, if there is one."""
    return next((outcome for outcome in stage.outcomes if outcome in _TOGETHER & stage.lets_on), None)


def opened_steps(items: list[BatchItem], user: Any) -> set[int]:
    """Task states whose item the person has opened since the step began to wait (one query).

    An item read at an earlier stage is read again: what others have said of it meanwhile belongs to the decision.
    """
    keys = [item.submission.pk for item in items]
    readings = Reading.objects.filter(person=user, submission_id__in=keys)
    last = dict(readings.values_list("submission_id", "last_opened_at"))
    return {
        item.state.pk
        for item in items
        if item.submission.pk in last and last[item.submission.pk] >= item.state.started_at
    }
