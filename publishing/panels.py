"""The editor's two panels of ours: what is missing and where the item stands; and the request memo."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from publishing.requirements.submit import missing_for_submission
from publishing.status import status_of


class StatusPanel(Panel):
    """One panel: where the item stands, and what is still missing before it may be submitted."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Before this may be submitted"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """Computed when the editor opens, from what the editor shows."""

        template_name = "publishing/panels/status.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The issues of the draft and the state of its request."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            saved = self.instance.pk is not None
            status = status_of(self.instance) if saved else None
            context["saved"] = saved
            context["status"] = status
            context["issues"] = missing_for_submission(self.instance) if saved and not (status and status.is_open) else []
            return context


class MemoPanel(Panel):
    """The request memo, as the office's form asks it."""

    class BoundPanel(Panel.BoundPanel):
        """The memo's fields of the bound form."""

        template_name = "publishing/panels/memo.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The bound fields, ordinary ones apart from those of the urgent lane."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            fields = [self.form[name] for name in getattr(self.form, "memo_names", [])]
            context["fields"] = [field for field in fields if "_urgent_" not in field.name]
            context["urgent_fields"] = [field for field in fields if "_urgent_" in field.name]
            context["procedure"] = getattr(self.form, "procedure", None)
            return context
