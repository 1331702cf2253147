"""The old website's items in the admin's menu, for offices that have any."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from publishing.legacy import has_sources
from publishing.views.reporting_office import sits_somewhere


class LegacyMenuItem(MenuItem):
    """What came from the old website."""

    def __init__(self) -> None:
        super().__init__(
            _("From the old website"), reverse("publishing:legacy"), name="legacy", icon_name="download", order=284
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """To seat holders and administrators, once something came."""
        return has_sources() and sits_somewhere(request)
