"""Where an item stands, read from Wagtail's workflow state, the decisions and the register (never stored again)."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import TaskState

from approvals.api import Decision, Obligation, Submission, latest_submission
from publishing.models import PublicationRecord, latest_state


@dataclass(frozen=True, slots=True)
class Status:
    """The state of an item, in what its people ask about."""

    submission: Submission | None
    task_state: TaskState | None
    stage_label: str
    last: Decision | None
    record: PublicationRecord | None
    obligations: list[Obligation] = field(default_factory=list)
    since: dt.datetime | None = None

    @property
    def is_open(self) -> bool:
        """Under review now."""
        return self.task_state is not None


def status_of(page: Any) -> Status:
    """The status of the page."""
    submission = latest_submission(page)
    state = page.current_workflow_task_state if submission else None
    if state is not None and state.status != TaskState.STATUS_IN_PROGRESS:
        state = None
    last = Decision.objects.filter(request=submission.request).order_by("-sequence").first() if submission else None
    obligations = list(Obligation.objects.owed().filter(submission__request__page_id=page.pk)) if submission else []
    return Status(
        submission=submission,
        task_state=state,
        stage_label=state.task.name if state else "",
        last=last,
        record=latest_state(page.pk),
        obligations=obligations,
        since=state.started_at if state else None,
    )
