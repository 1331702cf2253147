"""Who sits where in a whole office on a day: for screens that show everybody at once."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from offices.holders import Holding, holdings_of_office
from offices.members import Membership, members_of_all
from offices.models import Body, Office, Unit


@dataclass(frozen=True, slots=True)
class Committee:
    """A body in force on the day, with whoever may sit in it."""

    body: Body
    members: list[Membership]


@dataclass(frozen=True, slots=True)
class Roster:
    """The office's units, everybody in its seats, and its committees by their key in procedures."""

    units: list[Unit]
    seats: Mapping[tuple[int | None, str], list[Holding]]
    committees: Mapping[str, Committee]

    def at(self, unit_id: int | None, kind: str) -> list[Holding]:
        """Everybody in seats of the kind, of the unit or (None) of the office as a whole."""
        return self.seats.get((unit_id, kind), [])


def roster_of(office: Office, on_day: dt.date) -> Roster:
    """The office's roster of the day (five queries however large the office)."""
    seats: dict[tuple[int | None, str], list[Holding]] = {}
    for holding in holdings_of_office(office.pk, on_day):
        seats.setdefault((holding.unit_id, holding.kind), []).append(holding)
    in_force = Body.objects.current(on_day).filter(office=office, starts_on__lte=on_day).order_by("starts_on", "pk")
    bodies = {body.key: body for body in in_force}  # the latest order wins, as in body_named
    members = members_of_all(bodies.values(), on_day)
    return Roster(
        units=list(Unit.objects.current(on_day).filter(office=office)),
        seats=seats,
        committees={key: Committee(body, members[body.pk]) for key, body in bodies.items()},
    )
