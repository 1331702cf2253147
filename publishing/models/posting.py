"""What went out on which channel, as a person recorded it."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from offices.api import Capacity, Office, Unit


class ChannelPostingQuerySet(models.QuerySet["ChannelPosting"]):
    """Query words for postings."""

    def standing(self) -> "ChannelPostingQuerySet":
        """Not cancelled."""
        return self.filter(cancelled_at__isnull=True)

    def between(self, first: dt.date, last: dt.date) -> "ChannelPostingQuerySet":
        """Posted on these days, both ends included."""
        return self.filter(posted_on__range=(first, last))


class ChannelPosting(models.Model):
    """One story that went out on one channel of the office's procedure on a day: of an item of the website, or of a
    story that never had a web page and is known by its title alone (CPN1: LINE groups carry more than the web).

    The website itself is not recorded here: it is counted from the publication register.
    Invariant: written once; a wrong entry is cancelled once, with a reason, and stays.
    """

    class Group(models.TextChoices):
        """The column of a report the channel stands in (S11-F2)."""

        ONLINE = "online", _("Online media")
        BOARD = "board", _("Board or sign")
        MEDIA = "media", _("Mass media")

    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    page = models.ForeignKey(
        Page, verbose_name=_("item"), null=True, blank=True, on_delete=models.PROTECT, related_name="postings"
    )
    title = models.CharField(_("title"), max_length=255)
    channel = models.CharField(_("channel"), max_length=60)
    channel_label = models.CharField(_("channel"), max_length=200)
    group = models.CharField(_("kind of channel"), max_length=8, choices=Group.choices)
    posted_on = models.DateField(_("went out on"))
    evidence = models.URLField(_("link to the evidence"), max_length=500, blank=True)
    note = models.TextField(_("note"), blank=True)
    recorded_at = models.DateTimeField(_("recorded at"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recorded by"), on_delete=models.PROTECT, related_name="+"
    )
    person_name = models.CharField(_("name"), max_length=200)
    position = models.CharField(_("position"), max_length=200)
    capacity = models.CharField(_("capacity"), max_length=12, choices=Capacity.choices)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("cancelled by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    cancelled_name = models.CharField(_("cancelled by"), max_length=200, blank=True)
    cancel_reason = models.TextField(_("reason of the cancellation"), blank=True)

    objects: Any = ChannelPostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("channel posting")
        verbose_name_plural = _("channel postings")
        ordering = ["-posted_on", "-pk"]
        indexes = [
            models.Index(fields=["office", "posted_on"]),
            models.Index(fields=["office", "channel", "posted_on"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "channel", "posted_on"],
                condition=Q(page__isnull=False, cancelled_at__isnull=True),
                name="publishing_posting_of_item_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "title", "channel", "posted_on"],
                condition=Q(page__isnull=True, cancelled_at__isnull=True),
                name="publishing_posting_of_story_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True) | ~Q(cancel_reason=""),
                name="publishing_posting_cancelled_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel_label}: {self.title}"
