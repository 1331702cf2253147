"""Who names pages as evidence: those who answer for the website. Pure functions on the seats of the day.

The seats of the office as a whole, its public relations officer, and whoever of its seats keeps its records do it for
every unit; a unit's head, web officer and uploader for the unit's own pages. A superuser holds no seat and only reads.
"""

from collections.abc import Iterable

from offices.api import Holding, SeatKind

_OF_THE_OFFICE = frozenset(
    {SeatKind.DIRECTOR, SeatKind.DEPUTY_DIRECTOR, SeatKind.UNIT_WEB_OFFICER, SeatKind.UPLOADER, SeatKind.DELEGATE}
)
_FOR_THE_WHOLE = frozenset({SeatKind.PR_OFFICER})
"""Seats of a unit whose work is the whole office's."""
_OF_THE_UNIT = frozenset({SeatKind.UNIT_HEAD, SeatKind.UNIT_WEB_OFFICER, SeatKind.UPLOADER})


def attaching_seat(
    holdings: Iterable[Holding], office_id: int, unit_id: int | None, *, keeps_records: bool = False
) -> Holding | None:
    """The seat in which the person may name a page of the unit as evidence, or end that; an own seat before another.

    `keeps_records`: the person is one of the office's administrators. `unit_id` None: of no unit in particular.
    """
    of_office = [holding for holding in holdings if holding.office_id == office_id]
    fitting = [h for h in of_office if keeps_records or _for_all(h) or _for_unit(h, unit_id)]
    return min(fitting, key=lambda h: (not _for_all(h), h.unit_id != unit_id, h.capacity != "own"), default=None)


def _for_all(holding: Holding) -> bool:
    kind = SeatKind(holding.kind)
    return kind in _FOR_THE_WHOLE or (holding.unit_id is None and kind in _OF_THE_OFFICE)


def _for_unit(holding: Holding, unit_id: int | None) -> bool:
    return unit_id is not None and holding.unit_id == unit_id and SeatKind(holding.kind) in _OF_THE_UNIT
