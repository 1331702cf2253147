"""สมุดทะเบียนความยินยอม: what happened to every consent."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from publishing.models import ConsentAct
from publishing.registers.register import Ledger


class ConsentLedger(Ledger):
    """สมุดทะเบียนความยินยอม."""

    model = ConsentAct
    menu_label = _("Consent ledger")
    menu_icon = "user"
    list_display = ("recorded", "result", "whose", "signed", "reason")
    list_filter = ("kind",)
    search_fields = ("consent__subject", "person_name", "reason")
    list_select_related = ("consent",)
    list_export = (
        "sequence", "recorded", "result", "consent_id", "reason", "particulars", "person_name", "position",
        "in_capacity", "previous_hash", "entry_hash",
    )  # fmt: skip
    inspect_view_fields = (
        "sequence", "recorded_at", "kind", "consent", "reason", "particulars", "person_name", "position", "capacity",
        "previous_hash", "entry_hash",
    )  # fmt: skip
    export_filename = "consent-ledger"

    @display(description=_("consent"), ordering="consent__subject")
    def whose(self, entry: ConsentAct) -> str:
        """Number and name of the consent."""
        return str(entry.consent)

    @display(description=_("what happened"), ordering="kind")
    def result(self, entry: ConsentAct) -> str:
        """The act, in words."""
        return str(entry.get_kind_display())
