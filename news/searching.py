"""Search over everything that is public, in Thai words."""

from typing import Any

from wagtail.models import Page, Site

from news.full_text import keys_holding
from news.kinds import KINDS
from publishing.models import LiveItem
from thai.words import search_text

CANDIDATES = 200
"""Ranked and shown at most. The database ranks row by row, a second for thousands of them (architecture §6): of a word
that stands in more items than these, the newest are found, and a rank among them would say little."""
NEWEST = 400
"""Looked through first, text by text: a common word stands in enough of them, and the rest need not be asked."""

RARE = 5_000
"""A word in no more items than these is found by the index of words; one in more stands among the newest anyway."""


def found_keys(site: Site, query: str, **filters: Any) -> list[int]:
    """Keys of the live items of a website in which every word of the query stands: in the title first, then by rank.

    `filters` narrow the list of live items down. Five queries at most, however much is public.
    """
    words = search_text(query)
    if not words:
        return []
    listed = LiveItem.objects.filter(site=site, **filters)
    newest = list(listed.newest_first().values_list("pk", flat=True)[: NEWEST + 1])
    found = _hits(words, newest[:NEWEST])
    if len(found) <= CANDIDATES and len(newest) > NEWEST:
        found = _everywhere(words, listed)
    if 0 < len(found) <= CANDIDATES:
        found = list(_items([page.pk for page in found]).search(words, operator="and"))
    # The database backends rank a page's own title without its word boundaries, so the title is asked again here.
    return [hit.pk for hit in sorted(found[:CANDIDATES], key=lambda hit: not _in_title(words, hit))]


def _items(keys: Any) -> Any:
    return Page.objects.live().order_by().only("title").filter(pk__in=keys)


def _hits(words: str, keys: Any) -> list[Page]:
    """Pages in which the words stand, the newest first; one more than are shown says that there are more."""
    return list(_items(keys).search(words, operator="and", order_by_relevance=False)[: CANDIDATES + 1])


def _everywhere(words: str, listed: Any) -> list[Page]:
    keys = keys_holding(words, RARE)
    if keys is None:
        return _hits(words, listed.values("pk"))
    return list(_items(listed.filter(pk__in=keys).values("pk")).order_by("-pk")[: CANDIDATES + 1])


def kinds_of(keys: list[int]) -> list[str]:
    """The types of page among live items, by their keys in `news.kinds`."""
    found = set(LiveItem.objects.filter(pk__in=keys).order_by().values_list("model", flat=True).distinct())
    return [name for name, kind in KINDS.items() if kind.model._meta.label in found]


def _in_title(words: str, page: Any) -> bool:
    return set(words.split()) <= set(search_text(page.title).split())
