"""The acts of a procedure and how each can end."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict


class Strict(BaseModel):
    """A part of a procedure: no unknown headings, never changed in place."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Act(StrEnum):
    """What a stage asks its actor to do (procedures.md §5.1)."""

    CERTIFY = "certify"
    REVIEW = "review"
    DECIDE = "decide"
    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    CHECK_LIVE = "check_live"


class Outcome(StrEnum):
    """How an act can end; the words of the offices' forms and steps.

    `consent` and `object` are a reviewer's (or a committee member's) opinion for and against; what an objection does
    is the stage's `effect`. `confirm` is the source's word that the facts are right (LOEI3-R08).
    """

    CERTIFY = "certify"
    RECALL = "recall"
    CONFIRM = "confirm"
    CONSENT = "consent"
    OBJECT = "object"
    APPROVE = "approve"
    RETURN = "return"
    REFUSE = "refuse"
    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    VERIFY = "verify"
    REPORT_FAULT = "report_fault"


class Effect(StrEnum):
    """What a review does: a gate stops the request, an opinion is recorded and the request goes on (CPN1, §4 9a)."""

    GATE = "gate"
    OPINION = "opinion"


REASONED = frozenset({Outcome.RETURN, Outcome.REFUSE, Outcome.OBJECT, Outcome.RECALL, Outcome.REPORT_FAULT})
"""Outcomes that always carry a reason, whatever the office's printed form has room for (§5.4, invariant 3)."""

SIGNING = frozenset(
    {Outcome.CERTIFY, Outcome.CONFIRM, Outcome.CONSENT, Outcome.APPROVE, Outcome.PUBLISH, Outcome.VERIFY}
)
"""Outcomes by which a person signs the stage's certification; handing back or objecting signs nothing."""

OUTCOMES_OF = {
    Act.CERTIFY: frozenset({Outcome.CERTIFY}),
    Act.REVIEW: frozenset({Outcome.CONFIRM, Outcome.CONSENT, Outcome.OBJECT, Outcome.RETURN, Outcome.REFUSE}),
    Act.DECIDE: frozenset({Outcome.APPROVE, Outcome.RETURN, Outcome.REFUSE}),
    Act.ACKNOWLEDGE: frozenset({Outcome.ACKNOWLEDGE, Outcome.RETURN}),
    Act.PUBLISH: frozenset({Outcome.PUBLISH, Outcome.RETURN}),
    Act.CHECK_LIVE: frozenset({Outcome.VERIFY, Outcome.REPORT_FAULT}),
}
"""What each act can end in; a procedure chooses among these."""

LETS_ON_OF = {
    Act.CERTIFY: frozenset({Outcome.CERTIFY}),
    Act.REVIEW: frozenset({Outcome.CONFIRM, Outcome.CONSENT}),
    Act.DECIDE: frozenset({Outcome.APPROVE}),
    Act.ACKNOWLEDGE: frozenset({Outcome.ACKNOWLEDGE}),
    Act.PUBLISH: frozenset({Outcome.PUBLISH}),
    Act.CHECK_LIVE: frozenset({Outcome.VERIFY}),
}
"""The outcomes by which an act lets an item on (an objection under `effect: opinion` does too: `Stage.lets_on`)."""
