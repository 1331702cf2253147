"""ทะเบียนการเผยแพร่: what became of every page before the public."""

from typing import Any

from django.contrib.admin import display
from django.utils.translation import gettext_lazy as _

from publishing.models import PublicationRecord, is_legacy
from publishing.registers.register import Ledger
from publishing.registers.views import InformationFilter, PublicationIndexView, UnitFilter
from publishing.reports.service_levels import standard_of, with_first_round


class PublicationRegister(Ledger):
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
        "sequence", "recorded", "act", "title", "url_path", "unit_name", "information_label", "lane", "legacy",
        "permitted_by",
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
        """What happened and, in the list, whether in the urgent lane or from the old website."""
        marks = [str(mark) for mark in (self.lane(entry), self.legacy(entry)) if mark]
        return f"{self.act(entry)} ({', '.join(marks)})" if marks else self.act(entry)

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

    @display(description=_("old website"))
    def legacy(self, entry: PublicationRecord) -> str:
        """Whether it came from the office's old website, on a list."""
        marked = entry.submission is not None and is_legacy(entry.submission.memo)
        return str(_("from the old website")) if marked else ""

    @display(description=_("time standard"))
    def standard(self, entry: PublicationRecord) -> str:
        """Whether a publication kept the office's time standards; empty where there is none."""
        return standard_of(entry)
