"""Setting up, changing and ending subscriptions: acts of the office's administrators, each logged."""

import datetime as dt
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter, log

from approvals.api import Issue, Refused, offices_managed_by
from offices.api import Office
from publishing.models import PublicationEvent, WebhookSubscription
from publishing.webhooks.guard import target_of
from publishing.webhooks.planning import plan_test, send_after_commit
from publishing.webhooks.signing import new_salt, secret_from

CHANGED = "publishing.change_webhook"
"""What the log calls every one of these acts."""
Act = Literal["rotate", "pause", "resume", "end", "test"]
WORDS = {
    "subscribe": _("set up"),
    "rotate": _("secret changed"),
    "pause": _("paused"),
    "resume": _("resumed"),
    "end": _("ended"),
    "test": _("test message sent"),
}


def register_webhook_change(actions: Any) -> None:
    """How the log tells of it."""

    @actions.register_action(CHANGED)
    class ChangedFormatter(LogFormatter):
        label = _("Change a webhook")

        def format_message(self, log_entry: Any) -> str:
            done = WORDS.get(log_entry.data.get("act", ""), "")
            return str(_("Webhook: %(act)s") % {"act": done})


class SubscribeAction:
    """A new subscription of an address to an office's publications."""

    def __init__(
        self, office: Office, *, name: str, url: str, events: list[str], user: Any, now: dt.datetime | None = None
    ) -> None:
        self.office, self.user, self.now = office, user, now or timezone.now()
        self.name, self.url, self.events = name.strip(), url.strip(), [str(event) for event in events]

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not may_keep(self.user, self.office.pk):
            return [Issue("webhook_not_yours")]
        issues = [] if self.name else [Issue("webhook_without_name", "name")]
        if not self.events or not set(self.events) <= set(PublicationEvent.values):
            issues.append(Issue("webhook_without_events", "events"))
        try:
            target_of(self.url)
        except Refused as refusal:
            issues += refusal.issues
        return issues

    @transaction.atomic
    def execute(self) -> tuple[WebhookSubscription, str]:
        """Set it up; returns it with its secret, which is not stored. Raises Refused, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        subscription = WebhookSubscription.objects.create(
            office=self.office,
            name=self.name,
            url=self.url,
            events=self.events,
            salt=new_salt(),
            made_by=self.user,
            made_at=self.now,
        )
        _log(subscription, "subscribe", self.user)
        return subscription, secret_from(subscription.salt)


class KeepWebhookAction:
    """Rotate the secret, pause, resume, end, or send a test message."""

    def __init__(
        self, subscription: WebhookSubscription, act: str, *, user: Any, now: dt.datetime | None = None
    ) -> None:
        self.subscription, self.act, self.user, self.now = subscription, act, user, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not may_keep(self.user, self.subscription.office_id):
            return [Issue("webhook_not_yours")]
        if self.act not in {"rotate", "pause", "resume", "end", "test"}:
            return [Issue("outcome_not_allowed", context={"outcome": self.act})]
        return [Issue("webhook_ended")] if self.subscription.ended_at is not None else []

    @transaction.atomic
    def execute(self) -> str:
        """Do it; returns the new secret when it was changed, else nothing. Raises Refused, changing nothing."""
        self.subscription = WebhookSubscription.objects.select_for_update().get(pk=self.subscription.pk)
        if issues := self.check():
            raise Refused(issues)
        secret = ""
        if self.act == "rotate":
            secret = self._rotate()
        elif self.act == "test":
            plan_test(self.subscription, self.now)
        else:
            self._switch()
        self.subscription.save()
        _log(self.subscription, self.act, self.user)
        return secret

    def _rotate(self) -> str:
        self.subscription.previous_salt, self.subscription.salt = self.subscription.salt, new_salt()
        self.subscription.rotated_at = self.now
        return secret_from(self.subscription.salt)

    def _switch(self) -> None:
        if self.act == "end":
            self.subscription.ended_at = self.now
        elif self.act == "pause":
            self.subscription.paused_at = self.subscription.paused_at or self.now
        else:
            self.subscription.paused_at, self.subscription.paused_because = None, ""
            self.subscription.failures = 0
            send_after_commit(list(self.subscription.dispatches.filter(state="planned").values_list("key", flat=True)))


def may_keep(user: Any, office_id: int) -> bool:
    """Whether the person keeps the office's webhooks: those who keep its rules and procedures."""
    return bool(offices_managed_by(user).filter(pk=office_id).exists())


def _log(subscription: WebhookSubscription, act: str, user: Any) -> None:
    log(instance=subscription, action=CHANGED, user=user, title=str(subscription), data={"act": act})
