"""Whose turn it is: from a stage of the procedure to seats and bodies, and from those to people on the day."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from wagtail.models import TaskState

from approvals.acting import is_acting
from approvals.committee import Ballot
from approvals.issues import Issue, Refused
from approvals.models.decision import Decision
from approvals.models.obligation import Obligation, Turn
from approvals.models.request import Submission, latest_submission
from approvals.procedure_schema import ActorRule, Outcome, Stage, Within
from approvals.rules import Actor, Step, can
from approvals.signals import turn_opened
from offices.api import (
    Body,
    Holding,
    Membership,
    SeatKind,
    Unit,
    bodies_of,
    body_named,
    holdings_in_seats,
    holdings_of,
    members_of,
)
from thai.working_days import add_working_days


def actor_for(user: Any, on_day: dt.date | None = None) -> Actor:
    """The person with the seats of the day (one query)."""
    return Actor(user.pk, user.is_active, tuple(holdings_of(user, on_day or timezone.localdate())))


def seats_of(rules: list[ActorRule], submission: Submission) -> list[tuple[int | None, str]]:
    """(unit or None for the office, kind of seat) of everyone these rules name under the submission's memo."""
    return [
        (unit_id, kind)
        for rule in rules
        if rule.seats and rule.applies(submission.memo)
        for unit_id in _units_of(rule, submission)
        for kind in rule.seats
    ]


def body_for(stage: Stage, submission: Submission, on_day: dt.date) -> Body | None:
    """The committee the stage belongs to on the day, if it belongs to one."""
    keys = [rule.body for rule in stage.seats_for(submission.memo) if rule.body]
    return body_named(submission.request.office_id, keys[0], on_day) if keys else None


def step_for(stage: Stage, submission: Submission, *, is_open: bool, on_day: dt.date | None = None) -> Step:
    """The stage as `rules` judges it."""
    earlier = Decision.objects.filter(submission_id=submission.pk, stage__in=stage.separation)
    barred = dict(earlier.values_list("person_id", "stage_label"))
    seats = seats_of(stage.actors, submission) + _escalated_seats(stage, submission)
    names = [str(SeatKind(kind).label) for _, kind in seats]
    body = body_for(stage, submission, on_day or timezone.localdate())
    members = members_of(body, on_day or timezone.localdate()) if body else []
    return Step(
        office_id=submission.request.office_id,
        seats=frozenset(seats),
        outcomes=frozenset(stage.outcomes),
        is_open=is_open,
        requester_id=submission.submitter_id,
        seat_names=", ".join(dict.fromkeys([*names, *([body.name] if body else [])])),
        barred=barred,
        members=_one_each(members),
        voted=frozenset(ballot.member_id for ballot in votes_on(submission, stage)) if body else frozenset(),
    )


def people_for(stage: Stage, submission: Submission, on_day: dt.date, *, with_superiors: bool = False) -> list[Holding]:
    """Everybody who could do the stage on the day, separation of duties aside; superiors once it was escalated."""
    superiors = _escalated_seats(stage, submission) if with_superiors else []
    seats = seats_of(stage.actors, submission) + superiors
    seated = holdings_in_seats(submission.request.office_id, seats, on_day)
    body = body_for(stage, submission, on_day)
    return seated + [membership.holding for membership in (members_of(body, on_day) if body else [])]


def due_after(within: Within, now: dt.datetime) -> dt.datetime:
    """The moment the time given runs out: hours on the clock, or the end of the last working day."""
    if within.hours is not None:
        return now + dt.timedelta(hours=within.hours)
    return add_working_days(now, within.working_days or 0)


def due_at(stage: Stage, now: dt.datetime) -> dt.datetime | None:
    """When the stage is due, if the procedure says so."""
    return due_after(stage.within, now) if stage.within else None


def open_stage(task: Any, workflow_state: Any, user: Any, start: Callable[..., TaskState]) -> TaskState:
    """Start the task for the round under way and note whose turn it is. Raises Refused outside our own acts."""
    page = workflow_state.content_object
    submission = latest_submission(page)
    if not is_acting() or submission is None or submission.revision_id != page.latest_revision_id:
        raise Refused([Issue("nothing_submitted")])
    task_state = start(workflow_state, user=user)
    opened_by = Decision.objects.filter(submission=submission).latest("sequence")
    write_turns(task.stage, submission, now=opened_by.recorded_at, task_state=task_state)
    return task_state


