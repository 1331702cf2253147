"""Which headings stand where in a procedure, and their order: for hints, and for writing a document out."""

import typing
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel

from approvals.procedure_schema.document import ProcedureDocument
from approvals.procedure_schema.words import Path


def headings_at(path: Path) -> list[str]:
    """The headings that may stand at the place, in the usual order; none where the office names them itself."""
    kind = _kind_at(path)
    return list(kind.model_fields) if kind is not None else []


def in_usual_order(document: Any, path: Path = ()) -> Any:
    """The same document with its headings in the order this documentation has them."""
    if isinstance(document, Mapping):
        known = {name: place for place, name in enumerate(headings_at(path))}
        keys = sorted(document, key=lambda key: known.get(key, len(known)))
        return {key: in_usual_order(document[key], (*path, key)) for key in keys}
    if isinstance(document, list):
        return [in_usual_order(item, (*path, index)) for index, item in enumerate(document)]
    return document


def _kind_at(path: Path) -> type[BaseModel] | None:
    kind: Any = ProcedureDocument
    for step in path:
        kind = _inside(kind, step)
    return next((part for part in _parts(kind) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def _inside(kind: Any, step: str | int) -> Any:
    """The kind of what stands under the step."""
    for part in _parts(kind):
        if isinstance(part, type) and issubclass(part, BaseModel):
            field = part.model_fields.get(str(step))
            return field.annotation if field is not None else None
        if typing.get_origin(part) in {list, dict}:
            return typing.get_args(part)[-1]
    return None


def _parts(kind: Any) -> Iterable[Any]:
    """The kind itself, or what an optional one may be."""
    if kind is None or typing.get_origin(kind) in {list, dict}:
        return [kind]
    return typing.get_args(kind) or [kind]
