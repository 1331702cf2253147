"""Telling other programs what became public: who wants to know, and the outbox of what they are told."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from offices.api import Office
from publishing.models.record import PublicationRecord


class PublicationEvent(models.TextChoices):
    """What other programs are told of."""

    PUBLISHED = "publication.published", _("An item was published")
    CORRECTED = "publication.corrected", _("An item was corrected")
    WITHDRAWN = "publication.withdrawn", _("An item was withdrawn")
    EXPIRED = "publication.expired", _("The period of an item has ended")


class WebhookSubscription(models.Model):
    """An address outside that wants to be told of an office's publications.

    The signing secret is not stored: it is derived from the site's own secret key and `salt`, so a copy of the database
    signs nothing. A subscription is ended, never deleted: what it was told stays readable.
    """

    office = models.ForeignKey(
        Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="webhook_subscriptions"
    )
    name = models.CharField(_("who is told"), max_length=200)
    url = models.URLField(_("address"), max_length=500)
    events = models.JSONField(_("events"), default=list)
    salt = models.CharField(max_length=64)
    previous_salt = models.CharField(max_length=64, blank=True)
    rotated_at = models.DateTimeField(_("secret changed at"), null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(_("made at"))
    failures = models.PositiveIntegerField(_("failures in a row"), default=0)
    paused_at = models.DateTimeField(_("paused at"), null=True)
    paused_because = models.CharField(_("paused because"), max_length=255, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_paused(self) -> bool:
        """Whether nothing is sent until a person resumes it."""
        return self.paused_at is not None


class DispatchPurpose(models.TextChoices):
    """By which protocol a program is told."""

    WEBHOOK = "webhook", _("Webhook")
    WEBSUB = "websub", _("WebSub")


class DispatchState(models.TextChoices):
    """Where a dispatch stands."""

    PLANNED = "planned", _("Planned")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class Dispatch(models.Model):
    """One thing one program is told (the outbox).

    Invariants: written in the transaction of the act it tells of, so that neither exists without the other; `key` says
    once what is told to whom, and goes along as the message's id; `body` is what is sent, byte for byte, at every
    attempt. A test message has no record.
    """

    purpose = models.CharField(_("protocol"), max_length=8, choices=DispatchPurpose.choices)
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    subscription = models.ForeignKey(
        WebhookSubscription, verbose_name=_("webhook"), null=True, on_delete=models.PROTECT, related_name="dispatches"
    )
    record = models.ForeignKey(
        PublicationRecord, verbose_name=_("publication record"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    event = models.CharField(_("event"), max_length=40)
    hub = models.URLField(_("hub"), max_length=500, blank=True)
    body = models.TextField()
    key = models.CharField(max_length=160, unique=True)
    created_at = models.DateTimeField(_("written at"))
    send_after = models.DateTimeField(_("to be sent from"))
    state = models.CharField(_("state"), max_length=8, choices=DispatchState.choices, default=DispatchState.PLANNED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("message to a program")
        verbose_name_plural = _("messages to programs")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "send_after"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose="webhook", subscription__isnull=False, hub="")
                | models.Q(purpose="websub", subscription__isnull=True) & ~models.Q(hub=""),
                name="publishing_dispatch_has_one_receiver",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="sent") | models.Q(sent_at__isnull=False),
                name="publishing_dispatch_sent_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.key}"

    @property
    def url(self) -> str:
        """Where it goes: the subscription's address as it is now, or the hub."""
        return self.subscription.url if self.subscription else self.hub

    def waits(self, now: dt.datetime) -> bool:
        """Whether its time has not come."""
        return self.send_after > now
