"""What others have said of a request: the history, opinions for the one who decides, a committee's votes."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy

from approvals.api import Act, Decision, Outcome, Stage, Submission, step_for
from offices.api import Membership, body_named
from publishing.views.words import recorded_word, stage_of

_RULES = {
    "chair": gettext_lazy("The chair's vote decides."),
    "any": gettext_lazy("The first vote decides."),
    "majority": gettext_lazy("More than half of the members decide."),
    "chair_or_majority": gettext_lazy("The chair's vote decides at once; otherwise more than half of the members."),
    "k_of_n": gettext_lazy("The item goes on when %(k)s members consent."),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One act in the history, in the office's words, with the stamps of the form."""

    decision: Decision
    word: str
    received_at: dt.datetime | None
    completed_at: dt.datetime | None
    remark: str
    part: str
    """As what the member voted: chair, member."""
    concluded: str
    """What the committee's votes came to with this one."""

    @property
    def is_against(self) -> bool:
        """An objection or a refusal: what a decider must not overlook."""
        return self.decision.outcome in {Outcome.OBJECT, Outcome.REFUSE}


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the people of one earlier step said of this round."""

    stage_label: str
    body: str
    concluded: str
    entries: list[Entry]

    @property
    def is_against(self) -> bool:
        """Whether anybody spoke against it."""
        return any(entry.is_against for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Member:
    """One seat at the committee's table: who may vote today, and what they have said."""

    name: str
    title: str
    part: str
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee that has the item before it."""

    name: str
    rule: str
    given: int
    seats: int
    """How many votes there can be: a seat has one, whoever may sit in it today."""
    members: list[Member]
    """One line for each person who may vote, the chair first; then members who voted and have left since."""


def history_of(decisions: list[Decision]) -> list[Entry]:
    """Every act on the request, in order."""
    return [_entry(decision) for decision in decisions]


def opinions_on(submission: Submission, decisions: list[Decision], open_stage: str) -> list[Opinion]:
    """What reviewers and committees said of this round before the step that is open now, in the order of the track."""
    found = []
    for stage in submission.track.stages:
        if stage.key == open_stage:
            break
        said = [row for row in decisions if row.submission_id == submission.pk and row.stage == stage.key]
        if stage.act is Act.REVIEW and said:
            entries = [_entry(row) for row in said]
            body = said[-1].stamps.get("body", "")
            found.append(Opinion(stage.label, body, entries[-1].concluded, entries))
    return found


def committee_for(stage: Stage, submission: Submission, decisions: list[Decision]) -> Committee | None:
    """The committee the open step belongs to, with the votes so far; None where single people decide."""
    keys = [rule.body for rule in stage.seats_for(submission.memo) if rule.body]
    body = body_named(submission.request.office_id, keys[0], timezone.localdate()) if keys else None
    if body is None:
        return None
    rule, k = (stage.vote.rule, stage.vote.k) if stage.vote else (body.rule, body.quorum)
    votes = {
        row.stamps["member"]: _entry(row)
        for row in decisions
        if row.submission_id == submission.pk and row.stage == stage.key and "member" in row.stamps
    }
    step = step_for(stage, submission, is_open=True)
    sitting = [membership for person, membership in step.members.items() if person not in step.barred]
    return Committee(
        name=body.name,
        rule=str(_RULES[rule]) % {"k": k},
        given=len(votes),
        seats=len({membership.member_id for membership in sitting} | set(votes)),
        members=_members(sitting, votes),
    )


def _members(sitting: list[Membership], votes: dict[int, Entry]) -> list[Member]:
    left = dict(votes)
    lines = []
    for membership in sorted(sitting, key=lambda membership: membership.rank):
        entry = left.pop(membership.member_id, None)
        if entry is None and membership.member_id in votes:
            continue  # somebody else has voted for this seat already
        name = entry.decision.person_name if entry else membership.holding.person_name
        lines.append(Member(name, membership.holding.title, membership.part_label, entry))
    return lines + [
        Member(entry.decision.person_name, entry.decision.position, entry.part, entry) for entry in left.values()
    ]


def _entry(decision: Decision) -> Entry:
    stamps: dict[str, Any] = decision.stamps
    stage = stage_of(decision)
    concludes = stamps.get("concludes", "") if "member" in stamps else ""
    return Entry(
        decision=decision,
        word=recorded_word(stage, decision.outcome),
        received_at=_moment(stamps.get("received_at", "")),
        completed_at=_moment(stamps.get("completed_at", "")),
        remark=stamps.get("remark", ""),
        part=stamps.get("part", ""),
        concluded=recorded_word(stage, concludes) if concludes else "",
    )


def _moment(stamp: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(stamp) if stamp else None
