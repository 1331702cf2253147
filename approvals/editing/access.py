"""Who may read an office's procedures, and who may change them: pure questions, asked by every screen and action.

Superusers may: setting an office up is their work. They approve nothing by it.
"""

from typing import Any

from django.utils import timezone

from offices.api import Body, Office, bodies_of, holdings_of


def offices_read_by(user: Any) -> Any:
    """The offices whose procedures the person may read: those they sit in, or all for whoever keeps all records."""
    offices = Office.objects.order_by("name")
    seated = _offices_of(user)
    if user.is_superuser or (_keeps_records(user) and not seated):
        return offices
    return offices.filter(pk__in=seated)


def may_read(user: Any, office: Office) -> bool:
    """Whether the person may read the office's procedures."""
    return bool(offices_read_by(user).filter(pk=office.pk).exists())


def may_manage(user: Any, office: Office) -> bool:
    """Whether the person keeps the office's procedures: an office administrator, of another office never."""
    return bool(offices_managed_by(user).filter(pk=office.pk).exists())


def offices_managed_by(user: Any) -> Any:
    """The offices the person keeps the procedures and rules of; none, without a question asked, for most people."""
    return offices_read_by(user) if _keeps_records(user) else Office.objects.none()


def _keeps_records(user: Any) -> bool:
    return bool(user.is_active and user.has_perm("offices.change_office"))


def _offices_of(user: Any) -> set[int]:
    today = timezone.localdate()
    seated = {holding.office_id for holding in holdings_of(user, today)}
    bodies = bodies_of(user, today)
    return seated | set(Body.objects.filter(pk__in=bodies).values_list("office_id", flat=True))
