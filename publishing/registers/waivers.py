"""คำชี้แจงที่ให้คงไว้: what was noticed and stays, and why."""

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from publishing.findings.collect import DETECTORS
from publishing.models import Waiver
from publishing.registers.register import Ledger


class WaiverLedger(Ledger):
    """สมุดทะเบียนข้อยกเว้น: what was noticed and stays, and why."""

    model = Waiver
    menu_label = _("Waivers")
    menu_icon = "warning"
    list_display = ("recorded", "subject", "what", "weight", "reason", "signed")
    list_filter = ("severity",)
    search_fields = ("page__title", "reason", "person_name")
    list_select_related = ("page",)
    list_export = (
        "sequence", "recorded", "subject", "what", "weight", "place", "excerpt", "reason", "person_name", "position",
        "in_capacity", "previous_hash", "entry_hash",
    )  # fmt: skip
    inspect_view_fields = (
        "sequence", "recorded_at", "page", "detector", "severity", "place", "excerpt", "reason", "person_name",
        "position", "capacity", "previous_hash", "entry_hash",
    )  # fmt: skip
    export_filename = "waivers"

    @display(description=_("title"), ordering="page__title")
    def subject(self, entry: Waiver) -> str:
        """The title of the item."""
        return entry.page.title

    @display(description=_("finding"), ordering="detector")
    def what(self, entry: Waiver) -> str:
        """What was noticed, in words."""
        return str(DETECTORS[entry.detector].label) if entry.detector in DETECTORS else entry.detector

    @display(description=_("weight"), ordering="severity")
    def weight(self, entry: Waiver) -> str:
        """What it asked of the writer, in words."""
        return str(entry.get_severity_display())
