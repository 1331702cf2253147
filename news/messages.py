"""The sentences for what the page types want before submission."""

from django.utils.translation import gettext_lazy as _

from publishing.api import register_messages

register_messages(
    {
        "manual_without_document": _("Attach at least one document of the manual."),
        "version_missing": _("Give the version of the manual."),
        "event_ends_before_start": _("The event ends before it begins."),
    }
)
