"""The publishing app."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """The gate, the record, and everything between an approved revision and the public."""

    name = "publishing"
    label = "publishing"
    verbose_name = _("Publishing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the guards, fill the seams of approvals, keep the triggers installed, strip the public's pictures."""
        from approvals.api import register_request_address, register_sealer
        from publishing import (  # noqa: F401  (some connect on import)
            checks,
            comparison,
            messages,
            renditions,
            signal_handlers,
        )
        from publishing.gate import guards  # noqa: F401  (connects on import)
        from publishing.reports import messages as report_messages  # noqa: F401  (registers on import)
        from publishing.sealing import reseal

        register_sealer(reseal)
        register_request_address(lambda pk: reverse("publishing:review", args=[pk]))
        renditions.install()
        post_migrate.connect(install_triggers, sender=self, dispatch_uid="publishing.install_triggers")


def install_triggers(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After `migrate`: the signal comes when every table of every app exists."""
    from publishing.gate import triggers

    triggers.install(using)
