"""A draft shown to somebody outside: the link, and what its reader answered."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from approvals.api import LedgerEntry
from publishing.models.evidence import Seal


class Share(models.Model):
    """A link by which one named reader may read exactly one revision of a draft, for some days.

    Written once; opened, and revoked at most once (a trigger refuses every other change). Of the link itself only the
    SHA-256 is kept: who reads the database cannot open it. A share makes nothing public and permits nothing.
    """

    page = models.ForeignKey(Page, verbose_name=_("page"), on_delete=models.PROTECT, related_name="shares")
    revision = models.ForeignKey(Revision, verbose_name=_("revision"), on_delete=models.PROTECT, related_name="+")
    title = models.CharField(_("title"), max_length=255)
    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    recipient = models.CharField(_("who reads it"), max_length=200)
    note = models.TextField(_("what is asked of the reader"), blank=True, max_length=1000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), on_delete=models.PROTECT, related_name="+"
    )
    made_by_name = models.CharField(_("name"), max_length=200)
    made_at = models.DateTimeField(_("made at"))
    expires_at = models.DateTimeField(_("valid until"))
    opened_at = models.DateTimeField(_("first opened at"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("shared draft")
        verbose_name_plural = _("shared drafts")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("made_at")), name="publishing_share_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} · {self.recipient}"

    def is_over(self, now: dt.datetime) -> bool:
        """Whether its time has ended."""
        return self.expires_at <= now

    @property
    def seal(self) -> Seal | None:
        """The seal the revision was submitted under, when it has been."""
        found: Seal | None = Seal.objects.filter(revision_id=self.revision_id, content_hash=self.content_hash).first()
        return found


class ShareVerdict(models.TextChoices):
    """What the reader says of the draft."""

    CORRECT = "correct", _("Correct")
    NEEDS_CORRECTION = "correction", _("Needs correction")


class ShareAnswer(LedgerEntry):
    """What the reader of a shared draft answered, on exactly which content; never changed, never removed.

    It is the word of somebody who holds the link, not of a person who signed in: `name` and `position` are as typed.
    It decides nothing; whoever decides reads it.
    """

    share = models.ForeignKey(Share, verbose_name=_("shared draft"), on_delete=models.PROTECT, related_name="answers")
    content_hash = models.CharField(_("fingerprint of the content"), max_length=64)
    verdict = models.CharField(_("answer"), max_length=10, choices=ShareVerdict.choices)
    words = models.TextField(_("what is to be corrected"), blank=True)
    name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200, blank=True)

    class Meta(LedgerEntry.Meta):
        verbose_name = _("answer on a shared draft")
        verbose_name_plural = _("answers on shared drafts")

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.name}"
