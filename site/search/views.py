"""Search over what is public, in Thai words."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Page, Site

from news.listing import CardList, manual_cards, news_cards
from thai.words import search_text

_LONGEST_QUERY = 200
_CANDIDATES = 200
"""Ranked and shown at most: ranking before limiting is what makes database search slow (architecture §6)."""


def search(request: HttpRequest) -> HttpResponse:
    """The search page: live items of this site whose words fit, best first."""
    query = request.GET.get("query", "").strip()[:_LONGEST_QUERY]
    site = Site.find_for_request(request)
    cards = Paginator(_found(request, site.root_page, query), 20).get_page(request.GET.get("page")) if query and site else None
    context = {"query": query, "cards": cards, "querystring": urlencode({"query": query}) if query else ""}
    return TemplateResponse(request, "search/search.html", context)


def _found(request: Any, root: Page, query: str) -> list[Any]:
    words = search_text(query)
    if not words:
        return []
    found: list[Any] = []
    for cards in (news_cards(request, below=root), manual_cards(request, below=root)):
        model = cards.pages.model
        hits = model.objects.live().descendant_of(root).search(words, operator="and")[:_CANDIDATES]
        keys = [hit.pk for hit in hits]
        rank = {key: place for place, key in enumerate(keys)}
        rows = sorted(cards.pages.filter(pk__in=keys), key=lambda row, rank=rank: rank[row.pk])
        found += CardList(request, rows)[:]
    return found
