"""Search over what is public, in Thai words."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, Site

from news.listing import Card, list_of
from news.searching import found_keys, kinds_of

PER_PAGE = 20
_LONGEST_QUERY = 200


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
        for kind in kinds_of(keys):
            cards |= list_of(kind)(self.request, below=self.root).of_keys(keys)
        return [cards[key] for key in keys if key in cards]


def search(request: HttpRequest) -> HttpResponse:
    """The search page: live items of this site in which every word of the query stands, best first."""
    query = request.GET.get("query", "").strip()[:_LONGEST_QUERY]
    site = Site.find_for_request(request)
    cards = None
    if query and site:
        hits = Hits(request, site.root_page, found_keys(site, query))
        paginator: Paginator[Card] = Paginator(hits, PER_PAGE)  # type: ignore[arg-type]  # it can be sliced and counted
        cards = paginator.get_page(request.GET.get("page"))
    context = {"query": query, "cards": cards, "querystring": urlencode({"query": query}) if query else ""}
    return TemplateResponse(request, "search/search.html", context)
