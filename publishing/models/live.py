"""The list of live items: one narrow row for everything an office has before the public, and the days it names.

Lists, feeds, calendars and the API ask this list, never ten tables of page types (ADR 0023). It says nothing of its
own: every row repeats what the live page says, kept by the publishing verbs in their own transaction, and the database
refuses a row whose page is not live.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from offices.api import Office, Unit


class LiveDateKind(models.TextChoices):
    """What happens on a day an item names."""

    EVENT = "event", _("Day of the event")
    OPENS = "opens", _("Opens")
    DEADLINE = "deadline", _("Deadline")
    POSTING = "posting", _("Posting period")
    DISPLAY_END = "display_end", _("End of the display period")
    REVIEW = "review", _("Next review")


@dataclass(frozen=True, slots=True)
class ItemDate:
    """A day, period or moment an item names. `ends` is the last moment or, of whole days, the last day itself."""

    kind: LiveDateKind
    starts: dt.datetime
    ends: dt.datetime | None = None
    all_day: bool = False
    label: str = ""

    @classmethod
    def on_days(cls, kind: LiveDateKind, first: dt.date, last: dt.date | None = None, *, label: str = "") -> "ItemDate":
        """Whole days, kept as their midnights in the office's time zone."""
        return cls(kind, _midnight(first), _midnight(last) if last and last != first else None, True, label)


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


class LiveItemQuerySet(models.QuerySet["LiveItem"]):
    """Query words for live items."""

    def of_site(self, site: Site) -> "LiveItemQuerySet":
        """Before the public on this website. The page is asked too: no row outlives its page's publication."""
        return self.filter(site=site, page__live=True)

    def newest_first(self) -> "LiveItemQuerySet":
        """By the date of the item, then by its number: the order every list of the website has."""
        return self.order_by("-public_date", "-page_id")


class LiveItem(models.Model):
    """One item before the public, as lists need it. Written by `publishing.live_items` only."""

    page = models.OneToOneField(Page, primary_key=True, on_delete=models.CASCADE, related_name="live_item")
    site = models.ForeignKey(Site, verbose_name=_("website"), on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    model = models.CharField(_("type of page"), max_length=100)
    """The page type as Django labels it, `news.NewsPage`."""
    information_type = models.CharField(_("information type"), max_length=60, blank=True)
    public_date = models.DateField(_("date of the item"))
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"))
    """Of `public_date`, in the Buddhist era."""
    first_published_at = models.DateTimeField(_("first published at"))
    changed_at = models.DateTimeField(_("changed at"))
    """When what the public sees of it changed last: publication, correction or move."""
    title = models.CharField(_("title"), max_length=255)
    url_path = models.TextField(_("address"))

    objects: Any = LiveItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("live item")
        verbose_name_plural = _("live items")
        indexes = [
            models.Index(fields=["site", "-public_date", "-page"], name="live_site_date"),
            models.Index(fields=["site", "model", "-public_date", "-page"], name="live_site_model_date"),
            models.Index(fields=["site", "unit", "-public_date", "-page"], name="live_site_unit_date"),
            models.Index(fields=["site", "information_type", "-public_date", "-page"], name="live_site_type_date"),
            models.Index(fields=["site", "fiscal_year", "-public_date", "-page"], name="live_site_year_date"),
            models.Index(fields=["site", "-first_published_at", "-page"], name="live_site_first_published"),
            models.Index(fields=["site", "-changed_at", "-page"], name="live_site_changed"),
            models.Index(fields=["site", "page", "changed_at"], name="live_site_page_changed"),
        ]

    def __str__(self) -> str:
        return self.title


class LiveDate(models.Model):
    """A day, period or moment a live item names, for calendars. Written with its item."""

    item = models.ForeignKey(LiveItem, on_delete=models.CASCADE, related_name="dates")
    kind = models.CharField(_("kind"), max_length=12, choices=LiveDateKind.choices)
    label = models.CharField(_("label"), max_length=255, blank=True)
    """Empty: the kind says it all."""
    starts = models.DateTimeField(_("starts"))
    ends = models.DateTimeField(_("ends"), null=True)
    """Last moment, or midnight of the last day when `all_day`."""
    all_day = models.BooleanField(_("whole days"), default=False)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("date of a live item")
        verbose_name_plural = _("dates of live items")
        ordering = ["starts", "pk"]
        indexes = [models.Index(fields=["starts"]), models.Index(fields=["kind", "starts"])]

    def __str__(self) -> str:
        return f"{self.label or self.get_kind_display()}: {self.starts:%Y-%m-%d}"
