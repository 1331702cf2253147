"""Let the items of a list from the old website on, one decision for each."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from approvals.api import DecideAction, Issue, Outcome, Refused, Stage
from publishing.actions.approve_batch import BatchItem, BatchResult, opened_steps
from publishing.models.legacy import is_legacy

_LETTING_ON = (Outcome.APPROVE, Outcome.CONSENT, Outcome.CONFIRM, Outcome.ACKNOWLEDGE, Outcome.PUBLISH)
"""More than other items may be given together: taking over and putting online are one act for a list, too."""


class DecideLegacyAction:
    """One person lets several items of a list on at the step each stands at, in a transaction of its own each.

    As with every batch: only what the person has had before them since the step came to them, under the seal it still
    has. Returning and refusing carry a reason and are done item by item, on the item's own screen.
    """

    def __init__(self, items: Iterable[BatchItem], *, user: Any, now: dt.datetime | None = None) -> None:
        self.items, self.user, self.now = list(items), user, now

    def execute(self) -> list[BatchResult]:
        """Decide each item, in the order given."""
        opened = opened_steps(self.items, self.user)
        return [self._decide(item, is_open=item.state.pk in opened) for item in self.items]

    def _decide(self, item: BatchItem, *, is_open: bool) -> BatchResult:
        outcome = letting_on(item.stage)
        if outcome is None or not is_legacy(item.submission.memo):
            return BatchResult(item, issues=[Issue("not_in_batch", context={"stage": item.stage.label})])
        if not is_open:
            return BatchResult(item, issues=[Issue("open_it_first")])
        try:
            decision = DecideAction(item.state, user=self.user, outcome=outcome, now=self.now).execute()
        except Refused as refusal:
            return BatchResult(item, issues=refusal.issues)
        return BatchResult(item, decision)


def letting_on(stage: Stage) -> Outcome | None:
    """The outcome by which a list's items go on from the stage, if there is one."""
    return next((outcome for outcome in _LETTING_ON if outcome in stage.outcomes and outcome in stage.lets_on), None)
