"""What every register has in common: read and exported by people of the office, written by nobody."""

from typing import Any

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from approvals.api import Obligation
from publishing.offices_seen import offices_seen_by
from publishing.registers.views import RegisterIndexView, RegisterInspectView
from thai.dates import format_datetime


class ReadOnlyPermissionHelper(PermissionHelper):
    """Whoever holds a seat reads the registers; nobody writes them by hand, superusers included."""

    def user_can_list(self, user: Any) -> bool:
        """Seat holders and superusers."""
        return bool(user.is_superuser or offices_seen_by(user))

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """Entries of the offices the person sits in; all, for a superuser."""
        return bool(user.is_superuser or _office_of(obj) in offices_seen_by(user))

    def user_can_create(self, user: Any) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False


class Register(ModelAdmin):
    """A register of an office."""

    permission_helper_class = ReadOnlyPermissionHelper
    index_view_class = RegisterIndexView
    inspect_view_class = RegisterInspectView
    inspect_view_enabled = True
    list_per_page = 50
    empty_value_display = "–"
    office_path = "office"

    def get_queryset(self, request: Any) -> Any:
        """Entries of the offices the person sits in (all, for a superuser)."""
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        return rows.filter(**{f"{self.office_path}__in": offices_seen_by(request.user)})


class Ledger(Register):
    """A register whose entries are those of a ledger."""

    @display(description=_("recorded at"), ordering="recorded_at")
    def recorded(self, entry: Any) -> str:
        """The time in the Buddhist Era."""
        return format_datetime(entry.recorded_at, "short")

    @display(description=_("capacity"))
    def in_capacity(self, entry: Any) -> str:
        """In words; nothing for the system itself."""
        return str(entry.get_capacity_display())

    @display(description=_("signed by"), ordering="person_name")
    def signed(self, entry: Any) -> str:
        """Name and seat as they were."""
        return f"{entry.person_name} · {entry.position}"


def _office_of(entry: Any) -> int:
    return int(entry.submission.request.office_id if isinstance(entry, Obligation) else entry.office_id)
