"""Banners."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from news.models.item import SummarisedPage
from news.pictures import BANNER
from publishing.api import Issue, shown, with_sizes
from publishing.models import PublishingImage


class BannerPage(SummarisedPage):
    """แบนเนอร์: a picture with an address behind it, on the home page for as long as it is public."""

    image = models.ForeignKey(
        PublishingImage, verbose_name=_("picture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link = models.URLField(
        _("address behind the picture"), blank=True, help_text=_("Without one, the picture leads to the banner's page.")
    )

    public_fields = (*SummarisedPage.public_fields, "image", "link")
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("image"),
        FieldPanel("link"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("banner")
        verbose_name_plural = _("banners")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    def pictures(self) -> list[PublishingImage]:
        """Its picture."""
        return [self.image] if self.image else []

    def says_something(self) -> bool:
        """The picture is what it says."""
        return super().says_something() or self.image is not None

    def missing_for_submission(self) -> list[Issue]:
        """A banner has a picture."""
        issues: list[Issue] = super().missing_for_submission()
        if self.image is None:
            issues.append(Issue("banner_without_picture", "image"))
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The picture in the size of a banner."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        with_sizes(self.pictures(), BANNER)
        context["banner"] = self.as_public() if self.image else None
        return context

    def as_public(self) -> dict[str, Any]:
        """The picture, its size made by `with_sizes` before, and where it leads."""
        assert self.image is not None  # noqa: S101  (a banner is not published without one)
        alt = self.image.default_alt_text or self.title
        return {"image": {**shown(self.image, BANNER), "alt": alt}, "link": self.link, "title": self.title}
