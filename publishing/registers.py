"""The registers in the admin: publication register, decision ledger, obligations. Read and exported; never edited."""

from typing import Any

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from approvals.api import Decision, Obligation, actor_for
from publishing.models import PublicationRecord
from publishing.register_views import (
    InformationFilter,
    PublicationIndexView,
    RegisterIndexView,
    RegisterInspectView,
    TrackFilter,
    UnitFilter,
)
from publishing.reports.service_levels import standard_of, with_first_round
from thai.dates import format_datetime


class ReadOnlyPermissionHelper(PermissionHelper):
    """Whoever holds a seat reads the registers; nobody writes them by hand, superusers included."""

    def user_can_list(self, user: Any) -> bool:
        """Seat holders and superusers."""
        return bool(user.is_superuser or actor_for(user).holdings)

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """Entries of the offices the person sits in; all, for a superuser."""
        return bool(user.is_superuser or _office_of(obj) in _offices_of(user))

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
        return rows.filter(**{f"{self.office_path}__in": _offices_of(request.user)})


class _Ledger(_Register):
    @display(description=_("recorded at"), ordering="recorded_at")
    def recorded(self, entry: Any) -> str:
        """The time in the Buddhist Era."""
        return format_datetime(entry.recorded_at, "short")

    @display(description=_("capacity"))
    def in_capacity(self, entry: Any) -> str:
        """In words; nothing for the system itself."""
        return str(entry.get_capacity_display())


class PublicationRegister(_Ledger):
    """ทะเบียนการเผยแพร่."""

    model = PublicationRecord
    index_view_class = PublicationIndexView
    index_template_name = "publishing/admin/publication_register.html"
    menu_label = _("Publication register")
    menu_icon = "list-ul"
    list_display = ("recorded", "entry", "title", "of_unit", "signed")
    list_filter = ("fiscal_year", "kind", UnitFilter, InformationFilter, "urgent")
    search_fields = ("title", "code", "person_name", "seal")
    list_select_related = ("unit", "office", "submission")
    list_export = (
        "sequence", "recorded", "act", "title", "url_path", "unit_name", "information_label", "lane", "permitted_by",
        "person_name", "position", "in_capacity", "reason", "code", "standard", "seal", "fiscal_year", "entry_hash",
    )  # fmt: skip
    inspect_view_fields = (
        "sequence", "recorded_at", "kind", "title", "url_path", "unit_name", "information_label", "urgent",
        "permitted_by", "person_name", "position", "capacity", "reason", "code", "fiscal_year", "submission", "seal",
        "previous_hash", "entry_hash",
    )  # fmt: skip
    export_filename = "publication-register"

    def get_queryset(self, request: Any) -> Any:
        """As every register's, with when each item was first submitted."""
        return with_first_round(super().get_queryset(request))

    @display(description=_("entry"), ordering="kind")
    def act(self, entry: PublicationRecord) -> str:
        """What happened, in words."""
        return str(entry.get_kind_display())

    @display(description=_("entry"), ordering="kind")
    def entry(self, entry: PublicationRecord) -> str:
        """What happened and, in the list, whether in the urgent lane."""
        return f"{self.act(entry)} ({_('urgent')})" if entry.urgent else self.act(entry)

    @display(description=_("unit"), ordering="unit_name")
    def of_unit(self, entry: PublicationRecord) -> str:
        """Whose it is and of what kind."""
        return " · ".join(part for part in (entry.unit_name, entry.information_label) if part)

    @display(description=_("signed by"), ordering="person_name")
    def signed(self, entry: PublicationRecord) -> str:
        """Who did it and, once decided, whose permission it rests on."""
        if not entry.permitted_by:
            return entry.person_name
        words = _("%(name)s (permitted by: %(seat)s)")
        return str(words % {"name": entry.person_name, "seat": entry.permitted_by})

    @display(description=_("lane"), ordering="urgent")
    def lane(self, entry: PublicationRecord) -> str:
        """Whether it was published first as urgent (S12-R07)."""
        return str(_("urgent")) if entry.urgent else ""

    @display(description=_("time standard"))
    def standard(self, entry: PublicationRecord) -> str:
        """Whether a publication kept the office's time standards; empty where there is none."""
        return standard_of(entry)


