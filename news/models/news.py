"""News."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from news.models.item import Attachment, ItemPage
from news.pictures import FULL, LARGE, SIZES, SMALL
from publishing.api import Issue, Size, Wording, shown, with_sizes
from publishing.models import ItemDate, LiveDateKind, PublishingImage
from thai.dates import TIMEZONE


class NewsKind(models.TextChoices):
    """ลักษณะข่าว: some kinds have a time standard that runs from the event (LOEI3, procedures.md §1.3)."""

    MEETING_SUMMARY = "meeting_summary", _("summary of a meeting")
    FIELD_INSPECTION = "field_inspection", _("executives' field inspection")
    PRESS_CONFERENCE = "press_conference", _("press conference")
    ROYAL_CEREMONY = "royal_ceremony", _("royal ceremony")
    POLICY = "policy", _("policy and results of key projects")
    PROACTIVE = "proactive", _("proactive news")
    GENERAL = "general", _("general news")


class NewsPage(ItemPage):
    """ข่าวประชาสัมพันธ์และประกาศ: what happened, or what is announced, with an album and attachments."""

    lead = models.TextField(_("lead"), blank=True, max_length=600)
    news_kind = models.CharField(_("kind of news"), max_length=30, choices=NewsKind, blank=True)
    event_date = models.DateField(_("date of the event"), null=True, blank=True)
    event_start_time = models.TimeField(_("begins at"), null=True, blank=True)
    event_end_date = models.DateField(
        _("last day of the event"), null=True, blank=True, help_text=_("Only if it lasts longer than a day.")
    )
    event_end_time = models.TimeField(
        _("ends at"),
        null=True,
        blank=True,
        help_text=_("For meetings and inspections: the time standard for publishing runs from here."),
    )
    event_place = models.CharField(_("place"), max_length=255, blank=True)

    public_fields = (
        "lead", *ItemPage.public_fields, "news_kind", "event_date", "event_start_time", "event_end_date",
        "event_end_time", "event_place", "album", "attachments",
    )  # fmt: skip
    attachments_name = "attachments"
    content_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("information_type"), FieldPanel("news_kind")]),
        FieldPanel("public_date"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("tables"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("event_date"), FieldPanel("event_start_time")]),
                FieldRowPanel([FieldPanel("event_end_date"), FieldPanel("event_end_time")]),
                FieldPanel("event_place"),
            ],
            heading=_("Event"),
        ),
        HelpPanel(template="news/admin/album_link.html", heading=_("Many pictures at once")),
        InlinePanel("album", heading=_("Album"), label=_("Picture")),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [
            models.Index(fields=["-public_date", "-page_ptr"]),
            models.Index(fields=["information_type", "-public_date"]),
        ]

    def texts(self) -> list[str]:
        """Lead, text, place and captions."""
        captions = [photo.caption for photo in self.album.all()]
        return [self.lead, *super().texts(), self.event_place, *captions]

    def wordings(self) -> list[Any]:
        """Lead, place, captions and names of attachments beside the text."""
        named = [("lead", self.lead), ("event_place", self.event_place)]
        captions = [
            Wording(
                f"album-{number}-caption",
                str(_("caption of picture %(number)s") % {"number": number + 1}),
                photo.caption,
            )
            for number, photo in enumerate(self.photos())
            if photo.caption.strip()
        ]
        return [*super().wordings(), *[self.wording(name, text) for name, text in named if text.strip()], *captions]

    def photos(self) -> list["NewsPhoto"]:
        """The album in order."""
        return list(self.album.select_related("image").all()) if self.pk else list(self.album.all())

    def pictures(self) -> list[PublishingImage]:
        """The album's pictures."""
        return [photo.image for photo in self.photos()]

    @property
    def event_start(self) -> dt.datetime | None:
        """The moment the event begins, when day and time are known."""
        return _moment(self.event_date, self.event_start_time)

    @property
    def event_end(self) -> dt.datetime | None:
        """The moment the event ends, when day and time are known."""
        return _moment(self.event_end_date or self.event_date, self.event_end_time)

    def memo_answers(self) -> dict[str, str]:
        """The kind of news and its event: what the office's time standards run from (LOEI3)."""
        moments = {"event_start": self.event_start, "event_end": self.event_end}
        known = {key: moment.isoformat() for key, moment in moments.items() if moment is not None}
        return known | ({"news_kind": self.news_kind} if self.news_kind else {})

    def missing_for_submission(self) -> list[Issue]:
        """A lead and a sensible event."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.lead.strip():
            issues.append(Issue("lead_missing", "lead"))
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            issues.append(Issue("event_ends_before_start", "event_end_date"))
        elif self.event_start and self.event_end and self.event_end < self.event_start:
            issues.append(Issue("event_ends_before_start", "event_end_time"))
        return issues

    def live_dates(self) -> list[ItemDate]:
        """The event, by the clock where its times are known."""
        dates: list[ItemDate] = super().live_dates()
        if self.event_date is None:
            return dates
        if self.event_start is not None:
            return [*dates, ItemDate(LiveDateKind.EVENT, self.event_start, self.event_end)]
        return [*dates, ItemDate.on_days(LiveDateKind.EVENT, self.event_date, self.event_end_date)]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The album."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        photos = self.photos()
        with_sizes([photo.image for photo in photos], *SIZES)
        context["album"] = [photo.as_public(LARGE if position == 0 else SMALL) for position, photo in enumerate(photos)]
        own_credits = [photo.credit for photo in photos if photo.credit]
        context["sources"] = list(dict.fromkeys([*context["sources"], *own_credits]))
        return context


def _moment(day: dt.date | None, time: dt.time | None) -> dt.datetime | None:
    return dt.datetime.combine(day, time, tzinfo=TIMEZONE) if day and time else None


class NewsPhoto(Orderable):
    """A picture in an album, with what it shows here. Whose it is and who is in it the picture itself knows."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="album")
    image = models.ForeignKey(PublishingImage, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Only if it differs from the picture's own.")
    )

    panels = [FieldPanel("image"), FieldPanel("caption"), FieldPanel("credit")]
    public_fields = ("image", "caption", "credit")

    class Meta(Orderable.Meta):
        verbose_name = _("picture of the album")
        verbose_name_plural = _("pictures of the album")

    def as_public(self, size: Size) -> dict[str, Any]:
        """What the templates show of it."""
        # A picture from before the forced choice has no answer yet; its caption is better than silence.
        alt = self.image.default_alt_text or ("" if self.image.alt_kind else self.caption)
        full = shown(self.image, FULL)["url"]
        return {
            "image": {**shown(self.image, size), "alt": alt, "full_url": full},
            "caption": self.caption,
            "credit": self.credit or self.image.credit,
        }


class NewsAttachment(Attachment):
    """A document attached to news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")

    class Meta(Attachment.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
