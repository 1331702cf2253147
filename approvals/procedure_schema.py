"""A procedure as data: the typed shape of `approvals/procedures/*.yaml` (procedures.md §5).

Nothing here names an office: the five offices differ only in the documents this shape admits.
"""

from enum import StrEnum
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Act(StrEnum):
    """What a stage asks its actor to do."""

    CERTIFY = "certify"
    DECIDE = "decide"
    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    CHECK_LIVE = "check_live"


class Outcome(StrEnum):
    """How an act can end; the words of the offices' forms and steps."""

    CERTIFY = "certify"
    RECALL = "recall"
    APPROVE = "approve"
    RETURN = "return"
    REFUSE = "refuse"
    ACKNOWLEDGE = "acknowledge"
    PUBLISH = "publish"
    VERIFY = "verify"
    REPORT_FAULT = "report_fault"


REASONED = frozenset({Outcome.RETURN, Outcome.REFUSE, Outcome.RECALL, Outcome.REPORT_FAULT})
"""Outcomes that always carry a reason, whatever the office's printed form has room for (§5.4, invariant 3)."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ActorRule(_Strict):
    """Which seats act, of which unit, and under which answers of the memo."""

    seats: list[str] = Field(min_length=1)
    scope: Literal["own_unit", "office"] = "own_unit"
    when: dict[str, list[str]] = Field(default_factory=dict)

    def applies(self, memo: dict[str, Any]) -> bool:
        """Whether the memo's answers call for this rule."""
        return all(str(memo.get(key, "")) in values for key, values in self.when.items())


class Within(_Strict):
    """How long a step may take."""

    working_days: int = Field(ge=1)


class Stage(_Strict):
    """One step of a track."""

    key: str
    label: str
    act: Act
    actors: list[ActorRule] = Field(min_length=1)
    outcomes: list[Outcome] = Field(min_length=1)
    covers: list[str] = Field(default_factory=list)
    certification: str = ""
    separation: list[str] = Field(default_factory=list)
    stamps: list[Literal["received_at", "completed_at", "remark"]] = Field(default_factory=list)
    within: Within | None = None
    rules: list[str] = Field(default_factory=list)

    def seats_for(self, memo: dict[str, Any]) -> list[ActorRule]:
        """The actor rules that apply under the memo's answers."""
        return [rule for rule in self.actors if rule.applies(memo)]


class Track(_Strict):
    """An ordered choice of stages for a kind of publication."""

    label: str
    help: str = ""
    urgent: bool = False
    stages: list[Stage] = Field(min_length=2)
    afterwards: list[Stage] = Field(default_factory=list)

    @model_validator(mode="after")
    def _order(self) -> "Track":
        if self.stages[0].act is not Act.CERTIFY:
            raise ValueError("ขั้นแรกของเส้นทางต้องเป็นการรับรองของผู้ขอ (act: certify)")
        if self.stages[-1].act is not Act.PUBLISH:
            raise ValueError("ขั้นสุดท้ายก่อนเผยแพร่ต้องเป็นการนำขึ้นเผยแพร่ (act: publish)")
        decides = [stage for stage in (self.afterwards if self.urgent else self.stages) if stage.act is Act.DECIDE]
        if not decides:
            raise ValueError("เส้นทางนี้ไม่มีผู้อนุมัติ (act: decide) จึงใช้ไม่ได้ ให้ระบุผู้อนุมัติก่อน")
        return self

    def stage(self, key: str) -> Stage:
        """The stage of that key, before or after publication. Raises KeyError."""
        for stage in (*self.stages, *self.afterwards):
            if stage.key == key:
                return stage
        raise KeyError(key)


class Option(_Strict):
    """One box of a form."""

    key: str
    label: str
    free_text: bool = False


class MemoField(_Strict):
    """One question of the office's request form, in the office's words."""

    key: str
    label: str
    kind: Literal["text", "long_text", "choice", "telephone", "date"]
    options: list[Option] = Field(default_factory=list)
    required: bool = True
    required_when: dict[str, list[str]] = Field(default_factory=dict)
    help: str = ""

    def is_required(self, memo: dict[str, Any]) -> bool:
        """Whether the field must be filled under the memo's other answers."""
        if self.required_when:
            return all(str(memo.get(key, "")) in values for key, values in self.required_when.items())
        return self.required


class Category(_Strict):
    """An information type as the office labels it, with its canonical keys (procedures.md §2.1)."""

    key: str
    label: str
    canonical: list[Option]


class Certification(_Strict):
    """The sentence a person signs."""

    version: int = Field(ge=1)
    text: str


class Urgency(_Strict):
    """The publish-first exception: its conditions, what it may never be used for, and how soon approval is owed."""

    conditions: list[Option] = Field(min_length=1)
    excluded: list[str]
    makeup: Within


class LegalReference(_Strict):
    """A law the procedure cites; references are data with dates (procedures.md §4, 35)."""

    title: str
    year: int


class ProcedureDocument(_Strict):
    """An office's whole procedure."""

    procedure: str
    title: str
    level: Literal["primary", "secondary", "other"]
    digits: Literal["thai", "arabic"]
    tracks: dict[str, Track] = Field(min_length=1)
    certifications: dict[str, Certification]
    memo: list[MemoField]
    categories: list[Category]
    urgency: Urgency | None = None
    laws: list[LegalReference] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names(self) -> "ProcedureDocument":
        for name, track in self.tracks.items():
            keys = {stage.key for stage in (*track.stages, *track.afterwards)}
            for stage in (*track.stages, *track.afterwards):
                if stage.certification and stage.certification not in self.certifications:
                    raise ValueError(f"เส้นทาง {name} ขั้น {stage.key}: ไม่มีข้อความรับรองชื่อ {stage.certification}")
                if unknown := set(stage.separation) - keys:
                    raise ValueError(f"เส้นทาง {name} ขั้น {stage.key}: ไม่มีขั้น {', '.join(sorted(unknown))}")
            if track.urgent and self.urgency is None:
                raise ValueError(f"เส้นทางเร่งด่วน {name} ต้องมีหัวข้อ urgency")
        return self

    def information_types(self) -> list[tuple[str, str]]:
        """Canonical key and label of every information type, in the office's order, each key once."""
        seen: dict[str, str] = {}
        for category in self.categories:
            for option in category.canonical:
                seen.setdefault(option.key, option.label)
        return list(seen.items())

    def category_of(self, canonical: str) -> Category | None:
        """The office's own category that holds the canonical type."""
        return next((c for c in self.categories if any(o.key == canonical for o in c.canonical)), None)
