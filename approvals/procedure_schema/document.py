"""An office's whole procedure, and what keeps one from being put in force."""

from typing import Any, Literal

from pydantic import Field, model_validator

from approvals.procedure_schema.acts import Act, Effect, Strict
from approvals.procedure_schema.memo import (
    CanonicalType,
    Category,
    Certification,
    Duration,
    LegalReference,
    MemoField,
    Urgency,
)
from approvals.procedure_schema.printed import PrintedForm
from approvals.procedure_schema.reporting import CalendarEntry, Channel, Indicator, ReportDefinition, ServiceLevel
from approvals.procedure_schema.stages import Stage, Track


class ProcedureDocument(Strict):
    """An office's whole procedure (procedures.md §5.2)."""

    procedure: str
    title: str
    level: Literal["primary", "secondary", "other"]
    digits: Literal["thai", "arabic", "mixed"]
    memo_prefix: str = ""
    tracks: dict[str, Track] = Field(min_length=1)
    certifications: dict[str, Certification] = Field(default_factory=dict)
    memo: list[MemoField]
    duration: Duration | None = None
    categories: list[Category] = Field(min_length=1)
    urgency: Urgency | None = None
    channels: list[Channel] = Field(default_factory=list)
    formats: list[str] = Field(default_factory=list)
    service_levels: list[ServiceLevel] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
    reports: list[ReportDefinition] = Field(default_factory=list)
    calendar: list[CalendarEntry] = Field(default_factory=list)
    forms: dict[str, PrintedForm] = Field(default_factory=dict)
    laws: list[LegalReference] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names(self) -> "ProcedureDocument":
        fields = {field.key for field in self.memo} | {"track"}
        types = {key for key, _label in self.information_types()}
        for name, track in self.tracks.items():
            for stage in track.every_stage:
                self._stage_names(f"เส้นทาง {name} ขั้น {stage.key}", stage, track, fields)
            if track.urgent and self.urgency is None:
                raise ValueError(f"เส้นทางเร่งด่วน {name} ต้องมีหัวข้อ urgency")
            if unknown := set(track.information_types) - types:
                raise ValueError(f"เส้นทาง {name}: ไม่มีประเภทข้อมูล {', '.join(sorted(unknown))} ใน categories")
        if self.duration and (missing := set(self.duration.model_dump().values()) - fields):
            raise ValueError(f"duration: ไม่มีช่อง {', '.join(sorted(missing))} ใน memo")
        for level in self.service_levels:
            if unknown := {level.anchor, *level.when} - fields:
                raise ValueError(f"service_levels {level.key}: ไม่มีช่อง {', '.join(sorted(unknown))} ใน memo")
        return self

    def _stage_names(self, where: str, stage: Stage, track: Track, fields: set[str]) -> None:
        if stage.certification and stage.certification not in self.certifications:
            raise ValueError(f"{where}: ไม่มีข้อความรับรองชื่อ {stage.certification}")
        if unknown := set(stage.separation) - {other.key for other in track.every_stage}:
            raise ValueError(f"{where}: ไม่มีขั้น {', '.join(sorted(unknown))}")
        for rule in stage.actors:
            asked = {*rule.when, rule.field} - {""}
            if unknown := asked - fields:
                raise ValueError(f"{where}: ไม่มีช่อง {', '.join(sorted(unknown))} ใน memo")

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

    def canonical_type(self, key: str) -> CanonicalType | None:
        """The canonical type of that key, as the office labels it."""
        return next((o for c in self.categories for o in c.canonical if o.key == key), None)

    def tracks_for(self, information_type: str) -> list[str]:
        """The tracks that admit the canonical type, in order."""
        return [key for key, track in self.tracks.items() if track.admits(information_type)]

    def form_for(self, memo: dict[str, Any]) -> str:
        """The id of the printed form a request with these answers is made on; empty when the office prints none."""
        return next((key for key, form in self.forms.items() if form.applies(memo)), "")


def activation_faults(spec: ProcedureDocument) -> list[str]:
    """Why the procedure may not be put in force: invariants the engine keeps whatever a profile says (§5.4).

    A document may be loaded and completed while these stand (RYG2 as published names no decider); it cannot be used.
    """
    faults = []
    for track in spec.tracks.values():
        deciding = track.afterwards if track.urgent else track.stages
        deciders = [stage for stage in deciding if stage.act is Act.DECIDE and stage.effect is Effect.GATE]
        if not any(stage.actors for stage in deciders):
            faults.append(f"เส้นทาง “{track.label}” ยังไม่ได้ระบุผู้อนุมัติ (act: decide) ให้สำนักงานระบุผู้อนุมัติก่อนจึงจะใช้ได้")
        for stage in track.every_stage:
            if not stage.actors and stage not in deciders:
                faults.append(f"เส้นทาง “{track.label}” ขั้น “{stage.label}” ยังไม่ได้ระบุผู้ทำ")
            own = track.stages[0].key in stage.separation or stage.own_requests
            if stage.act in {Act.DECIDE, Act.CHECK_LIVE} and not own:
                faults.append(
                    f"เส้นทาง “{track.label}” ขั้น “{stage.label}”: ผู้ขอต้องไม่อนุมัติเรื่องของตน "
                    f"ให้ใส่ {track.stages[0].key} ใน separation หรือระบุ own_requests: true โดยชัดแจ้ง"
                )
    return faults
