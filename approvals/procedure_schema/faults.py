"""What is wrong with a procedure document, each fault with its place and its mend, in Thai."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from approvals.procedure_schema.activation import activation_findings
from approvals.procedure_schema.consistency import document_faults, track_faults
from approvals.procedure_schema.document import ProcedureDocument
from approvals.procedure_schema.printed import PrintedForm
from approvals.procedure_schema.shape import headings_at
from approvals.procedure_schema.spelling import did_you_mean
from approvals.procedure_schema.words import HEADINGS, Path

_QUOTE = "ถ้าเป็นข้อความที่อ่านเป็นค่าอื่นได้ (เช่น no, yes, 10-01, 1.10, วันที่) ให้ใส่เครื่องหมายคำพูด"
_KINDS: Mapping[str, tuple[str, str]] = {
    "string": ("ต้องเป็นข้อความ", _QUOTE),
    "int": ("ต้องเป็นจำนวนเต็ม", "ใส่ตัวเลขอารบิก ไม่มีเครื่องหมายคำพูด เช่น 2"),
    "float": ("ต้องเป็นตัวเลข", "ใส่ตัวเลขอารบิก ไม่มีเครื่องหมายคำพูด เช่น 80"),
    "bool": ("ต้องเป็น true หรือ false", "ใส่ true หรือ false"),
    "list": ("ต้องเป็นรายการ", "ขึ้นบรรทัดใหม่ด้วยเครื่องหมาย - หรือเขียนในวงเล็บ [ ]"),
    "dict": ("ต้องเป็นหัวข้อย่อย (รหัส: ค่า)", "เขียนหัวข้อย่อยเยื้องเข้าไปหนึ่งระดับ"),
    "model": ("ต้องเป็นหัวข้อย่อย (รหัส: ค่า)", "เขียนหัวข้อย่อยเยื้องเข้าไปหนึ่งระดับ"),
}
_LEAST = {"too_short": "min_length", "greater_than_equal": "ge", "less_than_equal": "le"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a procedure. `keeps_out`: it may be kept, and not be put in force."""

    path: Path
    what: str
    mend: str = ""
    keeps_out: bool = False

    def __str__(self) -> str:
        return f"{self.what} – {self.mend}" if self.mend else self.what


def faults_of(document: Any) -> list[Fault]:
    """Everything wrong with the document; with nothing wrong, what keeps it from being put in force."""
    found = [Fault(*finding) for finding in _plain_faults(document, ())]
    try:
        spec = ProcedureDocument.model_validate(document)
    except ValidationError as error:
        for detail in error.errors():
            found.extend(_translated(detail, document))
        found.extend(Fault(*finding) for finding in _named_faults(document))
        return _each_once(found)
    return _each_once(found) or [Fault(path, what, mend, True) for path, what, mend in activation_findings(spec)]


def faults_of_form(name: str, form: Any) -> list[Fault]:
    """Everything wrong with a printed form by itself, as if it stood in a procedure under this name."""
    try:
        PrintedForm.model_validate(form)
    except ValidationError as error:
        inside = [detail | {"loc": ("forms", name, *detail["loc"])} for detail in error.errors()]
        document = {"forms": {name: form}}
        return _each_once([fault for detail in inside for fault in _translated(detail, document)])
    return []


def _named_faults(document: Any) -> Iterator[tuple[Path, str, str]]:
    yield from document_faults(document)
    tracks = document.get("tracks") if isinstance(document, Mapping) else None
    for name, track in (tracks if isinstance(tracks, Mapping) else {}).items():
        for path, what, mend in track_faults(track):
            yield ("tracks", name, *path), what, mend


def _plain_faults(value: Any, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Only text, numbers, yes and no, lists and headings can be kept."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str):
                yield (*path, str(key)), f"หัวข้อ {key} ต้องเป็นข้อความ", _QUOTE
            yield from _plain_faults(item, (*path, str(key)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _plain_faults(item, (*path, index))
    elif value is not None and not isinstance(value, str | int | float):
        yield path, f"ค่า {value} เก็บไม่ได้", _QUOTE


def _translated(detail: ErrorDetails, document: Any) -> Iterator[Fault]:
    path = _as_written(detail["loc"], document)
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in {"document_names", "track_order"}:
        return  # found again, and all of them, in the document as written
    if kind == "value_error":
        for line in str(context["error"]).splitlines():
            yield Fault(path, line)
    elif kind == "missing":
        yield Fault(
            path[:-1], f"ขาดหัวข้อ {path[-1]} ({HEADINGS.get(str(path[-1]), path[-1])})", f"เพิ่ม {path[-1]}: ในส่วนนี้"
        )
    elif kind == "extra_forbidden":
        known = headings_at(path[:-1])
        others = f"หัวข้อที่ใช้ได้: {', '.join(known)}" if known else "ลบหัวข้อนี้ หรือแก้ตัวสะกด"
        hint = did_you_mean(str(path[-1]), known) or others
        yield Fault(path, f"ไม่รู้จักหัวข้อ {path[-1]}", hint)
    elif kind in {"enum", "literal_error"}:
        yield Fault(path, *_not_among(detail["input"], str(context["expected"])))
    else:
        yield Fault(path, *_of_kind(kind, context))


def _as_written(loc: Path, document: Any) -> Path:
    """The place as it stands in the file: a block of a printed form is named by its kind there only inside it."""
    path: Path = ()
    here = document
    for before, step in zip(("", *loc), loc, strict=False):
        is_kind = isinstance(before, int) and isinstance(here, Mapping) and here.get("block") == step
        if step == "[key]" or is_kind:
            continue
        path = (*path, step)
        if isinstance(here, Mapping):
            here = here.get(step)
        else:
            here = here[step] if isinstance(here, list) and isinstance(step, int) and step < len(here) else None
    return path


def _not_among(written: Any, expected: str) -> tuple[str, str]:
    allowed = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",")]
    hint = did_you_mean(written, allowed) if isinstance(written, str) else _QUOTE
    known = f"ค่าที่ใช้ได้: {', '.join(allowed)}"
    return f"ค่า {written} ใช้ไม่ได้", f"{hint} – {known}" if hint else known


def _of_kind(kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind in _LEAST:
        limit = context[_LEAST[kind]]
        words = {
            "too_short": (f"ต้องมีอย่างน้อย {limit} ข้อ", "เพิ่มข้อที่ขาด"),
            "greater_than_equal": (f"ต้องไม่น้อยกว่า {limit}", "แก้ตัวเลข"),
            "less_than_equal": (f"ต้องไม่เกิน {limit}", "แก้ตัวเลข"),
        }
        return words[kind]
    return _KINDS.get(kind.split("_")[0], ("ค่านี้ใช้ไม่ได้", _QUOTE))


def _each_once(found: list[Fault]) -> list[Fault]:
    return list(dict.fromkeys(found))
