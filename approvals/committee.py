"""How a committee's votes become its decision: pure functions (procedures.md §5.1; S11-R19).

A member's vote is a decision of its own in the ledger; this module says whether the votes so far decide the matter.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from approvals.procedure_schema import Outcome

_FOR = frozenset({Outcome.CONSENT, Outcome.APPROVE, Outcome.CONFIRM})
"""Votes in favour: a committee that screens consents, one that decides approves."""

_PRESIDES = 1
"""The chair (0), or the vice-chair (1) while there is no chair entitled to vote."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One member's vote."""

    member_id: int
    outcome: Outcome


def conclude(ballots: Iterable[Ballot], entitled: Mapping[int, int], rule: str, k: int | None = None) -> Outcome | None:
    """What the votes decide under the rule, or None while they decide nothing yet.

    `entitled`: member → rank (0 chair, 1 vice-chair, 2 others) of everybody who may vote on the matter today. A vote
    given earlier by a member who has left since still counts, and so does the member.
    """
    votes = {ballot.member_id: ballot.outcome for ballot in ballots}
    ranks = dict.fromkeys(votes, 2) | dict(entitled)
    presiding = min(ranks, key=lambda member: ranks[member], default=None)
    casting = votes.get(presiding) if presiding is not None and ranks[presiding] <= _PRESIDES else None
    if rule == "any":
        return next(iter(votes.values()), None)
    if rule == "k_of_n":
        return _k_of_n(votes, len(ranks), k or 1)
    if rule == "chair" and presiding is not None and ranks[presiding] <= _PRESIDES:
        return casting
    if rule == "chair_or_majority" and casting is not None:
        return casting
    return _majority(votes, len(ranks), casting)


def _k_of_n(votes: Mapping[int, Outcome], members: int, k: int) -> Outcome | None:
    consents = [vote for vote in votes.values() if vote in _FOR]
    if len(consents) >= k:
        return consents[0]
    return _against(votes) if len(consents) + (members - len(votes)) < k else None


def _majority(votes: Mapping[int, Outcome], members: int, casting: Outcome | None) -> Outcome | None:
    needed = members // 2 + 1
    consents = [vote for vote in votes.values() if vote in _FOR]
    if len(consents) >= needed:
        return consents[0]
    if len(votes) - len(consents) >= needed:
        return _against(votes)
    if len(votes) < members:
        return None
    return casting or _against(votes)


def _against(votes: Mapping[int, Outcome]) -> Outcome:
    """What most of those against asked for; on equal numbers the milder: back to the writer."""
    counted = Counter(vote for vote in votes.values() if vote not in _FOR)
    if not counted:
        return Outcome.RETURN
    most = max(counted.values())
    leading = [vote for vote, number in counted.items() if number == most]
    return Outcome.RETURN if Outcome.RETURN in leading else leading[0]
