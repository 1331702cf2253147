"""The editor's look at what a report drew from the notices."""

from typing import Any

from wagtail.admin.panels import Panel


class DrawnRowsPanel(Panel):
    """The rows as they stand in the draft, to be read and not typed."""

    class BoundPanel(Panel.BoundPanel):
        """The table of the draft, and whether the live notices still say the same."""

        template_name = "news/admin/drawn_rows.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The table; nothing before the first saving."""
            from news.models.procurement_report import table_of
            from news.procurement.agreement import disagreements

            context: dict[str, Any] = super().get_context_data(parent_context)
            page = self.instance
            context["drawn_at"] = page.drawn_at
            if page.drawn_at is not None:
                context |= table_of(page) | {"disagreements": disagreements(page)}
            return context
