"""The frame the items hang in: unit sections and the office-wide lists."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from publishing.models import GatedPage


class IntroducedPage(GatedPage):
    """A frame page with a few words of introduction."""

    intro = models.TextField(_("introduction"), blank=True, max_length=1000)

    content_panels = [FieldPanel("title"), FieldPanel("intro")]

    class Meta:
        abstract = True


class SectionPage(IntroducedPage):
    """A unit's section of the website (เว็บไซต์กลุ่มงาน): its people draft here, its items stand here."""

    subpage_types = ["news.NewsPage", "news.ManualPage"]

    class Meta:
        verbose_name = _("unit section")
        verbose_name_plural = _("unit sections")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The section's latest items."""
        from news.listing import manual_cards, news_cards

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["unit"] = self.unit
        context["news"] = news_cards(request, below=self)[:12]
        context["manuals"] = manual_cards(request, below=self)[:8]
        return context


class NewsIndexPage(IntroducedPage):
    """Every news item of the office."""

    max_count_per_parent = 1
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("news list")
        verbose_name_plural = _("news lists")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The filtered, paginated list."""
        from news.listing import listing_context, news_cards

        return super().get_context(request, *args, **kwargs) | listing_context(request, self, news_cards)


class ManualIndexPage(IntroducedPage):
    """Every manual of the office."""

    max_count_per_parent = 1
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("manual list")
        verbose_name_plural = _("manual lists")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The filtered, paginated list."""
        from news.listing import listing_context, manual_cards

        return super().get_context(request, *args, **kwargs) | listing_context(request, self, manual_cards)
