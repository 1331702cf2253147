"""The admin's menu and front page for people who hold seats: the desk first, and nothing that means nothing to them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from publishing.views.desk import desk_context, waiting_count

_FOR_ADMINISTRATORS = {"reports", "help", "settings"}
"""Wagtail's entries that count pages, show its own manual or set the site up: not the work of a seat."""


class DeskMenuItem(MenuItem):
    """My desk (3)."""

    def __init__(self) -> None:
        super().__init__(_("My desk"), reverse("publishing:desk"), name="desk", icon_name="tasks", order=1)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """With the count in the label when something waits, and as a mark beside it (static/publishing/badge.js)."""
        count = waiting_count(request.user)
        label: Any = f"{self.label} ({count})" if count else self.label
        mark = {"data-pk-count": str(count)} if count else {}
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname, attrs=mark)


class DeskPanel(Component):
    """The desk on the admin's front page, where everybody lands after signing in."""

    name = "desk"
    template_name = "publishing/admin/includes/desk_lists.html"
    order = 10

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """What the desk shows."""
        return desk_context(parent_context["request"])


def only_the_desk(request: HttpRequest, panels: list[Any]) -> None:
    """The front page is the desk: Wagtail's panels compute every task's permissions for every item under way.

    Administrators keep the rest of Wagtail's panels (recent edits, locked pages) below it.
    """
    heavy = {"workflow_objects_to_moderate", "user_objects_in_workflow_moderation"}
    kept = [panel for panel in panels if getattr(panel, "name", "") not in heavy] if _administers(request) else []
    panels[:] = [DeskPanel(), *kept]


def only_what_concerns_them(request: HttpRequest, menu_items: list[Any]) -> None:
    """Hide the entries for administrators from everybody else; each keeps its own permission check."""
    if not _administers(request):
        menu_items[:] = [item for item in menu_items if item.name not in _FOR_ADMINISTRATORS]


def _administers(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))
