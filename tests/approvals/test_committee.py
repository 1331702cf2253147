"""How votes become a decision (procedures.md §5.1; S11-R19): pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.committee import Ballot, conclude
from approvals.procedure_schema import Outcome

A, C, R, N = Outcome.APPROVE, Outcome.CONSENT, Outcome.RETURN, Outcome.REFUSE
CHAIR, VICE, OTHERS = 0, 1, 2
FIVE = {1: CHAIR, 2: OTHERS, 3: OTHERS, 4: OTHERS, 5: OTHERS}
SIX = {**FIVE, 6: OTHERS}


def votes(**given_votes: Outcome) -> list[Ballot]:
    """`votes(m2=C)`: member 2 consents."""
    return [Ballot(int(name[1:]), outcome) for name, outcome in given_votes.items()]


@pytest.mark.parametrize(
    ("rule", "k", "ballots", "entitled", "expected"),
    [
        ("any", None, votes(), FIVE, None),
        ("any", None, votes(m3=R), FIVE, R),
        ("chair", None, votes(m2=C, m3=C, m4=C, m5=C), FIVE, None),
        ("chair", None, votes(m2=C, m3=C, m1=N), FIVE, N),
        ("chair", None, votes(m2=C), {2: VICE, 3: OTHERS}, C),
        ("chair", None, votes(m2=C, m3=C), {2: OTHERS, 3: OTHERS, 4: OTHERS}, C),
        ("majority", None, votes(m2=C, m3=C), FIVE, None),
        ("majority", None, votes(m2=C, m3=C, m4=C), FIVE, C),
        ("majority", None, votes(m2=N, m3=R, m4=R), FIVE, R),
        ("majority", None, votes(m2=N, m3=N, m4=R), FIVE, N),
        ("majority", None, votes(m1=C, m2=C, m3=C, m4=N, m5=N), SIX, None),
        ("majority", None, votes(m1=C, m2=C, m3=C, m4=N, m5=N, m6=N), SIX, C),
        ("majority", None, votes(m1=N, m2=C, m3=C, m4=C, m5=N, m6=N), SIX, N),
        ("majority", None, votes(m2=C, m3=N), {2: OTHERS, 3: OTHERS}, N),
        ("chair_or_majority", None, votes(m1=C), SIX, C),
        ("chair_or_majority", None, votes(m2=C, m3=C, m4=C), SIX, None),
        ("chair_or_majority", None, votes(m2=C, m3=C, m4=C, m5=C), SIX, C),
        ("k_of_n", 2, votes(m2=C), FIVE, None),
        ("k_of_n", 2, votes(m2=C, m5=C), FIVE, C),
        ("k_of_n", 4, votes(m2=N, m3=R), FIVE, R),
        ("k_of_n", 4, votes(m2=N), FIVE, None),
        ("majority", None, votes(m2=A, m3=A, m4=N), FIVE, None),
        ("majority", None, votes(m2=A, m3=A, m4=A), FIVE, A),
        ("k_of_n", 2, votes(m2=A), {2: OTHERS, 3: OTHERS}, None),
        ("k_of_n", 2, votes(m2=A, m3=N), {2: OTHERS, 3: OTHERS}, N),
        ("majority", None, votes(), {}, R),
    ],
)
def test_conclude__by_rule(
    rule: str, k: int | None, ballots: list[Ballot], entitled: dict[int, int], expected: Outcome | None
) -> None:
    assert conclude(ballots, entitled, rule, k) == expected


def test_conclude__a_vote_of_a_member_who_has_left_since_still_counts() -> None:
    """The appointment ended at midnight: the vote of the day before stands, and so does the number of members."""
    entitled = {1: CHAIR, 2: OTHERS, 3: OTHERS, 4: OTHERS}
    assert conclude(votes(m5=C, m2=C), entitled, "majority") is None
    assert conclude(votes(m5=C, m2=C, m3=C), entitled, "majority") == C


@given(
    outcomes=st.lists(st.sampled_from([C, R, N]), min_size=1, max_size=11),
    rule=st.sampled_from(["any", "chair", "majority", "chair_or_majority", "k_of_n"]),
    k=st.integers(1, 11),
    has_chair=st.booleans(),
)
def test_conclude__always_decides_once_everybody_has_voted_and_never_changes_its_mind(
    outcomes: list[Outcome], rule: str, k: int, has_chair: bool
) -> None:
    entitled = {member: CHAIR if has_chair and member == 0 else OTHERS for member in range(len(outcomes))}
    ballots = [Ballot(member, outcome) for member, outcome in enumerate(outcomes)]
    k = min(k, len(outcomes))
    results = [conclude(ballots[:count], entitled, rule, k) for count in range(len(ballots) + 1)]
    assert results[-1] is not None, "a committee in which everybody has spoken is never stuck"
    decided = next(result for result in results if result is not None)
    consents = sum(outcome is C for outcome in outcomes)
    if rule == "k_of_n":
        assert (results[-1] is C) == (consents >= k)
    if rule == "majority" and decided is C:
        assert consents * 2 >= len(outcomes), "consent never stands against a majority"
