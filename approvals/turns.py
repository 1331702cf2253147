"""Whose turn it is: from a stage of the procedure to seats, and from seats to people on the day."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from wagtail.models import TaskState

from approvals.acting import is_acting
from approvals.issues import Issue, Refused
from approvals.models.decision import Decision
from approvals.models.obligation import Obligation, Turn
from approvals.models.request import Submission, latest_submission
from approvals.procedure_schema import Outcome, Stage
from approvals.rules import Actor, Step, can
from offices.api import Holding, SeatKind, holdings_in, holdings_of
from thai.working_days import add_working_days


def actor_for(user: Any, on_day: dt.date | None = None) -> Actor:
    """The person with the seats of the day (one query)."""
    return Actor(user.pk, user.is_active, tuple(holdings_of(user, on_day or timezone.localdate())))


def seats_for(stage: Stage, submission: Submission) -> list[tuple[int | None, str]]:
    """(unit or None for the office, kind of seat) of everyone the stage belongs to."""
    unit_id = submission.request.unit_id
    return [
        (unit_id if rule.scope == "own_unit" else None, kind)
        for rule in stage.seats_for(submission.memo)
        for kind in rule.seats
    ]


def step_for(stage: Stage, submission: Submission, *, is_open: bool) -> Step:
    """The stage as `rules` judges it."""
    earlier = Decision.objects.filter(submission_id=submission.pk, stage__in=stage.separation)
    barred = dict(earlier.values_list("person_id", "stage_label"))
    seats = seats_for(stage, submission)
    return Step(
        office_id=submission.request.office_id,
        seats=frozenset(seats),
        outcomes=frozenset(stage.outcomes),
        is_open=is_open,
        requester_id=submission.submitter_id,
        seat_names=", ".join(dict.fromkeys(str(SeatKind(kind).label) for _, kind in seats)),
        barred=barred,
    )


def people_for(stage: Stage, submission: Submission, on_day: dt.date) -> list[Holding]:
    """Everybody who could do the stage on the day, separation of duties aside."""
    by_unit: dict[int | None, list[str]] = {}
    for unit_id, kind in seats_for(stage, submission):
        by_unit.setdefault(unit_id, []).append(kind)
    return [
        holding
        for unit_id, kinds in by_unit.items()
        for holding in holdings_in(submission.request.office_id, kinds, unit_id, on_day)
    ]


def due_at(stage: Stage, now: dt.datetime) -> dt.datetime | None:
    """When the stage is due, if the procedure says so."""
    return add_working_days(now, stage.within.working_days) if stage.within else None


def open_stage(task: Any, workflow_state: Any, user: Any, start: Callable[..., TaskState]) -> TaskState:
    """Start the task for the round under way and note whose turn it is. Raises Refused outside our own acts."""
    page = workflow_state.content_object
    submission = latest_submission(page)
    if not is_acting() or submission is None or submission.revision_id != page.latest_revision_id:
        raise Refused([Issue("nothing_submitted")])
    task_state = start(workflow_state, user=user)
    opened_by = Decision.objects.filter(submission=submission).latest("sequence")
    write_turns(task.stage, submission, due_at(task.stage, opened_by.recorded_at), task_state=task_state)
    return task_state


def write_turns(stage: Stage, submission: Submission, due: dt.datetime | None, **step: Any) -> None:
    """Note which seats an open step waits for."""
    separate = submission.track.stages[0].key in stage.separation
    office_id = submission.request.office_id
    Turn.objects.bulk_create(
        Turn(office_id=office_id, unit_id=unit_id, seat_kind=kind, due_at=due, separate=separate, **step)
        for unit_id, kind in dict.fromkeys(seats_for(stage, submission))
    )


def allowed_outcomes(task: Any, page: Any, user: Any) -> list[Outcome]:
    """The outcomes the person may give the page's open stage, if it is this one."""
    state = page.current_workflow_task_state
    submission = latest_submission(page)
    if state is None or state.task_id != task.pk or submission is None:
        return []
    step = step_for(task.stage, submission, is_open=state.status == TaskState.STATUS_IN_PROGRESS)
    actor = actor_for(user)
    return [outcome for outcome in task.stage.outcomes if can(actor, outcome, step)]


def task_states_waiting_for(user: Any) -> Any:
    """Open task states that wait for a seat the person holds today; own items only where that is lawful."""
    turns = Turn.objects.for_holdings(holdings_of(user, timezone.localdate())).filter(task_state__isnull=False)
    own = turns.filter(separate=True, task_state__workflow_state__requested_by=user)
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, pk__in=turns.exclude(pk__in=own.values("pk")).values("task_state_id")
    )


def obligations_waiting_for(user: Any) -> Any:
    """Obligations the person's seats may settle today, own items left out: each is another person's act."""
    owed = Obligation.objects.owed().for_holdings(holdings_of(user, timezone.localdate()))
    return owed.exclude(submission__submitter=user)