def write_turns(
    stage: Stage,
    submission: Submission,
    *,
    now: dt.datetime,
    task_state: TaskState | None = None,
    obligation: Obligation | None = None,
) -> None:
    """Note which seats and which body an open step waits for, and tell whoever listens."""
    due = obligation.due_at if obligation else due_at(stage, now)
    step: dict[str, Any] = {
        "office_id": submission.request.office_id,
        "submission": submission,
        "stage": stage.key,
        "separate": submission.track.stages[0].key in stage.separation,
        "due_at": due,
        "task_state": task_state,
        "obligation": obligation,
    }
    seats = dict.fromkeys(seats_of(stage.actors, submission))
    rows = [Turn(unit_id=unit_id, seat_kind=kind, **step) for unit_id, kind in seats]
    if body := body_for(stage, submission, timezone.localdate(now)):
        rows.append(Turn(body=body, **step))
    Turn.objects.bulk_create(rows)
    turn_opened.send(
        sender=Turn,
        submission=submission,
        stage=stage,
        due_at=due,
        task_state=task_state,
        obligation=obligation,
        now=now,
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


def turns_of(user: Any, on_day: dt.date | None = None) -> Any:
    """Turns of the seats and bodies of the person's day; a committee's only until the person has voted (2 queries)."""
    day = on_day or timezone.localdate()
    holdings = holdings_of(user, day)
    votes = Decision.objects.filter(person=user, submission_id=OuterRef("submission_id"), stage=OuterRef("stage"))
    turns = Turn.objects.for_holdings(holdings, bodies_of(user, day, holdings))
    return turns.exclude(Q(body__isnull=False) & Exists(votes))


def task_states_waiting_for(user: Any, turns: Any = None) -> Any:
    """Open task states that wait for a seat the person holds today; own items only where that is lawful.

    `turns`: the person's, where they have been asked for already.
    """
    turns = (turns_of(user) if turns is None else turns).filter(task_state__isnull=False, may_act=True)
    own = turns.filter(separate=True, task_state__workflow_state__requested_by=user)
    return TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, pk__in=turns.exclude(pk__in=own.values("pk")).values("task_state_id")
    )


def obligations_waiting_for(user: Any, turns: Any = None) -> Any:
    """Obligations the person's seats may settle today, own items left out: each is another person's act."""
    mine = (turns_of(user) if turns is None else turns).filter(obligation__isnull=False, may_act=True)
    return Obligation.objects.owed().filter(pk__in=mine.values("obligation_id")).exclude(submission__submitter=user)


def overdue_below(user: Any, now: dt.datetime, turns: Any = None) -> Any:
    """Turns of other people's overdue steps the person is told of as their superior, without the right to act."""
    open_steps = Q(task_state__status=TaskState.STATUS_IN_PROGRESS) | Q(
        obligation__isnull=False, obligation__settled_by__isnull=True
    )
    mine = turns_of(user) if turns is None else turns
    return mine.filter(open_steps, escalated=True, may_act=False, due_at__lt=now)


def votes_on(submission: Submission, stage: Stage) -> list[Ballot]:
    """The votes of the committee's members in this round, in the order they were given."""
    decisions = Decision.objects.filter(submission_id=submission.pk, stage=stage.key).order_by("sequence")
    return [
        Ballot(int(decision.stamps["member"]), Outcome(decision.outcome))
        for decision in decisions
        if "member" in decision.stamps
    ]


def _units_of(rule: ActorRule, submission: Submission) -> list[int | None]:
    """The unit the rule's seats are of; [None] for the office as a whole; nothing when the unit is not there."""
    request = submission.request
    if rule.scope == "own_unit":
        return [request.unit_id]
    if rule.scope == "office":
        return [None]
    units = Unit.objects.filter(office_id=request.office_id)
    if rule.scope == "unit":
        return list(units.filter(key=rule.unit).values_list("pk", flat=True))
    named = str(submission.memo.get(rule.field, ""))
    return list(units.filter(pk=named).values_list("pk", flat=True)) if named.isdecimal() else []


def _escalated_seats(stage: Stage, submission: Submission) -> list[tuple[int | None, str]]:
    """The superiors' seats, from the moment the step was escalated to them and only if they may act."""
    if stage.escalation is None or not stage.escalation.may_act or submission.pk is None:
        return []
    if not Turn.objects.filter(submission_id=submission.pk, stage=stage.key, escalated=True).exists():
        return []
    return seats_of(stage.escalation.to, submission)


def _one_each(members: list[Membership]) -> dict[int, Membership]:
    """One membership per person, the highest in rank."""
    found: dict[int, Membership] = {}
    for membership in members:
        found.setdefault(membership.holding.user_id, membership)
    return found
