"""Who sits in a committee on a day, by seat or in person."""

import datetime as dt
from typing import Any

from django.utils import timezone

from config.demo.office import appoint
from offices.api import Body, BodyMember, Capacity, bodies_of, body_named, members_of
from tests.five_offices import COMMITTEE, MEMBERS, screening_committee
from tests.world import Story

DAY = dt.timedelta(days=1)


def names(body: Body, day: dt.date) -> list[str]:
    return [membership.holding.person_name for membership in members_of(body, day)]


def test_members__the_chair_first_and_everyone_by_the_seat_held_today(story: Story) -> None:
    body = screening_committee(story)
    today = timezone.localdate()
    found = members_of(body, today)
    assert [membership.rank for membership in found] == [0, 2, 2, 2, 2, 2]
    assert [membership.holding.person_name for membership in found] == [
        story.people[who].get_full_name() for who in MEMBERS
    ]
    assert names(body, today - 31 * DAY) == [], "not before the order"


def test_members__a_seat_follows_its_holder_and_an_acting_one(story: Story) -> None:
    body, today = screening_committee(story), timezone.localdate()
    seat = story.world.seats["finance.head"]
    held = seat.appointments.get()
    held.ends_on = today - DAY
    held.save()
    assert story.people["finance.head"].get_full_name() not in names(body, today)
    assert story.people["finance.head"].get_full_name() in names(body, today - DAY), (
        "to the last minute of the last day"
    )
    appoint(story.people["finance.provider"], seat, capacity=Capacity.ACTING_FOR, starts_on=today + DAY)
    assert story.people["finance.provider"].get_full_name() not in names(body, today), "the order starts tomorrow"
    acting = [m for m in members_of(body, today + DAY) if m.holding.capacity == Capacity.ACTING_FOR]
    assert [m.holding.person_name for m in acting] == [story.people["finance.provider"].get_full_name()]


def test_members__in_person_until_the_account_is_closed(story: Story) -> None:
    today = timezone.localdate()
    body = screening_committee(story, ("deputy",))
    person = story.people["policy.uploader"]
    BodyMember.objects.create(body=body, user=person, part=BodyMember.Part.SECRETARY, starts_on=today)
    (_chair, secretary) = members_of(body, today)
    assert (secretary.holding.title, secretary.holding.order_number) == (
        "กรรมการและเลขานุการ คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ",
        body.order_number,
    )
    assert bodies_of(person, today) == {body.pk}
    person.is_active = False
    person.save()
    assert len(members_of(body, today)) == 1


def test_bodies__of_a_person_by_seat_and_not_after_the_body_ended(story: Story) -> None:
    body, today = screening_committee(story), timezone.localdate()
    assert bodies_of(story.people["finance.head"], today) == {body.pk}
    assert bodies_of(story.people["director"], today) == set()
    body.ends_on = today - DAY
    body.save()
    assert bodies_of(story.people["finance.head"], today) == set()
    assert body_named(story.world.office.pk, COMMITTEE, today) is None


def test_body__the_latest_order_wins(story: Story) -> None:
    """procedures.md §4, 4."""
    older, today = screening_committee(story), timezone.localdate()
    newer = screening_committee(story, ("deputy",), name="คณะกรรมการชุดใหม่")
    Body.objects.filter(pk=newer.pk).update(starts_on=today)
    assert body_named(story.world.office.pk, COMMITTEE, today) == newer
    assert body_named(story.world.office.pk, COMMITTEE, today - DAY) == older


def test_members__cost_the_same_however_many(story: Story, django_assert_num_queries: Any) -> None:
    body, today = screening_committee(story), timezone.localdate()
    with django_assert_num_queries(2):
        members_of(body, today)
    for who in ("policy.provider", "finance.provider", "web"):
        BodyMember.objects.create(body=body, seat=story.world.seats[who], starts_on=today)
    with django_assert_num_queries(2):
        members_of(body, today)
