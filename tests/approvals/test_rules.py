"""The rules, by themselves: no database."""

from dataclasses import replace
from typing import Any

import pytest

from approvals.procedure_schema import REASONED, Outcome
from approvals.rules import Actor, Step, can, holding_for, refusals
from offices.api import Holding

HEAD = Holding(
    user_id=1, office_id=7, unit_id=3, unit_name="กลุ่มนโยบายและแผน", kind="unit_head", title="ผู้อำนวยการกลุ่ม",
    capacity="own", order_number="1/2569", person_name="นายตัวอย่าง",
)  # fmt: skip
ACTOR = Actor(user_id=1, is_active=True, holdings=(HEAD,))
STEP = Step(
    office_id=7,
    seats=frozenset({(3, "unit_head"), (3, "delegate")}),
    outcomes=frozenset({Outcome.APPROVE, Outcome.RETURN, Outcome.REFUSE}),
    is_open=True,
    requester_id=2,
    seat_names="หัวหน้าหน่วยงาน",
)


def codes(actor: Actor, outcome: Outcome, step: Step, reason: str | None = None) -> list[str]:
    return [issue.code for issue in refusals(actor, outcome, step, reason=reason)]


@pytest.mark.parametrize("outcome", [Outcome.APPROVE, Outcome.RETURN, Outcome.REFUSE])
def test_can__holder_of_a_fitting_seat(outcome: Outcome) -> None:
    assert can(ACTOR, outcome, STEP)


@pytest.mark.parametrize(
    "changed",
    [{"office_id": 8}, {"unit_id": 4}, {"unit_id": None}, {"kind": "uploader"}],
    ids=["another office", "another unit", "the office as a whole", "another kind"],
)
def test_can__another_seat_does_not_fit(changed: dict[str, Any]) -> None:
    actor = replace(ACTOR, holdings=(replace(HEAD, **changed),))
    assert codes(actor, Outcome.APPROVE, STEP) == ["not_your_turn"]
    assert holding_for(actor, STEP) is None


def test_can__without_seat_and_inactive() -> None:
    assert codes(replace(ACTOR, holdings=()), Outcome.APPROVE, STEP) == ["not_your_turn"]
    assert codes(replace(ACTOR, is_active=False), Outcome.APPROVE, STEP) == ["not_your_turn"]


def test_can__seat_of_the_office_where_the_stage_asks_for_it() -> None:
    director = replace(ACTOR, holdings=(replace(HEAD, unit_id=None, kind="director"),))
    assert can(director, Outcome.APPROVE, replace(STEP, seats=frozenset({(None, "director")})))


def test_can__closed_step_whoever_asks() -> None:
    closed = replace(STEP, is_open=False)
    for outcome in Outcome:
        assert codes(ACTOR, outcome, closed, "เหตุผล") == ["stage_not_open"]


def test_can__separation_of_duties() -> None:
    barred = replace(STEP, barred={1: "ผู้ให้ข้อมูลตรวจสอบและรับรอง"})
    issues = refusals(ACTOR, Outcome.APPROVE, barred)
    assert [issue.code for issue in issues] == ["separation_of_duties"]
    assert issues[0].context == {"stage": "ผู้ให้ข้อมูลตรวจสอบและรับรอง"}
    assert can(ACTOR, Outcome.APPROVE, replace(STEP, barred={2: "…"}))


@pytest.mark.parametrize("outcome", [o for o in Outcome if o not in STEP.outcomes and o is not Outcome.RECALL])
def test_can__outcome_the_step_does_not_know(outcome: Outcome) -> None:
    assert codes(ACTOR, outcome, STEP) == ["outcome_not_allowed"]


def test_can__unknown_outcome_raises() -> None:
    with pytest.raises(ValueError, match="publish_now"):
        can(ACTOR, "publish_now", STEP)  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", sorted(REASONED))
def test_refusals__reasoned_outcomes_need_a_reason(outcome: Outcome) -> None:
    actor = replace(ACTOR, user_id=2) if outcome is Outcome.RECALL else ACTOR
    step = replace(STEP, outcomes=frozenset(REASONED))
    assert codes(actor, outcome, step, "") == codes(actor, outcome, step, " \n") == ["reason_required"]
    assert codes(actor, outcome, step, "วันที่ผิด") == codes(actor, outcome, step, None) == []


def test_refusals__approval_needs_no_reason() -> None:
    assert codes(ACTOR, Outcome.APPROVE, STEP, "") == []


def test_recall__is_the_requesters_alone_without_asking_for_a_seat() -> None:
    requester = Actor(user_id=2, is_active=True, holdings=())
    assert can(requester, Outcome.RECALL, STEP)
    assert codes(ACTOR, Outcome.RECALL, STEP) == ["not_requester"]
    assert codes(replace(requester, is_active=False), Outcome.RECALL, STEP) == ["not_requester"]


def test_refusals__name_everything_at_once() -> None:
    barred = replace(STEP, barred={1: "ก"}, outcomes=frozenset({Outcome.APPROVE}))
    assert codes(ACTOR, Outcome.RETURN, barred, "") == [
        "separation_of_duties",
        "outcome_not_allowed",
        "reason_required",
    ]


def test_holding__own_seat_before_one_acted_in_and_the_first_of_equals() -> None:
    acting = replace(HEAD, capacity="acting_for", title="รักษาราชการแทน")
    assert holding_for(replace(ACTOR, holdings=(acting, HEAD)), STEP) == HEAD
    other = replace(HEAD, kind="delegate", title="ผู้ที่ได้รับมอบหมาย")
    assert holding_for(replace(ACTOR, holdings=(other, HEAD)), STEP) == other
