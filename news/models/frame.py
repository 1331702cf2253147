"""The frame the items hang in: unit sections and the office-wide lists."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from news.kinds import KINDS, kind_choices
from publishing.models import GatedPage


class IntroducedPage(GatedPage):
    """A frame page with a few words of introduction."""

    intro = models.TextField(_("introduction"), blank=True, max_length=1000)

    content_panels = [FieldPanel("title"), FieldPanel("intro")]

    class Meta:
        abstract = True


class SectionPage(IntroducedPage):
    """A unit's section of the website (เว็บไซต์กลุ่มงาน): its people draft here, its items stand here."""

    subpage_types = [kind.model_name for kind in KINDS.values()]

    class Meta:
        verbose_name = _("unit section")
        verbose_name_plural = _("unit sections")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The section's latest items: news, manuals, and whatever else the unit has."""
        from news.combined import live_cards
        from news.listing import manual_cards, news_cards

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["unit"] = self.unit
        context["news"] = news_cards(request, below=self)[:12]
        context["manuals"] = manual_cards(request, below=self)[:8]
        apart = [KINDS[key].model for key in KINDS if key not in {"news", "manual", "banner"}]
        context["others"] = live_cards(request, below=self, models=apart)[:12]
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


class ItemIndexPage(IntroducedPage):
    """Every item of the office of one type of page, or of all of them."""

    kind = models.CharField(_("shows"), max_length=30, choices=kind_choices, blank=True)

    subpage_types: list[str] = []
    content_panels = [FieldPanel("title"), FieldPanel("kind"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The filtered, paginated list; the office's categories above the list of everything."""
        from news.combined import categories
        from news.listing import list_of, listing_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        kind = KINDS.get(self.kind)
        context["as_cards"] = kind is not None and kind.cards
        context["categories"] = [] if kind else categories(request, self.office)
        types = kind.types if kind else None
        return context | listing_context(request, self, list_of(self.kind), types=types, asks_words=True)
