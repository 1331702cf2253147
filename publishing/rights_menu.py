"""The consent register in the admin's menu, for people who hold seats."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from publishing.views.reporting_office import sits_somewhere


class ConsentsMenuItem(MenuItem):
    """Who may be shown."""

    def __init__(self) -> None:
        super().__init__(_("Consents"), reverse("publishing:consents"), name="consents", icon_name="user", order=285)

    def is_shown(self, request: HttpRequest) -> bool:
        """To seat holders and administrators."""
        return sits_somewhere(request)
