"""Search over everything that is public, in Thai words."""

from typing import Any

from wagtail.models import Page, Site

from news.kinds import KINDS
from publishing.models import LiveItem
from thai.words import search_text

CANDIDATES = 200
"""Ranked and shown at most: ranking before limiting is what makes database search slow (architecture §6)."""


def found_keys(site: Site, query: str, **filters: Any) -> list[int]:
    """Keys of the live items of a website in which every word of the query stands: in the title first, then by rank."""
    words = search_text(query)
    if not words:
        return []
    listed = LiveItem.objects.filter(site=site, **filters)
    items = Page.objects.live().filter(pk__in=listed.values("pk"))
    hits = list(items.search(words, operator="and")[:CANDIDATES])
    # The database backends rank a page's own title without its word boundaries, so the title is asked again here.
    return [hit.pk for hit in sorted(hits, key=lambda hit: not _in_title(words, hit))]


def kinds_of(keys: list[int]) -> list[str]:
    """The types of page among live items, by their keys in `news.kinds`."""
    found = set(LiveItem.objects.filter(pk__in=keys).order_by().values_list("model", flat=True).distinct())
    return [name for name, kind in KINDS.items() if kind.model._meta.label in found]


def _in_title(words: str, page: Any) -> bool:
    return set(words.split()) <= set(search_text(page.title).split())
