"""What a printed form names of its procedure: fields of the memo, their answers, and stages that must exist.

Read from the form as written, like everything in `consistency`: every fault is found in one go.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from approvals.procedure_schema.acts import Outcome
from approvals.procedure_schema.bindings import Field, memo_key_of, parts_of, stage_of
from approvals.procedure_schema.spelling import did_you_mean
from approvals.procedure_schema.words import Path

Found = tuple[Path, str, str]
"""Where, what is wrong, and the mend."""


def form_faults(form: Mapping[str, Any], answers: Mapping[str, set[str]], stages: set[str]) -> Iterator[Found]:
    """Everything the form names and the procedure has not.

    `answers`: what each field of the memo can be answered with, an empty set for one that is written freely.
    """
    for path, block in _parts(form.get("blocks"), ("blocks",)):
        if isinstance(block, str):
            yield from _name_faults(path, block, set(answers), stages)
        elif isinstance(block.get("options"), list) and isinstance(block.get("field"), str):
            yield from _answer_faults((*path, "options"), block, answers)
        if isinstance(block, Mapping) and isinstance(block.get("stage"), str) and block["stage"] not in stages:
            yield (*path, "stage"), f"ไม่มีขั้น {block['stage']} ในเส้นทางใด", _mend(block["stage"], stages)


def _parts(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every heading and every text, wherever it stands."""
    if isinstance(value, Mapping):
        yield path, value
        for key, item in value.items():
            yield from _parts(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _parts(item, (*path, index))
    elif isinstance(value, str):
        yield path, value


def _name_faults(path: Path, text: str, keys: set[str], stages: set[str]) -> Iterator[Found]:
    for name in (text, *_fields(text)):
        key, stage = memo_key_of(name), stage_of(name)
        if key and key not in keys:
            yield path, f"ไม่มีช่อง {key} ใน memo", _mend(key, keys)
        if stage and stage not in stages:
            yield path, f"ไม่มีขั้น {stage} ในเส้นทางใด", _mend(stage, stages)


def _fields(text: str) -> list[str]:
    try:
        return [part.name for part in parts_of(text) if isinstance(part, Field)]
    except ValueError:
        return []  # badly written: the text itself is found wanting when the form is read


def _answer_faults(path: Path, block: Mapping[str, Any], answers: Mapping[str, set[str]]) -> Iterator[Found]:
    key = memo_key_of(block["field"])
    offered = answers.get(key, set()) if key else {str(outcome) for outcome in Outcome}
    for index, box in enumerate(block["options"]):
        ticked_by = box.get("ticked_by") if isinstance(box, Mapping) else None
        for answer in ticked_by if isinstance(ticked_by, list) else []:
            if offered and str(answer) not in offered:
                yield (*path, index, "ticked_by"), f"{block['field']} ไม่มีคำตอบ {answer}", _mend(str(answer), offered)


def _mend(name: str, known: set[str]) -> str:
    return did_you_mean(name, known) or f"ใช้ชื่อที่มี: {', '.join(sorted(known)) or '(ยังไม่มี)'}"
