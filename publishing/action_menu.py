"""The editor's menu: save, check and submit, recall, review – and none of Wagtail's doors to the public."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import WorkflowState

from approvals.api import latest_submission

CERTIFY = "action-certify"
_OURS_INSTEAD = {
    "action-publish",
    "action-submit",
    "action-restart-workflow",
    "action-cancel-workflow",
    "action-unpublish",
    "action-withdraw",
}


def _in_review(page: Any) -> bool:
    state = page.current_workflow_state if page else None
    return state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS


class CertifyItem(ActionMenuItem):
    """Save the draft and go on to the checklist."""

    name = CERTIFY
    label = _("Check and submit…")
    icon_name = "check"
    order = 10

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Whenever the item is not under review."""
        return context["view"] in {"create", "edit"} and not _in_review(context.get("page"))


class ReviewItem(ActionMenuItem):
    """To the review screen of the item's request, for deciding and recalling."""

    name = "action-review"
    label = _("Open the request…")
    icon_name = "clipboard-list"
    order = 20

    def is_shown(self, context: dict[str, Any]) -> bool:
        """When the item has ever been submitted."""
        page = context.get("page")
        return page is not None and page.pk is not None and latest_submission(page) is not None

    def get_url(self, context: dict[str, Any]) -> str:
        """The review screen."""
        from django.urls import reverse

        submission = latest_submission(context["page"])
        return reverse("publishing:review", args=[submission.request_id]) if submission else ""


def only_lawful_items(menu_items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Take Wagtail's doors out of the menu, and its workflow buttons, whose acts need the review screen."""
    menu_items[:] = [
        item
        for item in menu_items
        if item.name not in _OURS_INSTEAD and not type(item).__name__.startswith("WorkflowMenuItem")
    ]


def to_checklist(request: HttpRequest, page: Any) -> HttpResponse | None:
    """After the draft is saved with “Check and submit”, show the checklist."""
    return redirect("publishing:submit", page.pk) if CERTIFY in request.POST else None
