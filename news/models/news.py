"""News."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from news.models.item import Attachment, ItemPage
from publishing.api import Issue
from publishing.models import PublishingImage

LARGE, SMALL, FULL = "width-1200", "fill-480x320", "max-1920x1920"


class People(models.TextChoices):
    """Who is in a picture, and by what consent they are shown (consent-and-copyright checklist)."""

    NONE = "none", _("Nobody")
    CROWD = "crowd", _("People at a public event, nobody singled out")
    CONSENT = "consent", _("Recognisable people, who have consented")
    GUARDIAN = "guardian", _("Recognisable minors, whose guardians have consented")


CONSENT_NEEDED = frozenset({People.CONSENT, People.GUARDIAN})


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

    def attached(self) -> list[Attachment]:
        """The attachments in order."""
        return list(self.attachments.select_related("document").all()) if self.pk else []

    def photos(self) -> list["NewsPhoto"]:
        """The album in order."""
        return list(self.album.all())

    def pictures(self) -> list[PublishingImage]:
        """The album's pictures."""
        return [photo.image for photo in self.photos()]

    def missing_for_submission(self) -> list[Issue]:
        """A lead, a sensible event, and an answer for every picture."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.lead.strip():
            issues.append(Issue("lead_missing", "lead"))
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            issues.append(Issue("event_ends_before_start", "event_end_date"))
        for number, photo in enumerate(self.photos(), start=1):
            issues += photo.issues(number)
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The album and the neighbours."""
        from news.listing import neighbours

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        photos = self.photos()
        context["album"] = [photo.as_public(LARGE if position == 0 else SMALL) for position, photo in enumerate(photos)]
        own_credits = [photo.credit for photo in photos if photo.credit]
        context["sources"] = list(dict.fromkeys([*context["sources"], *own_credits]))
        context["previous_item"], context["next_item"] = neighbours(request, self)
        return context


class NewsPhoto(Orderable):
    """A picture in an album: what it shows, who made it, and the people in it."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="album")
    image = models.ForeignKey(PublishingImage, verbose_name=_("picture"), on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(_("caption"), max_length=255, blank=True)
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Only if it differs from the picture's own.")
    )
    people = models.CharField(_("people in the picture"), max_length=10, choices=People.choices, blank=True)
    consent = models.CharField(
        _("consent"), max_length=255, blank=True, help_text=_("Which consent: form, date, where it is kept.")
    )

    panels = [
        FieldPanel("image"),
        FieldPanel("caption"),
        FieldPanel("credit"),
        FieldPanel("people"),
        FieldPanel("consent"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("picture of the album")
        verbose_name_plural = _("pictures of the album")

    def issues(self, number: int) -> list[Issue]:
        """What the picture still lacks; `number` is its place in the album, from 1."""
        found = []
        field = f"album-{number - 1}"
        if not (self.caption.strip() or self.image.description.strip()):
            found.append(Issue("picture_alt_missing", f"{field}-caption", {"title": self.image.title}))
        if not self.people:
            found.append(Issue("people_unanswered", f"{field}-people", {"number": number}))
        elif self.people in CONSENT_NEEDED and not self.consent.strip():
            found.append(Issue("people_consent_missing", f"{field}-consent", {"number": number}))
        return found

    def as_public(self, size: str) -> dict[str, Any]:
        """What the templates show of it."""
        rendition = self.image.get_rendition(size)
        shown = {"url": rendition.url, "width": rendition.width, "height": rendition.height}
        alt = self.image.description or self.caption
        full = self.image.get_rendition(FULL).url
        return {
            "image": {**shown, "alt": alt, "full_url": full},
            "caption": self.caption,
            "credit": self.credit or self.image.credit,
        }


class NewsAttachment(Attachment):
    """A document attached to news."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="attachments")

    class Meta(Attachment.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
