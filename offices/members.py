"""Who sits in a committee on a given day, by seat or in person."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from offices.holders import Holding, holdings_of, holdings_of_seats
from offices.models import Body, BodyMember

_RANK = {BodyMember.Part.CHAIR: 0, BodyMember.Part.VICE_CHAIR: 1}
_OTHERS = 2


@dataclass(frozen=True, slots=True)
class Membership:
    """One person as a member of a body on a day: in which part, and in the seat (or in person) that makes it so."""

    member_id: int
    part: str
    part_label: str
    holding: Holding

    @property
    def rank(self) -> int:
        """0 for the chair, 1 for a vice-chair, 2 for the others: who presides when the chair is vacant."""
        return _RANK.get(BodyMember.Part(self.part), _OTHERS)


def body_named(office_id: int, key: str, on_day: dt.date) -> Body | None:
    """The office's body of that key in force on the day; the latest order wins (procedures.md §4, 4)."""
    bodies = Body.objects.current(on_day).filter(office_id=office_id, key=key, starts_on__lte=on_day)
    return bodies.order_by("-starts_on", "-pk").first()


def members_of(body: Body, on_day: dt.date) -> list[Membership]:
    """Everybody who may sit for a member on the day, the chair first (two queries). A vacant seat has nobody."""
    return members_of_all([body], on_day)[body.pk]


def members_of_all(bodies: Iterable[Body], on_day: dt.date) -> dict[int, list[Membership]]:
    """The same for several bodies, by their key (two queries however many they are)."""
    found: dict[int, list[Membership]] = {body.pk: [] for body in bodies}
    rows = BodyMember.objects.current(on_day).filter(body_id__in=found, starts_on__lte=on_day)
    rows = list(rows.select_related("seat", "user", "body").order_by("pk"))
    by_seat: dict[int, list[Holding]] = {}
    for seat_id, holding in holdings_of_seats([row.seat_id for row in rows if row.seat_id], on_day):
        by_seat.setdefault(seat_id, []).append(holding)
    for row in rows:
        for holding in by_seat.get(row.seat_id, []) if row.seat_id else _in_person(row.body, row):
            found[row.body_id].append(Membership(row.pk, row.part, row.get_part_display(), holding))
    return {key: sorted(members, key=lambda membership: membership.rank) for key, members in found.items()}


def bodies_of(user: Any, on_day: dt.date, holdings: list[Holding] | None = None) -> set[int]:
    """Keys of the bodies the person sits in on the day, by a seat held or acted in, or in person (two queries).

    `holdings`: the person's of the day, where they have been asked for already (one query less).
    """
    seats = Q(pk__in=[])
    for holding in holdings_of(user, on_day) if holdings is None else holdings:
        seats |= Q(seat__office_id=holding.office_id, seat__unit_id=holding.unit_id, seat__kind=holding.kind)
    members = BodyMember.objects.current(on_day).filter(
        Q(body__ends_on__isnull=True) | Q(body__ends_on__gte=on_day),
        seats | Q(user=user),
        starts_on__lte=on_day,
        body__starts_on__lte=on_day,
    )
    return set(members.values_list("body_id", flat=True))


def _in_person(body: Body, row: BodyMember) -> list[Holding]:
    if row.user is None or not row.user.is_active:
        return []
    return [
        Holding(
            user_id=row.user.pk,
            office_id=body.office_id,
            unit_id=None,
            unit_name="",
            kind="",
            title=f"{row.get_part_display()} {body.name}",
            capacity="own",
            order_number=body.order_number,
            person_name=row.user.get_full_name(),
        )
    ]
