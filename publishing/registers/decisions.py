"""สมุดคำสั่ง: every decision, as it was made."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from approvals.api import Decision
from publishing.registers.register import Ledger
from publishing.registers.views import TrackFilter, UnitFilter


class DecisionLedger(Ledger):
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
