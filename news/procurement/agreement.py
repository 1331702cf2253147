"""Whether a report still says what the live notices of its time say."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from news.procurement.drawing import draw


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A row that came, went or says something else than the notices do now."""

    what: str
    """`added`: a live notice the report has no row of; `gone`: a row without its notice; `changed`: other words."""
    work: str


def disagreements(page: Any) -> list[Disagreement]:
    """Every row on which the report and the live notices differ; nothing when they agree.

    Drawn for the day the report was drawn on, so that a contract that ran out since is no disagreement.
    """
    day = timezone.localdate(page.drawn_at) if page.drawn_at else timezone.localdate()
    now = {row["ref"]: _said(row) for row in draw(page, on_day=day)}
    then = {row["ref"]: _said(row) for row in page.rows}
    found = [Disagreement("added", cells["work"]) for ref, cells in now.items() if ref not in then]
    found += [Disagreement("gone", cells["work"]) for ref, cells in then.items() if ref not in now]
    return found + [
        Disagreement("changed", cells["work"]) for ref, cells in then.items() if ref in now and now[ref] != cells
    ]


def _said(row: dict[str, Any]) -> dict[str, str]:
    """A row without its running number."""
    return {key: text for key, text in row["cells"].items() if key != "no"}
