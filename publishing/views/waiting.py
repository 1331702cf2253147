"""What waits for a person, in the order of urgency, with the same number of queries however much there is."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Case, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone
from wagtail.models import TaskState

from approvals.api import (
    Decision,
    Obligation,
    ObligationKind,
    Outcome,
    Procedure,
    Submission,
    overdue_below,
    task_states_waiting_for,
)
from offices.api import Body, Membership, members_of
from publishing.actions.approve_batch import BatchItem, batch_outcome, opened_steps


@dataclass(frozen=True, slots=True)
class Votes:
    """How far a committee has come with one item."""

    given: int
    members: int


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One open step as the desk shows it."""

    item: BatchItem
    due_at: dt.datetime | None
    is_overdue: bool
    is_opened: bool
    is_objected: bool
    votes: Votes | None

    @property
    def urgent_label(self) -> str:
        """The name of the urgent track; empty on every other."""
        track = self.item.submission.track
        return str(track.label) if track.urgent else ""

    @property
    def may_join_batch(self) -> bool:
        """Whether the step is one that may be decided together with others."""
        return batch_outcome(self.item.stage) is not None


@dataclass(frozen=True, slots=True)
class StepRow:
    """An obligation, or a step of somebody else's, as the desk shows it."""

    submission: Submission
    stage_label: str
    since: dt.datetime
    due_at: dt.datetime
    is_overdue: bool


def open_steps(user: Any, now: dt.datetime, turns: Any = None) -> Any:
    """Open steps that wait for the person: overdue first, then the urgent track, then by due time, then by age."""
    waiting = task_states_waiting_for(user, turns)
    due = TaskState.objects.filter(pk=OuterRef("pk")).order_by("turns__pk").values("turns__due_at")[:1]
    return waiting.annotate(
        due_at=Subquery(due),
        is_overdue=_flag(Q(due_at__lt=now)),
        is_urgent=_flag(Q(task_id__in=_urgent_tasks(waiting))),
    ).order_by("-is_overdue", "-is_urgent", F("due_at").asc(nulls_last=True), "started_at", "pk")


def owed_first(obligations: Any) -> Any:
    """Obligations in the order of urgency: the approval of what is public already, then what is due first."""
    late = _flag(Q(kind=ObligationKind.LATE_APPROVAL))
    return obligations.annotate(is_late_approval=late).order_by("-is_late_approval", "due_at", "pk")


def overdue_in_line(user: Any, now: dt.datetime, turns: Any = None) -> Any:
    """Other people's overdue steps the person is told of as their superior, each once, the longest overdue first."""
    overdue = overdue_below(user, now, turns)
    first = overdue.filter(submission_id=OuterRef("submission_id"), stage=OuterRef("stage")).order_by("pk")
    return overdue.filter(pk=Subquery(first.values("pk")[:1])).order_by("due_at", "pk")


def waiting_rows(states: Any, user: Any, now: dt.datetime) -> list[WaitingRow]:
    """The rows of one page of the list."""
    items = batch_items(states)
    opened = opened_steps(items, user)
    said = _decisions_on(items)
    members = _members_by_body(items)
    return [
        WaitingRow(
            item=item,
            due_at=item.state.due_at,
            is_overdue=bool(item.state.due_at and item.state.due_at < now),
            is_opened=item.state.pk in opened,
            is_objected=any(row["outcome"] == Outcome.OBJECT for row in said.get(item.submission.pk, [])),
            votes=_votes(item, said.get(item.submission.pk, []), members),
        )
        for item in items
    ]


def batch_items(states: Any) -> list[BatchItem]:
    """The steps with the round and the stage each is about (six queries)."""
    related = ("turns__submission__request__unit", "turns__submission__request__procedure", "turns__body")
    found = []
    for state in states.prefetch_related(*related):
        turn = state.turns.all()[0]
        found.append(BatchItem(state, turn.submission, turn.submission.track.stage(turn.stage)))
    return found


def _flag(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _urgent_tasks(waiting: Any) -> list[int]:
    """The tasks of urgent tracks among those that have something waiting (two queries)."""
    tasks = list(
        waiting.order_by().values_list("task_id", "task__stagetask__procedure_id", "task__stagetask__track").distinct()
    )
    procedures = Procedure.objects.in_bulk({procedure for _task, procedure, _track in tasks})
    return [task for task, procedure, track in tasks if procedures[procedure].spec.tracks[track].urgent]


def _decisions_on(items: list[BatchItem]) -> dict[int, list[dict[str, Any]]]:
    """What has been said so far of each item, by submission (one query)."""
    decisions = Decision.objects.filter(submission_id__in=[item.submission.pk for item in items])
    said: dict[int, list[dict[str, Any]]] = {}
    for row in decisions.order_by("sequence").values("submission_id", "stage", "person_id", "outcome", "stamps"):
        said.setdefault(row["submission_id"], []).append(dict(row))
    return said


def _members_by_body(items: list[BatchItem]) -> dict[int, list[Membership]]:
    """Who sits today in the committees that have something to decide; a person sits in few."""
    bodies = {body.pk: body for body in (_body_of(item) for item in items) if body}
    return {key: members_of(body, timezone.localdate()) for key, body in bodies.items()}


def _body_of(item: BatchItem) -> Body | None:
    return next((turn.body for turn in item.state.turns.all() if turn.body), None)


def _votes(item: BatchItem, said: list[dict[str, Any]], members: dict[int, list[Membership]]) -> Votes | None:
    body = _body_of(item)
    if body is None:
        return None
    barred = {row["person_id"] for row in said if row["stage"] in item.stage.separation}
    voted = {row["stamps"]["member"] for row in said if row["stage"] == item.stage.key and "member" in row["stamps"]}
    entitled = {seat.member_id for seat in members[body.pk] if seat.holding.user_id not in barred}
    return Votes(len(voted), len(entitled | voted))


def owed_rows(obligations: Any, now: dt.datetime) -> list[StepRow]:
    """The rows of one page of obligations."""
    found = obligations.select_related("submission__request__unit").prefetch_related("submission__request__procedure")
    return [_step_row(row, row.opened_at, now) for row in found]


def overdue_rows(turns: Any, now: dt.datetime) -> list[StepRow]:
    """The rows of one page of what is overdue in the person's line."""
    found = turns.select_related("submission__request__unit").prefetch_related("submission__request__procedure")
    return [_step_row(row, row.submission.submitted_at, now) for row in found]


def _step_row(step: Obligation | Any, since: dt.datetime, now: dt.datetime) -> StepRow:
    label = step.submission.track.stage(step.stage).label
    return StepRow(step.submission, label, since, step.due_at, is_overdue=step.due_at < now)
