"""The approvals app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalsConfig(AppConfig):
    """Who may let a revision through, and the proof that they did."""

    name = "approvals"
    label = "approvals"
    verbose_name = _("Approvals")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the guards and the notices, register the checks, keep Wagtail's own mails to Wagtail's workflows."""
        from approvals import checks, signal_handlers  # noqa: F401  (connect on import)
        from approvals.notices import signal_handlers as notices  # noqa: F401  (connects on import)
        from approvals.notices import wagtail_mails
        from approvals.notices.permissions import register_policy

        wagtail_mails.install()
        register_policy()