class DecisionLedger(_Ledger):
    """สมุดคำสั่ง."""

    model = Decision
    menu_label = _("Decision ledger")
    menu_icon = "clipboard-list"
    list_display = ("recorded", "request", "subject", "result", "signed", "reason")
    list_filter = ("fiscal_year", "outcome", UnitFilter, TrackFilter)
    search_fields = ("person_name", "reason", "seal", "submission__title")
    list_select_related = ("request__procedure", "submission")
    list_export = (
        "sequence", "recorded", "request", "subject", "stage_label", "result", "reason", "person_name", "position",
        "unit_name", "in_capacity", "order_number", "seal", "fiscal_year", "previous_hash", "entry_hash",
    )  # fmt: skip
    inspect_view_fields = (
        "sequence", "recorded_at", "submission", "stage_label", "outcome", "reason", "certification", "person_name",
        "position", "unit_name", "capacity", "order_number", "fiscal_year", "seal", "previous_hash", "entry_hash",
    )  # fmt: skip
    export_filename = "decision-ledger"

    @display(description=_("title"), ordering="submission__title")
    def subject(self, entry: Decision) -> str:
        """The title of what was decided on."""
        return entry.submission.title

    @display(description=_("outcome"), ordering="outcome")
    def result(self, entry: Decision) -> str:
        """How the act ended, in words."""
        return str(entry.get_outcome_display())

    @display(description=_("signed by"), ordering="person_name")
    def signed(self, entry: Decision) -> str:
        """Name and seat as they were."""
        return f"{entry.person_name} · {entry.position}"


class ObligationList(_Register):
    """งานที่ค้าง."""

    model = Obligation
    menu_label = _("Obligations")
    menu_icon = "time"
    list_display = ("due", "what", "subject", "reference", "opened", "settled")
    list_filter = ("fiscal_year", "kind", UnitFilter)
    search_fields = ("submission__title",)
    list_select_related = ("submission__request__procedure", "settled_by")
    list_export = ("due", "what", "subject", "reference", "opened", "settled", "fiscal_year")
    inspect_view_fields = ("kind", "submission", "opened_at", "due_at", "settled_by", "fiscal_year")
    export_filename = "obligations"
    office_path = "submission__request__office"

    @display(description=_("due at"), ordering="due_at")
    def due(self, entry: Obligation) -> str:
        """The time in the Buddhist Era."""
        return format_datetime(entry.due_at, "short")

    @display(description=_("kind"), ordering="kind")
    def what(self, entry: Obligation) -> str:
        """What is owed, in words."""
        return str(entry.get_kind_display())

    @display(description=_("title"), ordering="submission__title")
    def subject(self, entry: Obligation) -> str:
        """The title of the item."""
        return entry.submission.title

    @display(description=_("request"))
    def reference(self, entry: Obligation) -> str:
        """The request's number."""
        return entry.submission.request.reference

    @display(description=_("owed since"), ordering="opened_at")
    def opened(self, entry: Obligation) -> str:
        """The time in the Buddhist Era."""
        return format_datetime(entry.opened_at, "short")

    @display(description=_("settled by"), ordering="settled_by__recorded_at")
    def settled(self, entry: Obligation) -> str:
        """Who settled it, how and when; empty while it is owed."""
        decision = entry.settled_by
        if decision is None:
            return ""
        when = format_datetime(decision.recorded_at, "short")
        return f"{decision.get_outcome_display()} – {decision.person_name} ({when})"


class RegisterGroup(ModelAdminGroup):
    """The three registers under one heading."""

    menu_label = _("Registers")
    menu_icon = "doc-full"
    menu_order = 300
    items = (PublicationRegister, DecisionLedger, ObligationList)


def _office_of(entry: Any) -> int:
    return int(entry.submission.request.office_id if isinstance(entry, Obligation) else entry.office_id)


def _offices_of(user: Any) -> set[int]:
    return {holding.office_id for holding in actor_for(user).holdings}
