"""System checks: the settings without which the process has holes (wagtail-notes §4.2)."""

from typing import Any

from django.conf import settings
from django.core import checks

_REQUIRED: dict[str, Any] = {
    "WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT": True,
    "WAGTAIL_WORKFLOW_ENABLED": True,
    "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS": False,
}


@checks.register("approvals")
def check_workflow_settings(**kwargs: Any) -> list[checks.CheckMessage]:
    """Each required Wagtail setting has the value the stages depend on."""
    return [
        checks.Error(f"{name} must be {value!r}", id="approvals.E001")
        for name, value in _REQUIRED.items()
        if getattr(settings, name, not value) != value
    ]


@checks.register("approvals")
def check_sealer(**kwargs: Any) -> list[checks.CheckMessage]:
    """Somebody above computes seals."""
    from approvals.seams import is_filled

    return [] if is_filled() else [checks.Error("no sealer is registered with approvals.seams", id="approvals.E002")]


@checks.register("approvals")
def check_request_address(**kwargs: Any) -> list[checks.CheckMessage]:
    """Notices can link to the request."""
    from approvals.seams import is_addressed

    if is_addressed():
        return []
    return [checks.Error("no address of requests is registered with approvals.seams", id="approvals.E003")]


@checks.register("approvals")
def check_notice_settings(**kwargs: Any) -> list[checks.CheckMessage]:
    """Links in mails need the address of the administration."""
    if getattr(settings, "WAGTAILADMIN_BASE_URL", ""):
        return []
    return [checks.Error("WAGTAILADMIN_BASE_URL must be set: notices link to it", id="approvals.E004")]
