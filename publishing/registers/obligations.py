"""งานที่ค้าง: what is owed after publication."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from approvals.api import Obligation
from publishing.registers.register import Register
from publishing.registers.views import UnitFilter
from thai.dates import format_datetime


class ObligationList(Register):
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
