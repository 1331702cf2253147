"""Let the items of a list from the old website on, one decision for each."""

from approvals.api import Outcome, Stage
from publishing.actions.approve_batch import ApproveBatchAction, BatchItem
from publishing.models.legacy import is_legacy

_LETTING_ON = (Outcome.APPROVE, Outcome.CONSENT, Outcome.CONFIRM, Outcome.ACKNOWLEDGE, Outcome.PUBLISH)
"""More than other items may be given together: taking over and putting online are one act for a list, too."""


class DecideLegacyAction(ApproveBatchAction):
    """One person lets several items of a list on at the step each stands at, in a transaction of its own each.

    As with every batch: only what the person has had before them since the step came to them, under the seal it still
    has. Returning and refusing carry a reason and are done item by item, on the item's own screen.
    """

    def outcome_of(self, item: BatchItem) -> Outcome | None:
        """More outcomes than other items have, and none for what is on no list."""
        return letting_on(item.stage) if is_legacy(item.submission.memo) else None


def letting_on(stage: Stage) -> Outcome | None:
    """The outcome by which a list's items go on from the stage, if there is one."""
    return next((outcome for outcome in _LETTING_ON if outcome in stage.outcomes and outcome in stage.lets_on), None)
