"""From an act to those who are told of it. Runs inside the act's transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from approvals.models import Decision, Submission
from approvals.models.notice import NoticeKind
from approvals.notices import audience
from approvals.notices.planning import Occasion, plan
from approvals.procedure_schema import Outcome, Stage
from approvals.signals import decision_recorded, step_escalated, turn_opened
from approvals.turns import people_for


@receiver(turn_opened)
def ask(
    sender: Any,
    submission: Submission,
    stage: Stage,
    due_at: dt.datetime | None,
    task_state: Any,
    obligation: Any,
    now: dt.datetime,
    **kwargs: Any,
) -> None:
    """Tell everybody who can do the step that it waits."""
    day = timezone.localdate(now)
    occasion = _step(submission, stage, now, due_at, task_state, obligation)
    if obligation is not None:
        plan(dict.fromkeys(audience.able_to_settle(stage, submission, day), NoticeKind.OWED), occasion)
        return
    people = audience.able(stage, submission, day)
    plan({pk: NoticeKind.VOTE if votes else NoticeKind.YOUR_TURN for pk, votes in people.items()}, occasion)


@receiver(step_escalated)
def tell_superiors(
    sender: Any,
    submission: Submission,
    stage: Stage,
    due_at: dt.datetime | None,
    task_state: Any,
    obligation: Any,
    now: dt.datetime,
    **kwargs: Any,
) -> None:
    """Tell the superiors of the overdue step; those who may do it now, and those who are only told."""
    day = timezone.localdate(now)
    may_act = stage.escalation is not None and stage.escalation.may_act
    # Who could do the step anyway has been told that it is overdue.
    ordinary = {holding.user_id for holding in people_for(stage, submission, day)}
    told = audience.superiors(stage, submission, day) - ordinary - {submission.submitter_id}
    if may_act:
        told &= audience.able(stage, submission, day).keys()
    occasion = _step(submission, stage, now, due_at, task_state, obligation)
    plan(dict.fromkeys(told, NoticeKind.ESCALATED), replace(occasion, may_act=may_act))


@receiver(decision_recorded)
def tell_of_decision(sender: Any, decision: Decision, **kwargs: Any) -> None:
    """Tell the requester what became of the item, and on a return also those who had let it on."""
    submission = decision.submission
    day = timezone.localdate(decision.recorded_at)
    told = _told_of(decision, submission, day)
    told.pop(decision.person_id, None)
    if told:
        plan(told, Occasion(submission, decision.stage, decision.recorded_at, decision_id=decision.pk))


def _step(
    submission: Submission, stage: Stage, now: dt.datetime, due_at: dt.datetime | None, task_state: Any, owed: Any
) -> Occasion:
    return Occasion(
        submission,
        stage.key,
        now,
        due_at,
        task_state_id=task_state.pk if task_state else None,
        obligation_id=owed.pk if owed else None,
    )


def _told_of(decision: Decision, submission: Submission, day: dt.date) -> dict[int, NoticeKind]:
    stage = submission.track.stage(decision.stage)
    afterwards = stage in submission.track.afterwards
    if decision.result in stage.stops:
        also = audience.who_put_it_online(submission, day) if afterwards else set()
        return _each(audience.writers(submission, day) | also, NoticeKind.REFUSED)
    if afterwards and decision.result == Outcome.APPROVE:
        return _each(audience.writers(submission, day), NoticeKind.APPROVED_LATE)
    if teller := _TELLERS.get(decision.result):
        return teller(submission, day)
    if "member" in decision.stamps and decision.result:
        return _each(audience.writers(submission, day), NoticeKind.CONCLUDED)
    return {}


def _returned(submission: Submission, day: dt.date) -> dict[int, NoticeKind]:
    came_back = _each(audience.who_let_it_on(submission, day), NoticeKind.CAME_BACK)
    return came_back | _each(audience.writers(submission, day), NoticeKind.RETURNED)


def _recalled(submission: Submission, day: dt.date) -> dict[int, NoticeKind]:
    return _each(audience.who_was_asked(submission), NoticeKind.RECALLED)


def _published(submission: Submission, day: dt.date) -> dict[int, NoticeKind]:
    return _each(audience.writers(submission, day), NoticeKind.PUBLISHED)


def _faulty(submission: Submission, day: dt.date) -> dict[int, NoticeKind]:
    people = audience.writers(submission, day) | audience.who_put_it_online(submission, day)
    return _each(people, NoticeKind.FAULT)


def _each(people: set[int], kind: NoticeKind) -> dict[int, NoticeKind]:
    return dict.fromkeys(people, kind)


_TELLERS: dict[str, Callable[[Submission, dt.date], dict[int, NoticeKind]]] = {
    Outcome.RETURN: _returned,
    Outcome.RECALL: _recalled,
    Outcome.PUBLISH: _published,
    Outcome.REPORT_FAULT: _faulty,
}
