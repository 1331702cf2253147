"""What keeps a procedure from being put in force: invariants the engine keeps whatever a profile says (§5.4).

A document may be kept and completed while these stand (RYG2 as published names no decider); it cannot be used.
"""

from collections.abc import Iterator

from approvals.procedure_schema.acts import Act, Effect
from approvals.procedure_schema.canonical import crosswalk_faults
from approvals.procedure_schema.document import ProcedureDocument
from approvals.procedure_schema.stages import Stage, Track
from approvals.procedure_schema.words import Path


def activation_faults(spec: ProcedureDocument) -> list[str]:
    """Why the procedure may not be put in force; nothing when it may."""
    return [f"{what} {mend}" for _path, what, mend in activation_findings(spec)]


def activation_findings(spec: ProcedureDocument) -> list[tuple[Path, str, str]]:
    """The same, each with its place in the document and its mend."""
    tracks = [finding for name, track in spec.tracks.items() for finding in _track_findings(name, track)]
    return [*tracks, *crosswalk_faults(spec.categories)]


def _track_findings(name: str, track: Track) -> Iterator[tuple[Path, str, str]]:
    deciding = track.afterwards if track.urgent else track.stages
    deciders = [stage for stage in deciding if stage.act is Act.DECIDE and stage.effect is Effect.GATE]
    undecided = not any(stage.actors for stage in deciders)
    if undecided:
        where = _place(name, track, deciders[0]) if deciders else ("tracks", name)
        yield (
            where,
            f"เส้นทาง “{track.label}” ยังไม่ได้ระบุผู้อนุมัติ (act: decide)",
            "ให้สำนักงานระบุผู้อนุมัติก่อนจึงจะใช้ได้",
        )
    for stage in track.every_stage:
        if not stage.actors and not (undecided and stage in deciders):
            yield (
                _place(name, track, stage),
                f"เส้นทาง “{track.label}” ขั้น “{stage.label}” ยังไม่ได้ระบุผู้ทำ",
                "ใส่ actors ของขั้นนี้",
            )
        own = track.stages[0].key in stage.separation or stage.own_requests
        if stage.act in {Act.DECIDE, Act.CHECK_LIVE} and not own:
            yield (
                _place(name, track, stage),
                f"เส้นทาง “{track.label}” ขั้น “{stage.label}”: ผู้ขอต้องไม่อนุมัติเรื่องของตน",
                f"ให้ใส่ {track.stages[0].key} ใน separation หรือระบุ own_requests: true โดยชัดแจ้ง",
            )


def _place(name: str, track: Track, stage: Stage) -> Path:
    if stage in track.stages:
        return ("tracks", name, "stages", track.stages.index(stage))
    return ("tracks", name, "afterwards", track.afterwards.index(stage))
