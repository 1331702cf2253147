"""The search index for drafts that came in bulk: many in one go, each text segmented once."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from news.models import ImportedItem, ItemPage
from offices.api import Office
from thai.words import parts_in

BATCH = 200


def index_drafts(office: Office, source: str) -> int:
    """Index every imported page of the source that is not indexed yet; how many there were.

    A run that was stopped before this is made good by the next one.
    """
    backend: Any = get_search_backend()
    count, last = 0, 0
    while True:
        rows = ImportedItem.objects.filter(office=office, source=source, pk__gt=last).order_by("pk")
        entries = list(rows.values_list("pk", "page_id")[:BATCH])
        if not entries:
            return count
        last = entries[-1][0]
        count += _index(backend, [page for _pk, page in entries])


def _index(backend: Any, keys: list[int]) -> int:
    types = list(Page.objects.filter(pk__in=keys).order_by().values_list("content_type_id", flat=True).distinct())
    known = IndexEntry.objects.filter(content_type_id__in=types, object_id__in=[str(key) for key in keys])
    missing = set(keys) - {int(key) for key in known.values_list("object_id", flat=True)}
    by_model: dict[Any, list[Any]] = defaultdict(list)
    for page in Page.objects.filter(pk__in=missing).specific():
        _say_once(page)
        by_model[type(page)].append(page)
    for model, pages in by_model.items():
        with transaction.atomic():
            backend.get_index_for_model(model).add_items(model, pages)
    return len(missing)


def _say_once(page: ItemPage) -> None:
    """Keep what the page answers for each field: the index asks three times, and segmenting Thai is what costs."""
    title, body = page.search_title(), page.search_body()
    said = {"search_title": title, "search_body": body, "search_parts": parts_in(f"{title} {body}")}
    for name, words in said.items():
        setattr(page, name, words)
