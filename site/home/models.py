"""The home page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from news.combined import categories, live_cards
from news.listing import manual_cards, news_cards
from news.models import BannerPage, ItemIndexPage, ManualIndexPage, NewsIndexPage, SectionPage
from news.models.frame import IntroducedPage
from news.pictures import BANNER
from publishing.api import with_sizes

ANNOUNCEMENTS = ("procurement", "recruitment_exam", "recruitment_temp", "scholarship")
"""Kinds shown apart, because people come looking for their deadlines."""
_MOST_BANNERS = 4


class HomePage(IntroducedPage):
    """หน้าแรก: the latest of everything."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["news.SectionPage", "news.NewsIndexPage", "news.ManualIndexPage", "news.ItemIndexPage"]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Banners, latest news, announcements, manuals, and the way to the categories and the units."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = news_cards(request, below=self)
        context["news"] = news.without(information_type__in=ANNOUNCEMENTS)[:7]
        context["announcements"] = live_cards(request, below=self).filtered(information_type__in=ANNOUNCEMENTS)[:6]
        context["banners"] = _banners(self)
        context["categories"] = categories(request, self.office)
        context["manuals"] = manual_cards(request, below=self)[:4]
        context["units"] = [
            {"name": section.title, "url": section.get_url(request)}
            for section in SectionPage.objects.live().child_of(self).order_by("unit__position")
        ]
        lists = {page.kind: page.get_url(request) for page in ItemIndexPage.objects.live().child_of(self)}
        context["everything_url"] = lists.get("")
        context["announcement_index_url"] = lists.get("announcement")
        context["news_index_url"] = _url(NewsIndexPage, self, request)
        context["manual_index_url"] = _url(ManualIndexPage, self, request)
        return context


def _banners(home: Any) -> list[dict[str, Any]]:
    """The newest banners with their pictures (two queries)."""
    pages = BannerPage.objects.live().descendant_of(home).filter(image__isnull=False).select_related("image")
    banners = list(pages.order_by("-public_date", "-pk")[:_MOST_BANNERS])
    with_sizes([banner.image for banner in banners], BANNER)
    return [banner.as_public() | {"url": banner.get_url()} for banner in banners]


def _url(model: Any, home: Any, request: Any) -> str | None:
    page = model.objects.live().child_of(home).first()
    return page.get_url(request) if page else None
