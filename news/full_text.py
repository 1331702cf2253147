"""Which pages hold every word of a query, asked of PostgreSQL's own indexes of words.

Wagtail asks for title and body put together, and there is no index of both together: of 100,000 items each text would
be looked at to learn that a word stands nowhere, for more than a second.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q
from wagtail.search.backends import get_search_backend

from publishing.live_items import item_models


def keys_holding(words: str, most: int) -> list[int] | None:
    """Numbers of the items in whose words all of these stand (one query).

    None when there are more than `most`, or the database is not PostgreSQL: then Wagtail's own search is asked.
    """
    if connection.vendor != "postgresql":
        return None
    from django.contrib.postgres.search import SearchQuery
    from wagtail.search.models import IndexEntry

    config = getattr(get_search_backend(), "config", None)
    types: dict[Any, ContentType] = ContentType.objects.get_for_models(*item_models())
    entries: Any = IndexEntry.objects.filter(content_type__in=list(types.values()))
    for word in words.split():
        query = SearchQuery(word, config=config)
        entries = entries.filter(Q(title=query) | Q(body=query))
    keys = [int(key) for key in entries.values_list("object_id", flat=True)[: most + 1]]
    return keys if len(keys) <= most else None
