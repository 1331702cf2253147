"""The publishing app."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
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
            signal_handlers,
        )
        from publishing.classification import addresses  # noqa: F401  (registers on import)
        from publishing.classification import messages as evidence_messages  # noqa: F401  (registers on import)
        from publishing.findings import on_upload  # noqa: F401  (connects on import)
        from publishing.gate import guards  # noqa: F401  (connects on import)
        from publishing.pictures import bare, making  # noqa: F401  (making connects on import)
        from publishing.reports import messages as report_messages  # noqa: F401  (registers on import)
        from publishing.sealing import reseal

        register_sealer(reseal)
        register_request_address(lambda pk: reverse("publishing:review", args=[pk]))
        bare.install()
        pre_migrate.connect(lift_triggers, sender=self, dispatch_uid="publishing.lift_triggers")
        post_migrate.connect(install_triggers, sender=self, dispatch_uid="publishing.install_triggers")
        post_migrate.connect(fill_live_items, sender=self, dispatch_uid="publishing.fill_live_items")


def lift_triggers(sender: AppConfig, using: str, plan: list[Any], **kwargs: Any) -> None:
    """Before tables are remade: SQLite makes a table anew by emptying the old one, which a trigger would refuse.

    Nothing is lifted when there is nothing to migrate; `install_triggers` puts them back in the same command.
    """
    from publishing.gate import triggers

    if plan:
        triggers.uninstall(using)


def install_triggers(sender: AppConfig, using: str, **kwargs: Any) -> None:
    """After `migrate`: the signal comes when every table of every app exists."""
    from publishing.gate import triggers

    triggers.install(using)


def fill_live_items(sender: AppConfig, using: str, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """After `migrate` of a database older than the list of live items: what is public is listed.

    Not in the migration itself: only the page types of today, of whatever app, know the days they name. `flush` has no
    plan: it leaves nothing to list.
    """
    from publishing import live_items

    if plan:
        live_items.rebuild_when_empty()
