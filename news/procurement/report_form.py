"""The editor's form of a procurement report: saving the draft draws its rows anew."""

from typing import Any

from django.utils import timezone

from publishing.api import GatedPageForm


class ProcurementReportForm(GatedPageForm):
    """Asks for kind and time; the rows come from the live notices of the office."""

    def save(self, commit: bool = True) -> Any:
        """Draw the rows, then save as every draft."""
        if self.instance.unit_id is None and self.parent_page is not None:
            self.instance.unit = getattr(self.parent_page.specific, "unit", None)
        self.instance.redraw(timezone.now())
        return super().save(commit=commit)
