"""What is ended is never deleted, and no appointment stands without its order."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from offices.api import Appointment, Body, BodyMember, Office, Seat, Unit
from offices.models import NothingIsDeletedError
from tests.world import Story

MODELS = [Office, Unit, Seat, Appointment, Body, BodyMember]


@pytest.fixture
def body(story: Story) -> Body:
    """A committee with one member."""
    today = timezone.localdate()
    made = Body.objects.create(
        office=story.world.office,
        name="คณะกรรมการกลั่นกรอง",
        key="screening",
        order_number="9/2569",
        order_date=today,
        starts_on=today,
    )
    BodyMember.objects.create(body=made, seat=story.world.seats["policy.head"], starts_on=today)
    return made


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_row__is_not_deleted(model: Any, story: Story, body: Body) -> None:
    count = model.objects.count()
    assert count
    with pytest.raises(NothingIsDeletedError):
        model.objects.first().delete()
    with pytest.raises(NothingIsDeletedError):
        model.objects.all().delete()
    with pytest.raises(NothingIsDeletedError):
        model.objects.filter(pk=model.objects.first().pk).delete()
    assert model.objects.count() == count


def test_row__is_current_through_its_last_day(story: Story) -> None:
    unit, today = story.world.units["finance"], timezone.localdate()
    unit.ends_on = today
    assert unit.is_current(today)
    assert not unit.is_current(today + dt.timedelta(days=1))


def new_appointment(story: Story, **fields: Any) -> Appointment:
    today = timezone.localdate()
    values = {"order_number": "1/2569", "order_date": today, "starts_on": today}
    return Appointment(user=story.people["web"], seat=story.world.seats["policy.head"], **(values | fields))


@pytest.mark.parametrize("missing", ["order_number", "order_date", "starts_on"])
def test_appointment__needs_its_order_and_first_day(missing: str, story: Story) -> None:
    appointment = new_appointment(story, **{missing: "" if missing == "order_number" else None})
    with pytest.raises(ValidationError) as refusal:
        appointment.full_clean()
    assert set(refusal.value.error_dict) == {missing}
    with pytest.raises(IntegrityError), transaction.atomic():
        appointment.save()


def test_appointment__order_is_needed_by_the_database_too(story: Story) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(seat=story.world.seats["policy.head"]).update(order_number="")


def test_appointment__does_not_end_before_it_starts(story: Story) -> None:
    today = timezone.localdate()
    appointment = new_appointment(story, ends_on=today - dt.timedelta(days=1))
    with pytest.raises(ValidationError) as refusal:
        appointment.full_clean(validate_constraints=False)
    assert refusal.value.message_dict == {"ends_on": ["วันสุดท้ายที่มีผลอยู่ก่อนวันแรกที่มีผล"]}
    with pytest.raises(IntegrityError), transaction.atomic():
        appointment.save()
    new_appointment(story, ends_on=today).full_clean()


def test_seat__unit_is_of_the_same_office(story: Story) -> None:
    seat = Seat(office=Office(pk=-1), unit=story.world.units["policy"], kind="unit_head", title="หัวหน้า")
    with pytest.raises(ValidationError) as refusal:
        seat.clean()
    assert "unit" in refusal.value.error_dict


def test_body__a_set_number_needs_the_number(body: Body) -> None:
    body.rule = "k_of_n"
    with pytest.raises(ValidationError) as refusal:
        body.clean()
    assert "quorum" in refusal.value.error_dict
    body.quorum = 2
    body.clean()


def test_member__is_a_seat_or_a_person(story: Story, body: Body) -> None:
    today = timezone.localdate()
    person, seat = story.people["director"], story.world.seats["director"]
    for both_or_none in ({}, {"user": person, "seat": seat}):
        member = BodyMember(body=body, starts_on=today, **both_or_none)
        with pytest.raises(ValidationError):
            member.clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            member.save()
    assert str(BodyMember(body=body, user=person)) == person.get_full_name()
    assert str(BodyMember(body=body, seat=seat)) == seat.title
