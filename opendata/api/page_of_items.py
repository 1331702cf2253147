"""One page of a list of items, and the address of the next."""

from typing import Any
from urllib.parse import urlencode

from news.searching import found_keys
from opendata.api.cursor import ORDERS, RELEVANCE, Cursor
from opendata.api.items import written
from opendata.api.parameters import Asked
from opendata.api.scope import Scope
from publishing.models import LiveItem

COUNTED = 10_000
"""Up to here items are counted; beyond, a count would cost more than the list."""


def page_of_items(scope: Scope, asked: Asked) -> dict[str, Any]:
    """The page that was asked for."""
    keys = found_keys(scope.site, asked.query, **asked.filters) if asked.query else None
    items, following = _relevant(scope, asked, keys or []) if asked.order == RELEVANCE else _ordered(scope, asked, keys)
    return {
        "meta": {
            "total_count": _count(scope, asked, keys) if asked.cursor is None else None,
            "limit": asked.limit,
            "next": _address(scope, following) if following else None,
        },
        "items": written(scope, items, full=asked.full),
    }


def _ordered(scope: Scope, asked: Asked, keys: list[int] | None) -> tuple[list[LiveItem], Cursor | None]:
    column = ORDERS[asked.order]
    items = _items(scope).filter(**asked.filters)
    if keys is not None:
        items = items.filter(pk__in=keys)
    if asked.cursor is not None:
        items = items.filter(asked.cursor.after())
    # One more than is shown says whether there is a next page.
    rows = list(items.order_by(column, "-page_id" if column.startswith("-") else "page_id")[: asked.limit + 1])
    shown = rows[: asked.limit]
    if len(rows) <= asked.limit:
        return shown, None
    return shown, Cursor(asked.order, getattr(shown[-1], column.removeprefix("-")), shown[-1].pk)


def _relevant(scope: Scope, asked: Asked, keys: list[int]) -> tuple[list[LiveItem], Cursor | None]:
    place = asked.cursor.value if asked.cursor is not None else 0
    start = place if isinstance(place, int) else 0
    end = start + asked.limit
    found = _items(scope).in_bulk(keys[start:end])
    items = [found[key] for key in keys[start:end] if key in found]
    return items, Cursor(asked.order, end) if end < len(keys) else None


def _items(scope: Scope) -> Any:
    return scope.items().select_related("page", "unit").prefetch_related("dates")


def _count(scope: Scope, asked: Asked, keys: list[int] | None) -> int | None:
    if keys is not None:
        return len(keys)
    counted = LiveItem.objects.filter(site=scope.site, **asked.filters).order_by()[: COUNTED + 1].count()
    return counted if counted <= COUNTED else None


def _address(scope: Scope, cursor: Cursor) -> str:
    given = {name: scope.request.GET[name] for name in scope.request.GET if name != "cursor"}
    return f"{scope.address('pages-list')}?{urlencode(given | {'cursor': cursor.written()})}"
