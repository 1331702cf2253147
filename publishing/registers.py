"""The registers in the admin: publication register, decision ledger, obligations. Read, filtered, exported; never edited."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from approvals.api import Decision, Obligation, actor_for
from publishing.models import PublicationRecord


class ReadOnlyPermissionHelper(PermissionHelper):
    """Whoever holds a seat reads the registers; nobody writes them by hand, superusers included."""

    def user_can_list(self, user: Any) -> bool:
        """Seat holders and superusers."""
        return bool(user.is_superuser or actor_for(user).holdings)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """As listing."""
        return self.user_can_list(user)

    def user_can_create(self, user: Any) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Never."""
        return False


class _Register(ModelAdmin):
    permission_helper_class = ReadOnlyPermissionHelper
    inspect_view_enabled = True
    list_per_page = 50

    def get_queryset(self, request: Any) -> Any:
        """Entries of the offices the person sits in (all, for a superuser)."""
        rows = super().get_queryset(request)
        if request.user.is_superuser:
            return rows
        offices = {holding.office_id for holding in actor_for(request.user).holdings}
        return rows.filter(**{f"{self.office_path}__in": offices})

    office_path = "office"


class PublicationRegister(_Register):
    """ทะเบียนการเผยแพร่."""

    model = PublicationRecord
    menu_label = _("Publication register")
    menu_icon = "list-ul"
    list_display = ("recorded_at", "kind", "title", "unit_name", "information_label", "urgent", "person_name", "permitted_by")
    list_filter = ("fiscal_year", "kind", "unit", "information_label", "urgent")
    search_fields = ("title", "code", "person_name", "seal")
    list_select_related = ("unit", "office")
    list_export = (
        "sequence", "recorded_at", "kind", "title", "url_path", "unit_name", "information_label", "urgent", "permitted_by",
        "person_name", "position", "capacity", "reason", "code", "seal", "fiscal_year", "entry_hash",
    )  # fmt: skip
    export_filename = "publication-register"


class DecisionLedger(_Register):
    """สมุดคำสั่ง."""

    model = Decision
    menu_label = _("Decision ledger")
    menu_icon = "clipboard-list"
    list_display = ("recorded_at", "request", "stage_label", "outcome", "person_name", "position", "capacity", "reason")
    list_filter = ("fiscal_year", "outcome", "request__unit", "request__track")
    search_fields = ("person_name", "reason", "seal", "submission__title")
    list_select_related = ("request__procedure",)
    list_export = (
        "sequence", "recorded_at", "request", "stage_label", "outcome", "reason", "person_name", "position", "unit_name",
        "capacity", "order_number", "seal", "fiscal_year", "previous_hash", "entry_hash",
    )  # fmt: skip
    export_filename = "decision-ledger"


class ObligationList(_Register):
    """งานที่ค้าง."""

    model = Obligation
    menu_label = _("Obligations")
    menu_icon = "time"
    list_display = ("due_at", "kind", "submission", "opened_at", "settled_by")
    list_filter = ("fiscal_year", "kind", "submission__request__unit")
    search_fields = ("submission__title",)
    list_select_related = ("submission__request__procedure", "settled_by__request__procedure")
    list_export = ("due_at", "kind", "submission", "opened_at", "settled_by", "fiscal_year")
    export_filename = "obligations"
    office_path = "submission__request__office"


class RegisterGroup(ModelAdminGroup):
    """The three registers under one heading."""

    menu_label = _("Registers")
    menu_icon = "doc-full"
    menu_order = 300
    items = (PublicationRegister, DecisionLedger, ObligationList)
