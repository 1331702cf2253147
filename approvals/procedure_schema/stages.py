"""Tracks and stages: who does what, in which order, how it can end, and by when (procedures.md §5.1)."""

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from approvals.procedure_schema.acts import LETS_ON_OF, OUTCOMES_OF, Act, Effect, Outcome, Strict
from approvals.procedure_schema.consistency import track_faults


class ActorRule(Strict):
    """Which seats, or which body, act; of which unit; and under which answers of the memo.

    `own_unit` is the unit that asks, `office` the office as a whole, `unit` the one named by its key in `unit`,
    `memo_unit` the one the requester names in the memo's field `field` (LOEI3-R08, the source of the facts).
    """

    seats: list[str] = Field(default_factory=list)
    body: str = ""
    scope: Literal["own_unit", "office", "unit", "memo_unit"] = "own_unit"
    unit: str = ""
    field: str = ""
    when: dict[str, list[str]] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _one_kind(self) -> "ActorRule":
        if bool(self.seats) == bool(self.body):
            raise ValueError("ผู้ทำขั้นนี้ให้ระบุ seats (ตำแหน่งหน้าที่) หรือ body (คณะกรรมการ) อย่างใดอย่างหนึ่ง")
        if (self.scope == "unit") != bool(self.unit):
            raise ValueError("scope: unit ต้องคู่กับ unit (รหัสกลุ่ม/หน่วย)")
        if (self.scope == "memo_unit") != bool(self.field):
            raise ValueError("scope: memo_unit ต้องคู่กับ field (ช่องของบันทึกที่ผู้ขอเลือกกลุ่ม/หน่วย)")
        return self

    def applies(self, memo: dict[str, Any]) -> bool:
        """Whether the memo's answers call for this rule."""
        return answers_fit(self.when, memo)


class Within(Strict):
    """How long a step may take: Thai working days, or hours on the clock."""

    working_days: int | None = Field(default=None, ge=1, le=250)
    hours: int | None = Field(default=None, ge=1, le=24 * 365)

    @model_validator(mode="after")
    def _one_measure(self) -> "Within":
        if (self.working_days is None) == (self.hours is None):
            raise ValueError("กำหนดเวลาให้ระบุ working_days (วันทำการ) หรือ hours (ชั่วโมง) อย่างใดอย่างหนึ่ง")
        return self


class Vote(Strict):
    """How a body decides; without it the body's own rule stands (procedures.md §5.1)."""

    rule: Literal["chair", "any", "majority", "chair_or_majority", "k_of_n"]
    k: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _number(self) -> "Vote":
        if (self.rule == "k_of_n") != (self.k is not None):
            raise ValueError("rule: k_of_n ต้องระบุ k (จำนวนเสียง) และใช้ k กับกติกาอื่นไม่ได้")
        return self


class Escalation(Strict):
    """Who is told, and may act when the procedure says so, once a step is overdue by `after`."""

    after: Within
    to: list[ActorRule] = Field(min_length=1)
    may_act: bool = False

    @model_validator(mode="after")
    def _superiors(self) -> "Escalation":
        if any(rule.body for rule in self.to):
            raise ValueError("escalation แจ้งได้เฉพาะตำแหน่งหน้าที่ (seats) คณะกรรมการไม่ใช่ผู้บังคับบัญชา")
        return self


class Stage(Strict):
    """One step of a track."""

    key: str
    label: str
    act: Act
    actors: list[ActorRule] = Field(default_factory=list)
    outcomes: list[Outcome] = Field(min_length=1)
    effect: Effect = Effect.GATE
    words: dict[Outcome, str] = Field(default_factory=dict)
    vote: Vote | None = None
    covers: list[str] = Field(default_factory=list)
    certification: str = ""
    separation: list[str] = Field(default_factory=list)
    own_requests: bool = False
    stamps: list[Literal["received_at", "completed_at", "remark"]] = Field(default_factory=list)
    within: Within | None = None
    escalation: Escalation | None = None
    rules: list[str] = Field(default_factory=list)

    @model_validator(mode="after")
    def _outcomes(self) -> "Stage":
        if found := "\n".join(self._contradictions()):
            raise ValueError(found)
        return self

    def _contradictions(self) -> Iterator[str]:
        if strange := set(self.outcomes) - OUTCOMES_OF[self.act]:
            names = ", ".join(sorted(strange))
            yield f"ขั้น {self.key}: ผล {names} ใช้กับ act: {self.act} ไม่ได้"
        if not self.lets_on & set(self.outcomes):
            yield f"ขั้น {self.key}: ไม่มีผลใดที่ให้เรื่องผ่านไปได้"
        if self.effect is Effect.OPINION and self.act is not Act.REVIEW:
            yield f"ขั้น {self.key}: effect: opinion ใช้ได้กับ act: review เท่านั้น"
        if Outcome.OBJECT in self.outcomes and Outcome.REFUSE in self.outcomes:
            yield f"ขั้น {self.key}: เลือก object (เห็นควรไม่อนุญาต) หรือ refuse (ไม่อนุมัติ) อย่างใดอย่างหนึ่ง"
        if self.escalation is not None and self.within is None:
            yield f"ขั้น {self.key}: escalation ต้องมีกำหนดเวลา within"

    @property
    def lets_on(self) -> frozenset[Outcome]:
        """The outcomes after which the request goes on; an objection stops it only at a gate."""
        opinion = {Outcome.OBJECT} if self.effect is Effect.OPINION else set()
        return LETS_ON_OF[self.act] | opinion

    @property
    def stops(self) -> frozenset[Outcome]:
        """The outcomes that end the request."""
        return frozenset({Outcome.REFUSE, Outcome.OBJECT}) - self.lets_on

    def seats_for(self, memo: dict[str, Any]) -> list[ActorRule]:
        """The actor rules that apply under the memo's answers."""
        return [rule for rule in self.actors if rule.applies(memo)]


class Question(Strict):
    """A standing assertion the requester signs besides the checklist, e.g. CPN1 2.3 on pictures of activities."""

    key: str
    text: str
    law: str = ""
    may_not_apply: bool = False


class Track(Strict):
    """An ordered choice of stages for a kind of publication."""

    label: str
    help: str = ""
    urgent: bool = False
    information_types: list[str] = Field(default_factory=list)
    """Canonical kinds this track is for; empty admits all."""
    assertions: list[Question] = Field(default_factory=list)
    stages: list[Stage] = Field(min_length=2)
    afterwards: list[Stage] = Field(default_factory=list)

    @model_validator(mode="after")
    def _order(self) -> "Track":
        if found := list(track_faults(self.model_dump(mode="json"))):
            said = "\n".join(f"{what} – {mend}" for _path, what, mend in found)
            raise PydanticCustomError("track_order", "{said}", {"said": said})
        return self

    @property
    def every_stage(self) -> list[Stage]:
        """The stages before and after publication."""
        return [*self.stages, *self.afterwards]

    def stage(self, key: str) -> Stage:
        """The stage of that key, before or after publication. Raises KeyError."""
        for stage in self.every_stage:
            if stage.key == key:
                return stage
        raise KeyError(key)

    def admits(self, information_type: str) -> bool:
        """Whether the track is for this canonical kind."""
        return not self.information_types or information_type in self.information_types


def answers_fit(when: dict[str, list[str]], memo: dict[str, Any]) -> bool:
    """Whether the memo answers each named field with one of the listed values."""
    return all(str(memo.get(key, "")) in values for key, values in when.items())
