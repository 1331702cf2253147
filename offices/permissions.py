"""Who may keep the records of who is who: by permission, and nobody – superusers included – may delete them."""

from typing import Any

from django.db import models
from wagtail import permissions
from wagtail.permission_policies import ModelPermissionPolicy

from offices.access import KEPT_BY_ADMINISTRATORS


class LastingPermissionPolicy(ModelPermissionPolicy):
    """Wagtail's ordinary policy with the action “delete” taken out: rows about who is who are ended."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """As granted; never for deletion."""
        return action != "delete" and bool(super().user_has_permission(user, action))

    def users_with_any_permission(self, actions: Any) -> Any:
        """Those who may do one of the actions other than deletion."""
        return super().users_with_any_permission([action for action in actions if action != "delete"])


_POLICIES: dict[type[models.Model], LastingPermissionPolicy] = {}


def policy_for(model: type[models.Model]) -> LastingPermissionPolicy:
    """The one policy of the model."""
    return _POLICIES.setdefault(model, LastingPermissionPolicy(model))


def register_policies() -> None:
    """Tell Wagtail 8, which finds policies by model; Wagtail 7.4 takes them from the viewsets."""
    register = getattr(permissions, "register_permission_policy", None)
    if register is None:
        return
    for model in KEPT_BY_ADMINISTRATORS:
        register(model, policy_for(model), exact_class=True)
