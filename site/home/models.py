"""The home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from news.listing import manual_cards, news_cards
from news.models import ManualIndexPage, NewsIndexPage, SectionPage
from news.models.frame import IntroducedPage

ANNOUNCEMENTS = ("procurement", "recruitment_exam", "recruitment_temp", "scholarship")
"""Kinds shown apart, because people come looking for their deadlines."""


class HomePage(IntroducedPage):
    """หน้าแรก: the latest of everything."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage", "news.NewsIndexPage", "news.ManualIndexPage"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Latest news, announcements, manuals, and the way to the units."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = news_cards(request, below=self)
        context["news"] = _without(news, ANNOUNCEMENTS)[:7]
        context["announcements"] = news.filtered(information_type__in=ANNOUNCEMENTS)[:5]
        context["manuals"] = manual_cards(request, below=self)[:4]
        context["units"] = [
            {"name": section.title, "url": section.get_url(request)}
            for section in SectionPage.objects.live().child_of(self).order_by("unit__position")
        ]
        context["news_index_url"] = _url(NewsIndexPage, self, request)
        context["manual_index_url"] = _url(ManualIndexPage, self, request)
        return context


def _without(cards: Any, kinds: tuple[str, ...]) -> Any:
    return type(cards)(cards.request, cards.pages.exclude(information_type__in=kinds))


def _url(model: Any, home: Any, request: Any) -> str | None:
    page = model.objects.live().child_of(home).first()
    return page.get_url(request) if page else None
