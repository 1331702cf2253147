"""What changed between two procedures, line by line, as the office reads it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from approvals.procedure_schema.document import ProcedureDocument
from approvals.procedure_schema.words import HEADINGS, Path, path_in_words, value_in_words

_WHOLE = {"within", "after", "makeup", "vote", "when", "asked_when", "period", "words", "duration"}
"""Headings said in one breath."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One changed place: what stood there and what stands there now."""

    path: Path
    place: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.place}: {self.before} → {self.after}"


def differences(old: ProcedureDocument, new: ProcedureDocument) -> list[Difference]:
    """Every changed place, in the document's order; a default written out is no difference."""
    before, after = old.model_dump(mode="json"), new.model_dump(mode="json")
    return list(_compare((), before, after, _Pair(before, after)))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both documents, to name a place by whichever has it."""

    before: Any
    after: Any

    def place(self, path: Path) -> str:
        held = self.after if _holds(self.after, path) else self.before
        return path_in_words(path, held)


def _compare(path: Path, old: Any, new: Any, pair: _Pair) -> Iterator[Difference]:
    if old == new:
        return
    heading = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if heading in _WHOLE or not isinstance(old, type(new)):
        yield _changed(path, heading, old, new, pair)
    elif isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            if key in old and key in new:
                yield from _compare((*path, key), old[key], new[key], pair)
            else:
                yield _added_or_cut((*path, key), old.get(key), new.get(key), pair)
    elif isinstance(new, list) and _keyed(old) and _keyed(new):
        yield from _compare_keyed(path, old, new, pair)
    else:
        yield _changed(path, heading, old, new, pair)


def _compare_keyed(path: Path, old: list[Any], new: list[Any], pair: _Pair) -> Iterator[Difference]:
    """Items are the same when their key is; their order is a fact of its own."""
    before, after = {item["key"]: item for item in old}, {item["key"]: item for item in new}
    places = {item["key"]: index for index, item in enumerate(new)}
    for key, item in before.items():
        if key not in after:
            yield _added_or_cut((*path, old.index(item)), item, None, _Pair(pair.before, pair.before))
    for key, item in after.items():
        if key in before:
            yield from _compare((*path, places[key]), before[key], item, pair)
        else:
            yield _added_or_cut((*path, places[key]), None, item, pair)
    kept = [key for key in before if key in after]
    now = [key for key in after if key in before]
    if kept != now:
        place = f"{pair.place(path)} (ลำดับ)"
        yield Difference(path, place, ", ".join(kept), ", ".join(now))


def _changed(path: Path, heading: str, old: Any, new: Any, pair: _Pair) -> Difference:
    before, after = value_in_words(heading, old), value_in_words(heading, new)
    if before == after:
        after = f"{after} (เปลี่ยนแปลง)"
    return Difference(path, pair.place(path), before, after)


def _added_or_cut(path: Path, old: Any, new: Any, pair: _Pair) -> Difference:
    named = old if new is None else new
    label = named.get("label") or named.get("title") or named.get("text") or "" if isinstance(named, Mapping) else named
    said = f"“{label}”" if label else HEADINGS.get(str(path[-1]), str(path[-1]))
    return Difference(path, pair.place(path), *((said, "ตัดออก") if new is None else ("ไม่มี", f"เพิ่ม {said}")))


def _keyed(items: Any) -> bool:
    keys = [item.get("key") for item in items if isinstance(item, Mapping)]
    return bool(items) and len(keys) == len(items) and all(keys) and len(set(keys)) == len(keys)


def _holds(document: Any, path: Path) -> bool:
    for step in path:
        try:
            document = document[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True
