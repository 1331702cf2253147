"""Who may see the list of notices: it shows who is told what."""

from typing import Any

from wagtail import permissions
from wagtail.permission_policies.base import BasePermissionPolicy

from approvals.models import Notice


def may_see(user: Any) -> bool:
    """Superusers, and those who keep the records of who sits where."""
    return bool(user.is_active and (user.is_superuser or user.has_perm("offices.change_appointment")))


class NoticePolicy(BasePermissionPolicy):
    """Notices are read; nobody writes, changes or deletes one by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """To view, for those who may see them."""
        return action == "view" and may_see(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Whether viewing is among the actions."""
        return any(self.user_has_permission(user, action) for action in actions)


POLICY = NoticePolicy(Notice)


def register_policy() -> None:
    """Tell Wagtail 8, which finds policies by model; Wagtail 7.4 takes them from the viewsets."""
    register = getattr(permissions, "register_permission_policy", None)
    if register is not None:
        register(Notice, POLICY, exact_class=True)
