"""Take an item back while it is under review."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from approvals.acting import acting
from approvals.actions.record import record
from approvals.issues import Issue, Refused
from approvals.models import Decision, latest_submission
from approvals.procedure_schema import Outcome
from approvals.rules import holding_for, refusals
from approvals.turns import actor_for, step_for


class RecallAction:
    """The requester recalls the item, with the reason; it may be edited and submitted again under the same number."""

    def __init__(self, page: Page, *, user: Any, reason: str, now: dt.datetime | None = None) -> None:
        self.page, self.user, self.reason, self.now = page, user, reason, now or timezone.now()

    @transaction.atomic
    def execute(self) -> Decision:
        """Recall. Raises Refused, changing nothing."""
        states = WorkflowState.objects.select_for_update().filter(
            object_id=str(self.page.pk), base_content_type=self.page.get_base_content_type()
        )
        state = states.filter(status=WorkflowState.STATUS_IN_PROGRESS).first()
        submission = latest_submission(self.page)
        if state is None or submission is None:
            raise Refused([Issue("stage_not_open")])
        actor = actor_for(self.user, timezone.localdate(self.now))
        stage = submission.track.stages[0]
        step = step_for(stage, submission, is_open=True)
        if issues := refusals(actor, Outcome.RECALL, step, reason=self.reason):
            raise Refused(issues)
        holding = holding_for(actor, step)
        if holding is None:
            raise Refused([Issue("not_a_provider")])
        with acting():
            decision = record(
                submission, stage, Outcome.RECALL, user=self.user, holding=holding, now=self.now, reason=self.reason
            )
            state.cancel(user=self.user)
        return decision
