"""Who may do what to an open step: pure functions, asked by every action and only mirrored by menus (style S-12).

A superuser is not an approver: only seats count.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from approvals.issues import Issue
from approvals.procedure_schema import REASONED, Outcome
from offices.api import Holding, Membership


@dataclass(frozen=True, slots=True)
class Actor:
    """A person on a day, with the seats they hold or act in."""

    user_id: int
    is_active: bool
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be decided: an open stage or an obligation."""

    office_id: int
    seats: frozenset[tuple[int | None, str]]
    outcomes: frozenset[Outcome]
    is_open: bool
    requester_id: int
    seat_names: str = ""
    barred: Mapping[int, str] = field(default_factory=dict)
    """Who already took part in a stage this one must be separate from, and in which."""
    members: Mapping[int, Membership] = field(default_factory=dict)
    """A committee's stage: each person who may sit in it today."""
    voted: frozenset[int] = frozenset()
    """Members who have voted in this round."""


def holding_for(actor: Actor, step: Step) -> Holding | None:
    """The seat in which the person may do the step: an own seat before one they act in."""
    if membership := step.members.get(actor.user_id):
        return membership.holding
    fitting = [h for h in actor.holdings if h.office_id == step.office_id and (h.unit_id, h.kind) in step.seats]
    return min(fitting, key=lambda holding: holding.capacity != "own", default=None)


def refusals(actor: Actor, outcome: Outcome, step: Step, *, reason: str | None = None) -> list[Issue]:
    """Everything that speaks against this person giving this outcome now; an empty list allows it.

    `reason=None` asks whether the person could give the outcome at all (for menus); a text is checked as given.
    Raises ValueError for an outcome there is not.
    """
    outcome = Outcome(outcome)
    if not step.is_open:
        return [Issue("stage_not_open")]
    if outcome is Outcome.RECALL:
        found = [] if actor.is_active and actor.user_id == step.requester_id else [Issue("not_requester")]
    else:
        found = _seat_refusals(actor, outcome, step)
    if reason is not None and outcome in REASONED and not reason.strip():
        found.append(Issue("reason_required", "comment"))
    return found


def can(actor: Actor, outcome: Outcome, step: Step) -> bool:
    """Whether the person may give the outcome to the step now."""
    return not refusals(actor, outcome, step)


def _seat_refusals(actor: Actor, outcome: Outcome, step: Step) -> list[Issue]:
    if not actor.is_active or holding_for(actor, step) is None:
        return [Issue("not_your_turn", context={"seats": step.seat_names})]
    found = []
    if actor.user_id in step.barred:
        found.append(Issue("separation_of_duties", context={"stage": step.barred[actor.user_id]}))
    membership = step.members.get(actor.user_id)
    if membership is not None and membership.member_id in step.voted:
        found.append(Issue("already_voted"))
    if outcome not in step.outcomes:
        found.append(Issue("outcome_not_allowed", context={"outcome": str(outcome)}))
    return found
