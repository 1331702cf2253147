"""The webhooks in the admin's menu, for those who keep the office's rules."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class WebhooksMenuItem(MenuItem):
    """Telling other programs, after the rules for publishing."""

    def __init__(self) -> None:
        super().__init__(_("Webhooks"), reverse("publishing:webhooks"), name="webhooks", icon_name="link", order=316)

    def is_shown(self, request: HttpRequest) -> bool:
        """To superusers and the office's administrators."""
        user: Any = request.user
        return bool(user.has_perm("offices.change_office"))
