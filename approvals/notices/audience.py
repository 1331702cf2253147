"""Who is told: exactly the people who can act today, and those whose item or decision it is."""

import datetime as dt

from approvals.models import NoticeKind, Submission
from approvals.models.decision import Decision
from approvals.models.notice import Notice
from approvals.procedure_schema import Act, Outcome, Stage
from approvals.rules import Actor, Step, can
from approvals.turns import people_for, seats_of, step_for
from offices.api import Holding, holdings_in_seats


def able(stage: Stage, submission: Submission, on_day: dt.date) -> dict[int, bool]:
    """Everybody who could do the open step on the day, and whether as a committee's member who has not voted.

    Asked of the rules themselves, so that nobody is told of a step they would be refused. Superusers hold no seat as
    such and are told nothing.
    """
    step = step_for(stage, submission, is_open=True, on_day=on_day)
    by_person: dict[int, list[Holding]] = {}
    for holding in _holdings(step, on_day):
        by_person.setdefault(holding.user_id, []).append(holding)
    actors = [Actor(user_id, True, tuple(holdings)) for user_id, holdings in by_person.items()]
    return {
        actor.user_id: actor.user_id in step.members
        for actor in actors
        if any(can(actor, outcome, step) for outcome in step.outcomes)
    }


def able_to_settle(stage: Stage, submission: Submission, on_day: dt.date) -> dict[int, bool]:
    """The same for what is owed after publication, which is always another person's act than the requester's."""
    people = able(stage, submission, on_day)
    return {user_id: votes for user_id, votes in people.items() if user_id != submission.submitter_id}


def superiors(stage: Stage, submission: Submission, on_day: dt.date) -> set[int]:
    """Who holds the seats an overdue step is escalated to, on the day."""
    if stage.escalation is None:
        return set()
    seats = seats_of(stage.escalation.to, submission)
    return {holding.user_id for holding in holdings_in_seats(submission.request.office_id, seats, on_day)}


def writers(submission: Submission, on_day: dt.date) -> set[int]:
    """The requester; when they no longer sit there, those who may take the item up in their place."""
    people = {holding.user_id for holding in people_for(submission.track.stages[0], submission, on_day)}
    return {submission.submitter_id} if submission.submitter_id in people else people


def who_let_it_on(submission: Submission, on_day: dt.date) -> set[int]:
    """Whoever approved, consented or received in this round and still sits there; the requester apart."""
    first = submission.track.stages[0].key
    given = (
        Decision.objects.filter(submission=submission).exclude(stage=first).values_list("stage", "person_id", "outcome")
    )
    by_stage: dict[str, set[int]] = {}
    for key, person_id, outcome in given:
        if outcome in submission.track.stage(key).lets_on:
            by_stage.setdefault(key, set()).add(person_id)
    return {
        holding.user_id
        for key, people in by_stage.items()
        for holding in people_for(submission.track.stage(key), submission, on_day)
        if holding.user_id in people
    }


def who_put_it_online(submission: Submission, on_day: dt.date) -> set[int]:
    """The uploader of the round, if still in the seat."""
    keys = {stage.key for stage in submission.track.stages if stage.act is Act.PUBLISH}
    uploaders = Decision.objects.filter(submission=submission, stage__in=keys, outcome=Outcome.PUBLISH)
    return set(uploaders.values_list("person_id", flat=True)) & who_let_it_on(submission, on_day)


def who_was_asked(submission: Submission) -> set[int]:
    """Whoever has been told that the open step waits for them."""
    asked = Notice.objects.filter(
        submission=submission, kind__in=[NoticeKind.YOUR_TURN, NoticeKind.VOTE], task_state__status="in_progress"
    )
    return set(asked.values_list("recipient_id", flat=True))


def _holdings(step: Step, on_day: dt.date) -> list[Holding]:
    members = [membership.holding for membership in step.members.values()]
    return [*holdings_in_seats(step.office_id, step.seats, on_day), *members]
