"""The compiled release: what all releases of a process say together, the newest word counting.

The merging rules of OCDS 1.1: objects are merged field by field, lists of objects with an `id` by that id, every other
list is replaced whole.
"""

from typing import Any

from opendata.ocds.releases import Release

_OF_ONE_RELEASE = frozenset({"id", "date", "tag"})


def compiled(releases: list[Release]) -> Release:
    """The state of the process after its releases, oldest first. There is at least one."""
    ordered = sorted(releases, key=lambda release: str(release["date"]))
    state: Release = {}
    for release in ordered:
        said = {name: value for name, value in release.items() if name not in _OF_ONE_RELEASE}
        state = _merged(state, said)
    last = ordered[-1]
    return {**state, "id": f"{last['ocid']}-{last['date']}", "date": last["date"], "tag": ["compiled"]}


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{name: _merged(old.get(name), value) for name, value in new.items()}}
    if _is_identified(old) and _is_identified(new):
        rows = {row["id"]: row for row in old}
        for row in new:
            rows[row["id"]] = _merged(rows.get(row["id"]), row)
        return list(rows.values())
    return new


def _is_identified(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) and "id" in row for row in value)
