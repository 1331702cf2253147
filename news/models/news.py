"""News."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from news.models.item import Attachment, ItemPage
from news.pictures import FULL, LARGE, SIZES, SMALL
from publishing.api import Issue, Size, Wording, shown, with_sizes
from publishing.models import PublishingImage


class NewsPage(ItemPage):
    """ข่าวประชาสัมพันธ์และประกาศ: what happened, or what is announced, with an album and attachments."""

    lead = models.TextField(_("lead"), blank=True, max_length=600)
    event_date = models.DateField(_("date of the event"), null=True, blank=True)
    event_end_date = models.DateField(_("last day of the event"), null=True, blank=True)
    event_place = models.CharField(_("place"), max_length=255, blank=True)

    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("tables"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("event_date"), FieldPanel("event_end_date")]), FieldPanel("event_place")],
            heading=_("Event"),
        ),
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

    def attached(self) -> list[Attachment]:
        """The attachments in order."""
        return list(self.attachments.select_related("document").all()) if self.pk else []

    def photos(self) -> list["NewsPhoto"]:
        """The album in order."""
        return list(self.album.select_related("image").all()) if self.pk else list(self.album.all())

    def pictures(self) -> list[PublishingImage]:
        """The album's pictures."""
        return [photo.image for photo in self.photos()]

    def missing_for_submission(self) -> list[Issue]:
        """A lead and a sensible event."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.lead.strip():
            issues.append(Issue("lead_missing", "lead"))
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            issues.append(Issue("event_ends_before_start", "event_end_date"))
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The album and the neighbours."""
        from news.listing import neighbours

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        photos = self.photos()
        with_sizes([photo.image for photo in photos], *SIZES)
        context["album"] = [photo.as_public(LARGE if position == 0 else SMALL) for position, photo in enumerate(photos)]
        own_credits = [photo.credit for photo in photos if photo.credit]
        context["sources"] = list(dict.fromkeys([*context["sources"], *own_credits]))
        context["previous_item"], context["next_item"] = neighbours(request, self)
        return context


class NewsPhoto(Orderable):
    """A picture in an album, with what it shows here. Whose it is and who is in it the picture itself knows."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="album")
    image = models.ForeignKey(PublishingImage, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Only if it differs from the picture's own.")
    )

    panels = [FieldPanel("image"), FieldPanel("caption"), FieldPanel("credit")]

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
