"""Search over what is public, in Thai words."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, Site

from news.listing import Card, CardList, manual_cards, news_cards
from news.models import ManualPage, NewsPage
from thai.words import search_text

PER_PAGE = 20
_LONGEST_QUERY = 200
_CANDIDATES = 200
"""Ranked and shown at most: ranking before limiting is what makes database search slow (architecture §6)."""


class Hits:
    """Keys of the found pages, best first, which become cards only for the page of results that is shown."""

    def __init__(self, request: HttpRequest, root: Page, keys: list[int]) -> None:
        self.request, self.root, self.keys = request, root, keys

    def __len__(self) -> int:
        return len(self.keys)

    count = __len__

    def __getitem__(self, part: slice) -> list[Card]:
        keys = self.keys[part]
        cards: dict[int, Card] = {}
        for kind in (news_cards(self.request, below=self.root), manual_cards(self.request, below=self.root)):
            rows = list(kind.pages.filter(pk__in=keys))
            cards |= zip((row.pk for row in rows), CardList(self.request, rows)[:], strict=True)
        return [cards[key] for key in keys if key in cards]


def search(request: HttpRequest) -> HttpResponse:
    """The search page: live items of this site in which every word of the query stands, best first."""
    query = request.GET.get("query", "").strip()[:_LONGEST_QUERY]
    site = Site.find_for_request(request)
    cards = None
    if query and site:
        hits = Hits(request, site.root_page, found_keys(site.root_page, query))
        paginator: Paginator[Card] = Paginator(hits, PER_PAGE)  # type: ignore[arg-type]  # it can be sliced and counted
        cards = paginator.get_page(request.GET.get("page"))
    context = {"query": query, "cards": cards, "querystring": urlencode({"query": query}) if query else ""}
    return TemplateResponse(request, "search/search.html", context)


def found_keys(root: Page, query: str) -> list[int]:
    """Keys of the live items below a page in which every word of the query stands: in the title first, then by rank."""
    words = search_text(query)
    if not words:
        return []
    items = Page.objects.live().descendant_of(root).type(NewsPage, ManualPage)
    hits = list(items.search(words, operator="and")[:_CANDIDATES])
    # The database backends rank a page's own title without its word boundaries, so the title is asked again here.
    return [hit.pk for hit in sorted(hits, key=lambda hit: not _in_title(words, hit))]


def _in_title(words: str, page: Any) -> bool:
    return set(words.split()) <= set(search_text(page.title).split())
