"""The office's rules for publishing in the admin's menu, for those who keep them."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class PolicyMenuItem(MenuItem):
    """Rules for publishing, after the procedures."""

    def __init__(self) -> None:
        super().__init__(
            _("Rules for publishing"), reverse("publishing:policies"), name="policy", icon_name="cogs", order=315
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """To superusers and the office's administrators."""
        user: Any = request.user
        return bool(user.has_perm("offices.change_office"))
