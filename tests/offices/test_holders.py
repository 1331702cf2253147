"""Who holds a seat on a day."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from config.demo.office import appoint
from offices.api import Appointment, Capacity, Seat, SeatKind, holders, holdings_in, holdings_of
from tests.world import Story, built_world

TODAY = timezone.localdate
DAY = dt.timedelta(days=1)


@pytest.fixture
def seat(story: Story) -> Seat:
    """A seat nobody was ever appointed to."""
    return Seat.objects.create(
        office=story.world.office, unit=story.world.units["policy"], kind=SeatKind.DELEGATE, title="ผู้ที่ได้รับมอบหมาย"
    )


def test_holders__own_holder(story: Story, seat: Seat) -> None:
    person = story.people["policy.head"]
    appoint(person, seat, starts_on=TODAY())
    assert holders(seat, TODAY()) == [(person, Capacity.OWN)]


def test_holders__both_days_of_the_appointment_count(story: Story, seat: Seat) -> None:
    person = story.people["policy.head"]
    first, last = TODAY(), TODAY() + 3 * DAY
    appoint(person, seat, starts_on=first, ends_on=last)
    days = [first - DAY, first, last, last + DAY]
    assert [bool(holders(seat, day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("capacity", [Capacity.ACTING_DUTY, Capacity.ACTING_FOR, Capacity.ON_BEHALF])
def test_holders__acting_stands_beside_the_holder_with_the_capacity(capacity: str, story: Story, seat: Seat) -> None:
    own, acting = story.people["policy.head"], story.people["admin.head"]
    appoint(acting, seat, capacity=capacity, starts_on=TODAY())
    appoint(own, seat, starts_on=TODAY() - DAY)
    assert holders(seat, TODAY()) == [(own, Capacity.OWN), (acting, capacity)], "longest-serving first"


def test_holders__ended_yesterday(story: Story, seat: Seat) -> None:
    appoint(story.people["policy.head"], seat, ends_on=TODAY() - DAY)
    assert holders(seat, TODAY()) == []
    assert len(holders(seat, TODAY() - DAY)) == 1


def test_holders__starting_tomorrow(story: Story, seat: Seat) -> None:
    appoint(story.people["policy.head"], seat, starts_on=TODAY() + DAY)
    assert holders(seat, TODAY()) == []
    assert len(holders(seat, TODAY() + DAY)) == 1


def test_holders__inactive_account(story: Story, seat: Seat) -> None:
    person = story.people["policy.head"]
    appoint(person, seat)
    person.is_active = False
    person.save()
    assert holders(seat, TODAY()) == []
    assert holdings_of(person, TODAY()) == []


def test_holders__ended_seat(story: Story, seat: Seat) -> None:
    appoint(story.people["policy.head"], seat)
    seat.ends_on = TODAY() - DAY
    seat.save()
    assert holders(seat, TODAY()) == []
    assert len(holders(seat, TODAY() - DAY)) == 1


def test_holdings__carry_what_a_decision_must_remember(story: Story, seat: Seat) -> None:
    person = story.people["admin.head"]
    appointment = appoint(person, seat, capacity=Capacity.ACTING_DUTY)
    (holding,) = holdings_in(story.world.office.pk, [SeatKind.DELEGATE], story.world.units["policy"].pk, TODAY())
    assert (holding.user_id, holding.title, holding.unit_name) == (person.pk, seat.title, seat.unit.name)
    assert (holding.capacity, holding.order_number) == ("acting_duty", appointment.order_number)
    assert holding.person_name == person.get_full_name()
    assert holding in holdings_of(person, TODAY())


def test_holdings__of_a_unit_are_not_of_the_office(story: Story) -> None:
    office = story.world.office.pk
    of_office = holdings_in(office, [SeatKind.UPLOADER], None, TODAY())
    of_unit = holdings_in(office, [SeatKind.UPLOADER], story.world.units["policy"].pk, TODAY())
    assert [holding.user_id for holding in of_office] == [story.people["web"].pk]
    assert [holding.user_id for holding in of_unit] == [story.people["policy.uploader"].pk]


_DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2026, 2, 28))
_APPOINTMENTS = st.lists(
    st.tuples(
        st.sampled_from(["policy.head", "admin.head", "finance.head"]),
        st.sampled_from([str(capacity) for capacity in Capacity]),
        _DAYS,
        st.none() | st.integers(0, 40),
    ),
    max_size=6,
)


class HoldersProperty(TestCase):
    """For any appointments and any day: exactly those begun and not ended, of active people, to a seat not ended."""

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(rows=_APPOINTMENTS, inactive=st.sampled_from(["", "policy.head"]), seat_ends=st.none() | _DAYS, day=_DAYS)
    def test_holders__are_those_in_force(self, rows: Any, inactive: str, seat_ends: Any, day: dt.date) -> None:
        world = built_world()
        seat = Seat.objects.create(
            office=world.office, kind=SeatKind.CLERICAL_OFFICER, title="ธุรการ", ends_on=seat_ends
        )
        for who in ("policy.head", "admin.head", "finance.head"):
            type(world.people[who]).objects.filter(pk=world.people[who].pk).update(is_active=who != inactive)
        appointments = [
            Appointment(
                user=world.people[who],
                seat=seat,
                capacity=capacity,
                order_number="1/2569",
                order_date=first,
                starts_on=first,
                ends_on=None if length is None else first + length * DAY,
            )
            for who, capacity, first, length in rows
        ]
        Appointment.objects.bulk_create(appointments)
        expected = sorted(
            (user.pk, str(capacity))
            for (who, capacity, first, length) in rows
            for user in [world.people[who]]
            if first <= day
            and (length is None or first + length * DAY >= day)
            and who != inactive
            and (seat_ends is None or seat_ends >= day)
        )
        found = holders(seat, day)
        assert sorted((user.pk, str(capacity)) for user, capacity in found) == expected
