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
    """Make every group's membership what the appointments of the day say."""
    day = on_day or timezone.localdate()
    in_force = list(Appointment.objects.in_force(day).select_related("seat"))
    administrators_group()
    in_person = BodyMember.objects.current(day).filter(user__is_active=True, starts_on__lte=day)
    seated = {row.user_id for row in in_force}
    _set_members(_staff_group(), seated | set(in_person.values_list("user_id", flat=True)))
    for unit in Unit.objects.exclude(section_page=None):
        members = {row.user_id for row in in_force if row.seat.unit_id == unit.pk and row.seat.kind in DRAFTING_SEATS}
        _set_members(_unit_group(unit), members)


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


def _unit_group(unit: Unit) -> Group:
    if unit.group is None:
        unit.group = Group.objects.create(name=f"Prakat: unit {unit.pk}")
        unit.save(update_fields=["group"])
    group: Group = unit.group
    for codename in _PAGE_PERMISSIONS:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.get_or_create(group=group, page_id=unit.section_page_id, permission=permission)
    if unit.collection_id:
        for permission in _file_permissions():
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection_id=unit.collection_id, permission=permission
            )
    return group


def _file_permissions() -> list[Permission]:
    """Add, change and choose. Wagtail asks them of its own two models, whichever the site uses instead.

    See `auth_model` in wagtail/images/permissions.py and wagtail/documents/permissions.py.
    """
    wanted = Q()
    for app_label, name in (("wagtailimages", "image"), ("wagtaildocs", "document")):
        codenames = [f"{act}_{name}" for act in ("add", "change", "choose")]
        wanted |= Q(content_type__app_label=app_label, codename__in=codenames)
    return list(Permission.objects.filter(wanted))


def _set_members(group: Group, user_ids: set[int]) -> None:
    users: Any = get_user_model()
    memberships = users.groups.through.objects.filter(group=group)
    have = set(memberships.values_list("user_id", flat=True))
    memberships.filter(user_id__in=have - user_ids).delete()
    group.user_set.add(*users.objects.filter(pk__in=user_ids - have))
