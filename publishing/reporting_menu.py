"""Postings, periodic reports and evidence for indicators in the admin's menu, for people who hold seats."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from publishing.reports.recipients import waiting_for
from publishing.views.reporting_office import sits_somewhere


class PostingsMenuItem(MenuItem):
    """What went out on which channel."""

    def __init__(self) -> None:
        super().__init__(_("Channels"), reverse("publishing:postings"), name="postings", icon_name="mail", order=290)

    def is_shown(self, request: HttpRequest) -> bool:
        """To seat holders and administrators."""
        return sits_somewhere(request)


class PeriodicReportsMenuItem(MenuItem):
    """Periodic reports (1)."""

    def __init__(self) -> None:
        name = "periodic-reports"  # “reports” is Wagtail's own entry
        super().__init__(
            _("Periodic reports"), reverse("publishing:reports"), name=name, icon_name="doc-full", order=295
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """To seat holders and administrators."""
        return sits_somewhere(request)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """With the count of reports that wait for the person's acknowledgement."""
        count = waiting_for(request.user, timezone.localdate()).count()
        label: Any = f"{self.label} ({count})" if count else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


class EvidenceMenuItem(MenuItem):
    """Which pages are evidence for which indicator."""

    def __init__(self) -> None:
        url = reverse("publishing:indicator_sets")
        super().__init__(_("ITA evidence"), url, name="indicators", icon_name="list-ul", order=297)

    def is_shown(self, request: HttpRequest) -> bool:
        """To seat holders and administrators."""
        return sits_somewhere(request)
