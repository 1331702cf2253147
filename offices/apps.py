"""The offices app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OfficesConfig(AppConfig):
    """Who is who in an office on a given day."""

    name = "offices"
    label = "offices"
    verbose_name = _("Offices and people")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect access to the admin with appointments, and tell Wagtail that nothing here is deleted."""
        from offices import signal_handlers  # noqa: F401  (connects on import)
        from offices.permissions import register_policies

        register_policies()
