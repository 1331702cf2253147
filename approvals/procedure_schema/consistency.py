"""What a procedure's headings say of each other: stages, fields, sentences and seats that are named must exist.

Read from the document as written, not as typed: every fault is found in one go, whatever else is wrong with it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from approvals.procedure_schema.form_names import form_faults
from approvals.procedure_schema.spelling import did_you_mean
from approvals.procedure_schema.words import Path

Found = tuple[Path, str, str]
"""Where, what is wrong, and the mend."""


def track_faults(track: Any) -> Iterator[Found]:
    """A track begins with the requester, ends with publishing, and owes what follows within a time."""
    stages, afterwards = _maps(track, "stages"), _maps(track, "afterwards")
    if stages and stages[0][1].get("act") != "certify":
        yield ("stages", 0, "act"), "ขั้นแรกของเส้นทางต้องเป็นการรับรองของผู้ขอ", "ใส่ขั้นที่มี act: certify เป็นขั้นแรก"
    if stages and stages[-1][1].get("act") != "publish":
        where: Path = ("stages", stages[-1][0], "act")
        yield where, "ขั้นสุดท้ายก่อนเผยแพร่ต้องเป็นการนำขึ้นเผยแพร่", "ใส่ขั้นที่มี act: publish เป็นขั้นสุดท้าย"
    for index, stage in afterwards:
        if stage.get("act") not in ("decide", "check_live") or stage.get("within") is None:
            mend = "ใช้ act: decide หรือ check_live และใส่ within"
            yield ("afterwards", index), "ขั้นหลังเผยแพร่ต้องเป็นการอนุมัติหรือตรวจหน้าเว็บ และมีกำหนดเวลา", mend
    keys = Counter(_text(stage.get("key")) for _, stage in (*stages, *afterwards))
    for heading, listed in (("stages", stages), ("afterwards", afterwards)):
        for index, stage in listed:
            key = _text(stage.get("key"))
            if key and keys[key] > 1:
                yield (heading, index, "key"), f"มีขั้นชื่อซ้ำกัน: {key}", "ตั้งรหัสขั้นไม่ให้ซ้ำในเส้นทางเดียวกัน"


def document_faults(document: Any) -> Iterator[Found]:
    """Everything the document names and does not have."""
    if not isinstance(document, Mapping):
        return
    fields = _answers(document)
    types = {_text(o.get("key")) for _, c in _maps(document, "categories") for _, o in _maps(c, "canonical")}
    for name, track in _named(document, "tracks"):
        here: Path = ("tracks", name)
        if track.get("urgent") is True and not document.get("urgency"):
            yield (
                (*here, "urgent"),
                f"เส้นทางเร่งด่วน {name} ต้องมีหัวข้อ urgency",
                "เพิ่มหัวข้อ urgency (conditions, excluded, makeup)",
            )
        yield from _missing(
            track.get("information_types"), types, (*here, "information_types"), "ไม่มีชนิดข้อมูล", "categories"
        )
        yield from _stage_faults(document, track, here, fields)
    urgency = document.get("urgency")
    if isinstance(urgency, Mapping):
        yield from _missing(urgency.get("excluded"), types, ("urgency", "excluded"), "ไม่มีชนิดข้อมูล", "categories")
    yield from _field_faults(document, fields)
    for index, report in _maps(document, "reports"):
        seats = [name for name in _list(report.get("recipients")) if not _text(name).startswith("body:")]
        yield from _missing(seats, _seat_kinds(), ("reports", index, "recipients"), "ไม่มีตำแหน่งหน้าที่", "ระบบ")
    for heading in ("memo", "categories", "channels", "service_levels", "indicators", "reports"):
        yield from _twice(document, heading)


def _stage_faults(document: Any, track: Any, here: Path, fields: dict[str, set[str]]) -> Iterator[Found]:
    keys = {_text(stage.get("key")) for heading in ("stages", "afterwards") for _, stage in _maps(track, heading)}
    sentences = set(_mapping(document.get("certifications")))
    for heading in ("stages", "afterwards"):
        for index, stage in _maps(track, heading):
            at: Path = (*here, heading, index)
            sentence = stage.get("certification")
            yield from _missing(
                [sentence] if sentence else [], sentences, (*at, "certification"), "ไม่มีข้อความรับรองชื่อ", "certifications"
            )
            yield from _missing(stage.get("separation"), keys, (*at, "separation"), "ไม่มีขั้น", "เส้นทางนี้")
            for number, rule in _maps(stage, "actors"):
                yield from _actor_faults(rule, (*at, "actors", number), fields)
            for number, rule in _maps(stage.get("escalation"), "to"):
                yield from _actor_faults(rule, (*at, "escalation", "to", number), fields)


def _actor_faults(rule: Mapping[str, Any], at: Path, fields: dict[str, set[str]]) -> Iterator[Found]:
    yield from _missing(rule.get("seats"), _seat_kinds(), (*at, "seats"), "ไม่มีตำแหน่งหน้าที่", "ระบบ")
    yield from _missing([rule["field"]] if rule.get("field") else [], set(fields), (*at, "field"), "ไม่มีช่อง", "memo")
    yield from _condition_faults(rule.get("when"), (*at, "when"), fields)


def _field_faults(document: Any, fields: dict[str, set[str]]) -> Iterator[Found]:
    for index, field in _maps(document, "memo"):
        yield from _condition_faults(field.get("asked_when"), ("memo", index, "asked_when"), fields)
    for key, name in _mapping(document.get("duration")).items():
        yield from _missing([name], set(fields), ("duration", key), "ไม่มีช่อง", "memo")
    for index, level in _maps(document, "service_levels"):
        anchor = level.get("anchor")
        yield from _missing(
            [anchor] if anchor else [], set(fields), ("service_levels", index, "anchor"), "ไม่มีช่อง", "memo"
        )
        yield from _condition_faults(level.get("when"), ("service_levels", index, "when"), fields)
    for name, form in _named(document, "forms"):
        yield from _condition_faults(form.get("when"), ("forms", name, "when"), fields)
        for path, what, mend in form_faults(form, fields, _stage_keys(document)):
            yield ("forms", name, *path), what, mend


def _stage_keys(document: Any) -> set[str]:
    """The stages of every track: a printed form names them whichever track its request runs on."""
    tracks = [track for _, track in _named(document, "tracks")]
    return {
        _text(stage.get("key"))
        for track in tracks
        for part in ("stages", "afterwards")
        for _, stage in _maps(track, part)
    }


def _condition_faults(when: Any, at: Path, fields: dict[str, set[str]]) -> Iterator[Found]:
    """`when` names fields of the memo, and answers those fields can have."""
    for name, values in _mapping(when).items():
        if name not in fields:
            yield from _missing([name], set(fields), (*at, name), "ไม่มีช่อง", "memo")
        elif fields[name]:
            yield from _missing(values, fields[name], (*at, name), f"ช่อง {name} ไม่มีตัวเลือก", "options ของช่องนั้น")


def _missing(names: Any, known: set[str], at: Path, what: str, where: str) -> Iterator[Found]:
    for name in _list(names):
        text = _text(name)
        if text and text not in known:
            hint = did_you_mean(text, known)
            yield at, f"{what} {text}", hint or f"ใช้ชื่อที่มีใน {where}: {', '.join(sorted(known)) or '(ยังไม่มี)'}"


def _twice(document: Any, heading: str) -> Iterator[Found]:
    listed = _maps(document, heading)
    keys = Counter(_text(item.get("key")) for _, item in listed)
    for index, item in listed:
        key = _text(item.get("key"))
        if key and keys[key] > 1:
            yield (heading, index, "key"), f"รหัสซ้ำกัน: {key}", "ตั้งรหัสไม่ให้ซ้ำในหัวข้อเดียวกัน"


def _answers(document: Any) -> dict[str, set[str]]:
    """Field of the memo → the answers it can have; none listed: any."""
    found = {"track": set(_mapping(document.get("tracks")))}
    for _, field in _maps(document, "memo"):
        options = {_text(option.get("key")) for _, option in _maps(field, "options")}
        found[_text(field.get("key"))] = options if field.get("kind") == "choice" else set()
    for _, condition in _maps(document.get("urgency"), "conditions"):
        found[f"urgent_{condition.get('key')}"] = set()
    return found


def _seat_kinds() -> set[str]:
    from offices.api import SeatKind

    return {str(kind) for kind in SeatKind.values}


def _maps(of: Any, heading: str) -> list[tuple[int, Mapping[str, Any]]]:
    items = _list(_mapping(of).get(heading))
    return [(index, item) for index, item in enumerate(items) if isinstance(item, Mapping)]


def _named(of: Any, heading: str) -> list[tuple[str, Mapping[str, Any]]]:
    return [
        (str(name), item) for name, item in _mapping(_mapping(of).get(heading)).items() if isinstance(item, Mapping)
    ]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
