"""Who holds or acts in a seat on a given day: the one question most others come down to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from offices.models import Appointment, Seat


@dataclass(frozen=True, slots=True)
class Holding:
    """One person in one seat on one day, with everything a decision must remember of it."""

    user_id: int
    office_id: int
    unit_id: int | None
    unit_name: str
    kind: str
    title: str
    capacity: str
    order_number: str
    person_name: str


def holders(seat: Seat, on_day: dt.date) -> list[tuple[Any, str]]:
    """The people who hold or lawfully act in the seat on the day, with their capacity, longest-serving first."""
    appointments = Appointment.objects.in_force(on_day).filter(seat=seat).select_related("user")
    return [(appointment.user, appointment.capacity) for appointment in appointments.order_by("starts_on", "pk")]


def holdings_of(user: Any, on_day: dt.date) -> list[Holding]:
    """Every seat a person holds or acts in on the day (one query)."""
    return _holdings(Appointment.objects.in_force(on_day).filter(user=user))


def holdings_in(office_id: int, kinds: Iterable[str], unit_id: int | None, on_day: dt.date) -> list[Holding]:
    """Everybody in seats of these kinds, of that unit (or of the office as a whole), on the day."""
    return _holdings(
        Appointment.objects.in_force(on_day).filter(
            seat__office_id=office_id, seat__unit_id=unit_id, seat__kind__in=list(kinds)
        )
    )


def holdings_of_office(office_id: int, on_day: dt.date) -> list[Holding]:
    """Everybody in any seat of the office on the day (one query)."""
    return _holdings(Appointment.objects.in_force(on_day).filter(seat__office_id=office_id))


def holdings_in_seats(office_id: int, seats: Iterable[tuple[int | None, str]], on_day: dt.date) -> list[Holding]:
    """Everybody on the day in these seats, each named by its unit (None: the office's own) and kind; a query a unit."""
    by_unit: dict[int | None, list[str]] = {}
    for unit_id, kind in seats:
        by_unit.setdefault(unit_id, []).append(kind)
    return [holding for unit_id, kinds in by_unit.items() for holding in holdings_in(office_id, kinds, unit_id, on_day)]


def holdings_of_seats(seat_ids: Iterable[int], on_day: dt.date) -> list[tuple[int, Holding]]:
    """Everybody in these very seats on the day, each with the seat's key (one query)."""
    appointments = Appointment.objects.in_force(on_day).filter(seat_id__in=list(seat_ids))
    return [(row.seat_id, _holding(row)) for row in _rows(appointments)]


def _holdings(appointments: Any) -> list[Holding]:
    return [_holding(row) for row in _rows(appointments)]


def _rows(appointments: Any) -> Any:
    return appointments.select_related("seat__unit", "user").order_by("starts_on", "pk")


def _holding(row: Appointment) -> Holding:
    return Holding(
        user_id=row.user_id,
        office_id=row.seat.office_id,
        unit_id=row.seat.unit_id,
        unit_name=row.seat.unit.name if row.seat.unit else "",
        kind=row.seat.kind,
        title=row.seat.title,
        capacity=row.capacity,
        order_number=row.order_number,
        person_name=row.user.get_full_name(),
    )
