"""The desk in the admin's menu, with the count of what waits."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from publishing.views.desk import waiting_count


class DeskMenuItem(MenuItem):
    """My desk (3)."""

    def __init__(self) -> None:
        super().__init__(_("My desk"), reverse("publishing:desk"), name="desk", icon_name="tasks", order=1)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """With the count in the label when something waits."""
        count = waiting_count(request.user)
        label: Any = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)
