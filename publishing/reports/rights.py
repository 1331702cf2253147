"""Who records postings, makes, signs and receives reports: pure functions on the seats of the day.

A superuser holds no seat and therefore does none of it.
"""

from collections.abc import Iterable

from approvals.api import ReportDefinition
from offices.api import Holding, SeatKind

_OF_THE_OFFICE = frozenset({SeatKind.DIRECTOR, SeatKind.DEPUTY_DIRECTOR})
_FOR_THE_WHOLE = frozenset({SeatKind.PR_OFFICER})
"""Seats of a unit whose work is the whole office's (S11: งานประชาสัมพันธ์ owns every channel but the website)."""
_BODY = "body:"

Target = tuple[int | None, str]
"""Unit (None for the office as a whole) and kind of seat."""


def reporting_seat(holdings: Iterable[Holding], office_id: int, unit_id: int | None) -> Holding | None:
    """The seat in which the person reports for the unit, or for the office as a whole; an own seat before another.

    A seat of the unit, or one of the office as a whole (S11-R24, S12-R09). For the whole office: the latter only.
    """
    fitting = [
        holding
        for holding in holdings
        if holding.office_id == office_id
        and (holding.unit_id in {unit_id, None} or SeatKind(holding.kind) in _FOR_THE_WHOLE)
    ]
    return min(fitting, key=lambda holding: (holding.unit_id != unit_id, holding.capacity != "own"), default=None)


def reports_for_all(holdings: Iterable[Holding], office_id: int) -> bool:
    """Whether the person reports for every unit of the office."""
    return reporting_seat(holdings, office_id, None) is not None


def seats_receiving(definition: ReportDefinition, unit_id: int | None) -> list[Target]:
    """The seats a report of the unit, or of the whole office, is delivered to.

    Directors are the office's. Any other kind is the unit's own; of the whole office's report the office's, where
    the head is the director (procedures.md §4, 31).
    """
    targets: list[Target] = []
    for name in definition.recipients:
        if name.startswith(_BODY):
            continue
        kind = SeatKind(name)
        if unit_id is None and kind == SeatKind.UNIT_HEAD:
            kind = SeatKind.DIRECTOR
        targets.append((None if kind in _OF_THE_OFFICE else unit_id, str(kind)))
    return list(dict.fromkeys(targets))


def bodies_receiving(definition: ReportDefinition) -> list[str]:
    """The keys of the bodies whose members receive the report (S11-R25: the screening committee)."""
    return [name.removeprefix(_BODY) for name in definition.recipients if name.startswith(_BODY)]


def receiving_seat(holdings: Iterable[Holding], office_id: int, targets: Iterable[Target]) -> Holding | None:
    """The seat in which the person receives it; None for anybody else."""
    wanted = set(targets)
    fitting = [
        holding for holding in holdings if holding.office_id == office_id and (holding.unit_id, holding.kind) in wanted
    ]
    return min(fitting, key=lambda holding: holding.capacity != "own", default=None)
