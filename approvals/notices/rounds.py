"""Go round what is open: remind of what is due soon, tell of what is overdue, take it to the superior."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from approvals.actions.escalate import EscalateAction
from approvals.issues import Refused
from approvals.models import Obligation, Procedure, Submission, Turn
from approvals.models.notice import Notice, NoticeKind
from approvals.notices import audience
from approvals.notices.planning import Occasion, plan
from approvals.notices.timing import is_office_day, midnight_before, reminder_at
from approvals.procedure_schema import Stage
from approvals.turns import due_after

_FURTHEST = dt.timedelta(days=92)
"""No reminder comes earlier than this before a step is due (a quarter of the longest time in hours)."""


@dataclass
class Tally:
    """What a round did, in steps."""

    reminded: int = 0
    overdue: int = 0
    escalated: int = 0


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that waits, with its due time."""

    row: dict[str, Any]
    stage: Stage
    due_at: dt.datetime

    def people(self, submission: Submission, on_day: dt.date) -> dict[int, bool]:
        """Who can do it on the day."""
        find = audience.able_to_settle if self.row["obligation_id"] else audience.able
        return find(self.stage, submission, on_day)


def go_round(now: dt.datetime) -> Tally:
    """Do what is due at the moment; a second time the same day does nothing (two queries when nothing is due)."""
    tally = Tally()
    for step in _open_steps(now):
        submission = None
        escalation = step.stage.escalation
        if escalation and not step.row["is_escalated"] and due_after(escalation.after, step.due_at) <= now:
            submission = _submission(step)
            tally.escalated += _escalate(step, submission, now)
        if kind := _to_tell(step, now):
            _tell(step, submission or _submission(step), kind, now)
            tally.overdue += kind is NoticeKind.OVERDUE
            tally.reminded += kind is NoticeKind.REMINDER
    return tally


def _to_tell(step: OpenStep, now: dt.datetime) -> NoticeKind | None:
    if step.due_at < now:
        return NoticeKind.OVERDUE if is_office_day(now) and not step.row["told_overdue"] else None
    if step.stage.within is None or step.row["is_reminded"]:
        return None
    return NoticeKind.REMINDER if reminder_at(step.stage.within, step.due_at) <= now else None


@transaction.atomic
def _tell(step: OpenStep, submission: Submission, kind: NoticeKind, now: dt.datetime) -> None:
    occasion = Occasion(
        submission,
        step.stage.key,
        now,
        step.due_at,
        task_state_id=step.row["task_state_id"],
        obligation_id=step.row["obligation_id"],
    )
    plan(dict.fromkeys(step.people(submission, timezone.localdate(now)), kind), occasion)


def _escalate(step: OpenStep, submission: Submission, now: dt.datetime) -> bool:
    action = EscalateAction(
        submission,
        step.stage,
        due_at=step.due_at,
        task_state_id=step.row["task_state_id"],
        obligation_id=step.row["obligation_id"],
        now=now,
    )
    try:
        return bool(action.execute())
    except Refused:
        return False  # somebody decided it between our look and the lock: nothing is overdue any more


def _open_steps(now: dt.datetime) -> Iterator[OpenStep]:
    """Every open step that is or soon will be due, each once."""
    step = {"task_state": OuterRef("task_state"), "obligation__isnull": True}
    owed = {"obligation": OuterRef("obligation"), "task_state__isnull": True}
    notices = Notice.objects.filter(Q(**step) | Q(**owed))
    open_state = Q(
        task_state__status=TaskState.STATUS_IN_PROGRESS,
        task_state__workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
    )
    turns: Any = (
        Turn.objects.filter(open_state | Q(obligation__in=Obligation.objects.owed()))
        .filter(due_at__lt=now + _FURTHEST, submission__isnull=False, escalated=False)
        .annotate(
            is_reminded=Exists(notices.filter(kind=NoticeKind.REMINDER)),
            told_overdue=Exists(notices.filter(kind=NoticeKind.OVERDUE, created_at__gte=midnight_before(now))),
            is_escalated=Exists(Turn.objects.filter(Q(**step) | Q(**owed), escalated=True)),
        )
        .order_by("due_at", "pk")
        .values(
            "task_state_id", "obligation_id", "submission_id", "stage", "due_at", "is_reminded", "told_overdue",
            "is_escalated", "submission__request__procedure_id", "submission__request__track",
        )
    )  # fmt: skip
    once = {(row["task_state_id"], row["obligation_id"]): row for row in turns}
    procedures = Procedure.objects.in_bulk({row["submission__request__procedure_id"] for row in once.values()})
    for row in once.values():
        spec = procedures[row["submission__request__procedure_id"]].spec
        stage = spec.tracks[row["submission__request__track"]].stage(row["stage"])
        yield OpenStep(dict(row), stage, row["due_at"])


def _submission(step: OpenStep) -> Submission:
    found = Submission.objects.select_related("request__procedure", "request__office", "request__unit")
    return found.get(pk=step.row["submission_id"])
