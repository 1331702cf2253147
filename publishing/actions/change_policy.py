"""Changing what an office has decided about files, findings and time limits."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from approvals.api import Issue, Refused, offices_managed_by
from publishing.models import PublishingPolicy

CHANGED = "publishing.change_policy"
"""What the log calls it."""


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """One rule that changed, in the words people read."""

    label: str
    old: str
    new: str


def register_policy_change(actions: Any) -> None:
    """What the log says of it: which rule, what it was, what it is."""

    @actions.register_action(CHANGED)
    class ChangedFormatter(LogFormatter):
        label = _("Change the rules for publishing")

        def format_message(self, log_entry: Any) -> str:
            return str(
                _("Rules for publishing changed: %(changes)s")
                % {"changes": "; ".join(told(change) for change in changes_of(log_entry))}
            )


def changes_of(log_entry: Any) -> list[PolicyChange]:
    """The changes a log entry tells of."""
    return [PolicyChange(**change) for change in log_entry.data.get("changes", [])]


def told(change: PolicyChange) -> str:
    """One change as a sentence."""
    return gettext("%(label)s: %(old)s → %(new)s") % {
        "label": change.label, "old": change.old or "–", "new": change.new or "–",
    }  # fmt: skip


class ChangePolicyAction:
    """The office's administrator sets its rules; what changed is logged."""

    def __init__(
        self, policy: PublishingPolicy, values: dict[str, Any], changes: list[PolicyChange], *, user: Any
    ) -> None:
        """`values`: model field → value, already valid; `changes`: the same for people to read."""
        self.policy = policy
        self.values = values
        self.changes = changes
        self.user = user

    def check(self) -> list[Issue]:
        """Only those who keep the office's procedures keep its rules."""
        allowed = offices_managed_by(self.user).filter(pk=self.policy.office_id).exists()
        return [] if allowed else [Issue("policy_not_yours")]

    @transaction.atomic
    def execute(self) -> PublishingPolicy:
        """Save and log; nothing at all when nothing changed. Raises Refused."""
        if issues := self.check():
            raise Refused(issues)
        if not self.changes:
            return self.policy
        for name, value in self.values.items():
            setattr(self.policy, name, value)
        self.policy.save()
        told_as = [{"label": change.label, "old": change.old, "new": change.new} for change in self.changes]
        log(instance=self.policy, action=CHANGED, user=self.user, title=str(self.policy), data={"changes": told_as})
        return self.policy
