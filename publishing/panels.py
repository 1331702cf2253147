"""The editor's two panels of ours: what is missing and where the item stands; and the request memo."""

import json
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel, TabbedInterface

from approvals.api import ProcedureDocument
from publishing.forms.page import PREFIX
from publishing.gate.content import content_hash
from publishing.issue_links import linked
from publishing.requirements.submit import missing_for_submission
from publishing.sharing.answers import answers_on
from publishing.status import owed_of, status_of, waiting_of


class StatusPanel(Panel):
    """One panel: where the item stands, and what is still missing before it may be submitted."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Where this item stands"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        """Computed when the editor opens, from what the editor shows."""

        template_name = "publishing/panels/status.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The issues of the draft and the state of its request."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            context["saved"] = self.instance.pk is not None
            if not context["saved"]:
                return context
            status = status_of(self.instance)
            issues = [] if status.is_open else missing_for_submission(self.instance)
            context["status"] = status
            context["waiting"] = waiting_of(status)
            context["owed"] = owed_of(status)
            context["issues"] = linked(issues, self.instance, in_editor=True)
            context["answers"] = answers_on(self.instance, _shown_hash(self.instance))
            context["nothing_new"] = status.is_public and not self.instance.has_unpublished_changes
            return context


class MemoPanel(Panel):
    """The request memo, as the office's form asks it."""

    class BoundPanel(Panel.BoundPanel):
        """The memo's fields of the bound form."""

        template_name = "publishing/panels/memo.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The bound fields in the order of the form, each with the answers under which it is asked."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            procedure = getattr(self.form, "procedure", None)
            asked_when = _asked_when(procedure.spec) if procedure else {}
            context["fields"] = [
                {"field": self.form[name], "when": json.dumps(asked_when[name]) if name in asked_when else ""}
                for name in getattr(self.form, "memo_names", [])
            ]
            context["procedure"] = procedure
            return context


class EditorTabs(TabbedInterface):
    """Wagtail's tabs, which know that the memo's fields are on theirs.

    Wagtail adds every field no panel names to the end of the editor (wagtail/admin/panels/base.py,
    `render_missing_fields`); the memo's fields come from the office's procedure, so no panel can name them beforehand.
    """

    class BoundPanel(TabbedInterface.BoundPanel):
        """The tabs on one form."""

        def render_missing_fields(self) -> SafeString:
            """As Wagtail's, without the memo's fields."""
            shown = {*self.panel.get_form_options().get("fields", []), *getattr(self.form, "memo_names", [])}
            return format_html_join("", "{}", ((self.form[name],) for name in self.form.fields if name not in shown))


def _shown_hash(page: Any) -> str:
    """Of the draft in the editor; worked out only for a page whose drafts were ever shown to anybody."""
    return content_hash(page) if page.shares.exists() else ""


def _asked_when(spec: ProcedureDocument) -> dict[str, dict[str, list[str]]]:
    """Fields asked only under certain answers: {field: {other field: [answers]}}. The rest is always asked."""
    conditions = {
        PREFIX + field.key: {PREFIX + key: values for key, values in field.asked_when.items()}
        for field in spec.memo
        if field.asked_when
    }
    if spec.urgency is not None:
        urgent = [key for key, track in spec.tracks.items() if track.urgent]
        for condition in spec.urgency.conditions:
            conditions[f"{PREFIX}urgent_{condition.key}"] = {f"{PREFIX}track": urgent}
    return conditions
