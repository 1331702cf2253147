"""Access to the administration follows from appointments: nobody is put into a group by hand.

A unit's people may draft in the unit's section and keep its files; nobody holds Wagtail's `publish`.
The one group with members chosen by a superuser is the office administrators': they keep the records of who sits where.
"""

import datetime as dt
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from offices.models import Appointment, Body, BodyMember, Office, Seat, SeatKind, Unit

STAFF_GROUP = "Prakat: seat holders"
ADMINISTRATORS_GROUP = "Prakat: office administrators"
KEPT_BY_ADMINISTRATORS = (Office, Unit, Seat, Appointment, Body, BodyMember)
"""What the office administrators add, change and view; deletion is in nobody's hands."""
DRAFTING_SEATS = frozenset(
    {
        SeatKind.INFO_PROVIDER,
        SeatKind.UPLOADER,
        SeatKind.UNIT_WEB_OFFICER,
        SeatKind.PR_OFFICER,
        SeatKind.CLERICAL_OFFICER,
        SeatKind.UNIT_HEAD,
        SeatKind.DELEGATE,
    }
)
_PAGE_PERMISSIONS = ("add_page", "change_page")


@transaction.atomic
def sync_access(on_day: dt.date | None = None) -> None:
    """Make every group's membership what the appointments of the day say; as many queries for ten units as for one."""
    day = on_day or timezone.localdate()
    in_force = list(Appointment.objects.in_force(day).select_related("seat"))
    administrators_group()
    in_person = BodyMember.objects.current(day).filter(user__is_active=True, starts_on__lte=day)
    seated = {row.user_id for row in in_force}
    members = {_staff_group().pk: seated | set(in_person.values_list("user_id", flat=True))}
    units = _units_with_groups()
    for unit in units:
        members[unit.group_id] = {
            row.user_id for row in in_force if row.seat.unit_id == unit.pk and row.seat.kind in DRAFTING_SEATS
        }
    _permit_drafting(units)
    _permit_files([unit for unit in units if unit.collection_id])
    _set_members(members)


def administrators_group() -> Group:
    """The group of those who keep the office's records, with exactly what that takes; made when it is missing."""
    group, _created = Group.objects.get_or_create(name=ADMINISTRATORS_GROUP)
    wanted = Q(codename="access_admin", content_type__app_label="wagtailadmin")
    for model in KEPT_BY_ADMINISTRATORS:
        codenames = [f"{act}_{model._meta.model_name}" for act in ("add", "change", "view")]
        wanted |= Q(codename__in=codenames, content_type__app_label=model._meta.app_label)
    group.permissions.add(*Permission.objects.filter(wanted).exclude(group=group))
    return group


def _staff_group() -> Group:
    group, created = Group.objects.get_or_create(name=STAFF_GROUP)
    if created:
        group.permissions.add(Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin"))
    return group


def _units_with_groups() -> list[Any]:
    """Units that have a section, each with its group, made where it is missing."""
    units = list(Unit.objects.exclude(section_page=None))
    for unit in units:
        if unit.group_id is None:
            unit.group = Group.objects.create(name=f"Prakat: unit {unit.pk}")
            unit.save(update_fields=["group"])
    return units


def _permit_drafting(units: list[Any]) -> None:
    """Add and change pages in the unit's section."""
    wanted = Q(codename__in=_PAGE_PERMISSIONS, content_type__app_label="wagtailcore")
    _permit(GroupPagePermission, "page_id", [(unit.group_id, unit.section_page_id) for unit in units], wanted)


def _permit_files(units: list[Any]) -> None:
    """Add, change and choose. Wagtail asks them of its own two models, whichever the site uses instead.

    See `auth_model` in wagtail/images/permissions.py and wagtail/documents/permissions.py.
    """
    wanted = Q()
    for app_label, name in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        codenames = [f"{act}_{name}" for act in ("add", "change", "choose")]
        wanted |= Q(content_type__app_label=app_label, codename__in=codenames)
    _permit(GroupCollectionPermission, "collection_id", [(unit.group_id, unit.collection_id) for unit in units], wanted)


def _permit(model: Any, where: str, places: list[tuple[int, int]], wanted: Q) -> None:
    """Every group is given the wanted permissions in its place, those that are missing (three queries at most)."""
    permissions = list(Permission.objects.filter(wanted).values_list("pk", flat=True))
    need = {(group, place, permission) for group, place in places for permission in permissions}
    kept = model.objects.filter(group_id__in=[group for group, _place in places])
    missing = need - set(kept.values_list("group_id", where, "permission_id"))
    rows = [
        model(**{"group_id": group, where: place, "permission_id": permission})
        for group, place, permission in sorted(missing)
    ]
    model.objects.bulk_create(rows, ignore_conflicts=True)  # two people may sign in at once


def _set_members(members: dict[int, set[int]]) -> None:
    """Group → its people: whoever else is in it leaves, whoever is missing joins."""
    memberships = get_user_model().groups.through.objects
    need = {(group, person) for group, people in members.items() for person in people}
    rows = memberships.filter(group_id__in=members).values_list("pk", "group_id", "user_id")
    have = {(group, person): pk for pk, group, person in rows}
    if gone := [pk for membership, pk in have.items() if membership not in need]:
        memberships.filter(pk__in=gone).delete()
    joined = [memberships.model(group_id=group, user_id=person) for group, person in sorted(need - set(have))]
    memberships.bulk_create(joined, ignore_conflicts=True)
