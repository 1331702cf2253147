"""The editor's form of a procurement notice: which procurement it belongs to is chosen, not typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from publishing.api import GatedPageForm

_MOST_OFFERED = 200


class ProcurementNoticeForm(GatedPageForm):
    """Offers the procurements of the unit, the newest first; the first notice begins one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "procurement_key" not in self.fields:
            return
        kept = self.fields["procurement_key"]
        self.fields["procurement_key"] = forms.ChoiceField(
            label=kept.label, help_text=kept.help_text, required=False, choices=self._procurements()
        )

    def _procurements(self) -> list[tuple[str, Any]]:
        """A new one, and those the unit has begun."""
        own = self.instance.procurement_key
        section = self.parent_page or self.instance.get_parent()
        begun: dict[str, str] = {}
        if section is not None:
            notices = type(self.instance).objects.child_of(section).exclude(procurement_key="")
            rows = notices.order_by("-public_date", "-pk").values_list("procurement_key", "work", "title")
            for key, work, title in rows[:_MOST_OFFERED]:
                begun[key] = work or title
        if own and own not in begun:
            begun = {own: self.instance.work or self.instance.title} | begun
        offered = [(key, f"{key} – {words}") for key, words in begun.items()]
        return offered if own and self.instance.live else [("", _("A new procurement")), *offered]
