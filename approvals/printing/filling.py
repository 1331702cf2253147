"""Fill a form: every field becomes the words known of it, or a blank; every box is ticked or not."""

from typing import Any

from approvals.printing.breaking import runs
from approvals.printing.values import Signed, Values
from approvals.procedure_schema.bindings import Field, parts_of
from approvals.procedure_schema.printed import (
    Box,
    Boxes,
    Columns,
    Heading,
    MemoHead,
    Paragraph,
    Part,
    PrintedForm,
    Signature,
)

Piece = dict[str, Any]
"""Words of the form, a value, or a blank."""


def fill(form: PrintedForm, values: Values) -> list[dict[str, Any]]:
    """The form's blocks, filled, as the template reads them."""
    return [_block(block, values, narrow=False) for block in form.blocks]


def pieces(text: str, values: Values, *, ticked: bool = True) -> list[Piece]:
    """A text cut into words, values and blanks. Beside an unticked box only the office's own stand."""
    found: list[Piece] = []
    for part in parts_of(text):
        if isinstance(part, Field):
            before = str(found[-1].get("words") or found[-1].get("value", "")) if found else ""
            found.append(
                _piece(part, _one_line(values.text(part.name)) if ticked or _standing(part.name) else "", before)
            )
        else:
            found.append({"words": part, "runs": runs(part)})
    return [_with_its_word(piece, before) for before, piece in zip([{}, *found], found, strict=False)]


def _with_its_word(piece: Piece, before: Piece) -> Piece:
    """A blank right after a word (๒๕……) stays on that word's line: it takes the word with it."""
    words = before.get("runs", ())
    if "width" not in piece or "words" not in before or not words or not words[-1][1]:
        return piece
    word = words[-1][0]
    before["runs"] = words[:-1]
    return piece | {"stuck": word}


def _piece(field: Field, value: str, before: str) -> Piece:
    if not value:
        return {"width": field.width, "lines": field.lines, "stuck": ""}
    value = _not_twice(before, value)
    return {"value": value, "runs": runs(value), "fill": field.width == 0}


def _not_twice(before: str, value: str) -> str:
    """A value that begins with the form's own word right before it (งาน……, ๒๕……) is printed without it."""
    word = before.rsplit(" ", 1)[-1]
    return value[len(word) :] if word and value.startswith(word) and value != word else value


def _standing(name: str) -> bool:
    """Whether the field is the office's own and the same for every request."""
    return name.startswith(("office.", "unit."))


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _block(block: Any, values: Values, *, narrow: bool) -> dict[str, Any]:
    if isinstance(block, MemoHead):
        parts = ("agency", "number", "date", "subject", "to")
        filled: dict[str, Any] = {name: pieces(getattr(block, name), values) for name in parts}
    elif isinstance(block, Heading):
        filled = {"lines": [pieces(line, values) for line in block.lines]}
    elif isinstance(block, Paragraph):
        filled = {
            "text": pieces(block.text, values),
            "align": block.align,
            "indent": block.indent,
            "bold": block.bold,
        }
    elif isinstance(block, Boxes):
        filled = _boxes(block, values)
    elif isinstance(block, Signature):
        filled = _signature(block, values) | {"narrow": narrow}
    elif isinstance(block, Part):
        filled = {
            "title": pieces(block.title, values),
            "blocks": [_block(inner, values, narrow=narrow) for inner in block.blocks],
        }
    else:
        assert isinstance(block, Columns)  # noqa: S101  (for the type checker; the schema knows no other block)
        filled = {"columns": [[_block(inner, values, narrow=True) for inner in column] for column in block.columns]}
    return {"block": block.block, **filled}


def _boxes(block: Boxes, values: Values) -> dict[str, Any]:
    answers = values.answers(block.field)
    boxed = {answer for box in block.options for answer in box.ticked_by}
    loose = [answer for answer in answers if answer not in boxed]
    return {
        "lead": pieces(block.lead, values),
        "options": [_box(block, box, values, answers, loose) for box in block.options],
        "flow": block.flow,
        "columns": block.columns,
        "bold": block.bold,
    }


def _box(block: Boxes, box: Box, values: Values, answers: list[str], loose: list[str]) -> dict[str, Any]:
    ticked = bool(loose) if box.otherwise else any(answer in box.ticked_by for answer in answers)
    label = pieces(box.label, values, ticked=ticked)
    if box.text:
        written = _one_line(values.text(box.text) or values.answer_labels(block.field, loose)) if ticked else ""
        label.append(_piece(Field(box.text, width=0), written, ""))
    return {"ticked": ticked, "label": label}


def _signature(block: Signature, values: Values) -> dict[str, Any]:
    signed = values.signed(block.stage, block.signs)
    return {
        "heading": pieces(block.heading, values),
        "before": block.before,
        "after": block.after,
        "name": runs(_one_line(signed.name)) if signed else [],
        "under": pieces(block.under, values),
        "title": block.position or "",
        "position": _position(block, values, signed),
        "dated": block.dated,
        "date": signed.date if signed else "",
    }


def _position(block: Signature, values: Values, signed: Signed | None) -> list[Piece]:
    """The recorded position; until then what the form expects there, or a blank after its word for it."""
    if block.position is None:
        return []
    if signed is not None:
        position = _one_line(signed.position)
        return [{"words": position, "runs": runs(position)}]
    return pieces(block.expected, values) or ([{"width": 4.5, "lines": 1, "stuck": ""}] if block.position else [])
