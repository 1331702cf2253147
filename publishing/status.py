"""Where an item stands, read from Wagtail's workflow state, the decisions and the register (never stored again)."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils import timezone
from wagtail.models import TaskState

from approvals.api import Decision, Obligation, Outcome, Stage, Submission, latest_submission, people_for, step_for
from offices.api import Holding
from publishing.models import ENDED_KINDS, LIVE_KINDS, PublicationRecord, latest_state


class Phase(StrEnum):
    """Where an item stands, in one word; derived each time, stored nowhere."""

    DRAFT = "draft"
    REVIEW = "review"
    RETURNED = "returned"
    RECALLED = "recalled"
    REFUSED = "refused"
    SCHEDULED = "scheduled"
    PUBLIC = "public"
    ENDED = "ended"


_HANDED_BACK: dict[str, Phase] = {Outcome.RETURN: Phase.RETURNED, Outcome.RECALL: Phase.RECALLED}


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

    @property
    def is_public(self) -> bool:
        """Whether the public sees it, whatever is being prepared meanwhile."""
        return self.record is not None and self.record.kind in LIVE_KINDS

    @property
    def phase(self) -> Phase:
        """The newest of what the decisions and the register say.

        A late refusal withdraws at the same moment, so the register has the last word on equal times.
        """
        if self.is_open:
            return Phase.REVIEW
        if self.last is not None and (self.record is None or self.last.recorded_at > self.record.recorded_at):
            if handed_back := self._handed_back(self.last):
                return handed_back
            if self.last.outcome == Outcome.PUBLISH:
                return Phase.SCHEDULED
        if self.record is None:
            return Phase.DRAFT
        return Phase.ENDED if self.record.kind in ENDED_KINDS else Phase.PUBLIC

    @staticmethod
    def _handed_back(last: Decision) -> Phase | None:
        if last.result in last.submission.track.stage(last.stage).stops:
            return Phase.REFUSED
        return _HANDED_BACK.get(last.result)


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whom an open step or an obligation waits for, and until when."""

    label: str
    seats: str
    people: list[Holding]
    due_at: dt.datetime | None
    is_overdue: bool


def status_of(page: Any) -> Status:
    """The status of the page."""
    submission = latest_submission(page)
    state = page.current_workflow_task_state if submission else None
    if state is not None and state.status != TaskState.STATUS_IN_PROGRESS:
        state = None
    last = Decision.objects.filter(request=submission.request).order_by("-sequence").first() if submission else None
    owed = Obligation.objects.owed().filter(submission__request__page_id=page.pk)
    obligations = list(owed.select_related("submission__request__procedure")) if submission else []
    return Status(
        submission=submission,
        task_state=state,
        stage_label=state.task.name if state else "",
        last=last,
        record=latest_state(page.pk),
        obligations=obligations,
        since=state.started_at if state else None,
    )


def waiting_of(status: Status) -> Waiting | None:
    """Whom the open stage waits for; None when nothing is under review."""
    if status.task_state is None or status.submission is None:
        return None
    turn = status.task_state.turns.first()
    stage = status.task_state.task.specific.stage
    return _waiting(stage, status.submission, turn.due_at if turn else None)


def owed_of(status: Status) -> list[Waiting]:
    """Whom each obligation of the item waits for."""
    return [
        _waiting(item.submission.track.stage(item.stage), item.submission, item.due_at) for item in status.obligations
    ]


def _waiting(stage: Stage, submission: Submission, due_at: dt.datetime | None) -> Waiting:
    step = step_for(stage, submission, is_open=True)
    able = people_for(stage, submission, timezone.localdate(), with_superiors=True)
    people = [person for person in able if person.user_id not in step.barred]
    overdue = due_at is not None and due_at < timezone.now()
    return Waiting(stage.label, step.seat_names, people, due_at, overdue)
