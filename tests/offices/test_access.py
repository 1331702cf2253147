"""Access to the admin follows from appointments."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from django.utils import timezone
from wagtail.models import GroupPagePermission

from config.demo.office import appoint
from offices.access import ADMINISTRATORS_GROUP, sync_access
from offices.api import Capacity
from tests.world import Story


@pytest.fixture
def newcomer(story: Story, django_user_model: Any) -> Any:
    """An account nobody has appointed to anything."""
    return django_user_model.objects.create_user(username="newcomer", password="x", first_name="ผู้มา", last_name="ใหม่")


def may_draft(user: Any, section: Any) -> bool:
    """As Wagtail's explorer sees it, asked of a fresh user (permissions are cached on the object)."""
    fresh = type(user).objects.get(pk=user.pk)
    return bool(section.permissions_for_user(fresh).can_add_subpage())


def test_appointment__gives_drafting_in_the_units_section_only(story: Story, newcomer: Any) -> None:
    sections = story.world.sections
    assert not any(may_draft(newcomer, section) for section in sections.values())
    appoint(newcomer, story.world.seats["policy.provider"], starts_on=timezone.localdate())
    assert {key for key, section in sections.items() if may_draft(newcomer, section)} == {"policy"}
    assert type(newcomer).objects.get(pk=newcomer.pk).has_perm("wagtailadmin.access_admin")
    assert not may_draft(newcomer, story.world.home)


def test_appointment__takes_access_away_when_it_ends(story: Story, newcomer: Any) -> None:
    today = timezone.localdate()
    appointment = appoint(newcomer, story.world.seats["policy.provider"], starts_on=today - dt.timedelta(days=9))
    appointment.ends_on = today - dt.timedelta(days=1)
    appointment.save()
    fresh = type(newcomer).objects.get(pk=newcomer.pk)
    assert not may_draft(newcomer, story.world.sections["policy"])
    assert not fresh.has_perm("wagtailadmin.access_admin")
    assert not fresh.groups.exists()


def test_appointment__from_tomorrow_gives_nothing_today(story: Story, newcomer: Any) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    appoint(newcomer, story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY, starts_on=tomorrow)
    assert not may_draft(newcomer, story.world.sections["policy"])
    sync_access(tomorrow)
    assert may_draft(newcomer, story.world.sections["policy"])


def test_sync__at_sign_in_an_appointment_that_ended_at_midnight_is_gone(story: Story, client: Any) -> None:
    person = story.people["policy.head"]
    person.appointments.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    assert may_draft(person, story.world.sections["policy"]), "nothing has asked yet"
    client.force_login(person)
    assert not may_draft(person, story.world.sections["policy"])


def test_sync__removes_whoever_was_put_into_a_group_by_hand(story: Story, newcomer: Any) -> None:
    newcomer.groups.add(*Group.objects.exclude(name=ADMINISTRATORS_GROUP).filter(name__startswith="Prakat"))
    sync_access()
    assert not newcomer.groups.exists()


def test_publish__is_held_by_nobody(story: Story) -> None:
    sync_access()
    publishing = Q(permission__codename__in=["publish_page", "lock_page", "unlock_page", "bulk_delete_page"])
    groups = GroupPagePermission.objects.filter(publishing).values("group")
    assert not get_user_model().objects.filter(groups__in=groups).exists(), "Wagtail's own Moderators stay empty"
    assert not GroupPagePermission.objects.filter(publishing, group__name__startswith="Prakat").exists()
    for person in story.people.values():
        for section in story.world.sections.values():
            assert not section.permissions_for_user(type(person).objects.get(pk=person.pk)).can_publish()


def test_administrators__keep_the_records_and_nothing_else(story: Story, newcomer: Any) -> None:
    group = Group.objects.get(name=ADMINISTRATORS_GROUP)
    newcomer.groups.add(group)
    sync_access()
    assert newcomer.groups.filter(pk=group.pk).exists(), "the one group whose members are chosen"
    codenames = set(group.permissions.values_list("codename", flat=True))
    assert len(codenames) == 1 + 3 * 6
    assert not any(name.startswith("delete") for name in codenames)
    assert not any("user" in name or "publish" in name for name in codenames)
    assert not GroupPagePermission.objects.filter(group=group).exists()


def test_administrators__permissions_are_mended(story: Story) -> None:
    group = Group.objects.get(name=ADMINISTRATORS_GROUP)
    group.permissions.remove(Permission.objects.get(codename="change_seat"))
    sync_access()
    assert group.permissions.filter(codename="change_seat").exists()
