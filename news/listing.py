"""Lists of items: the same handful of queries for 20 pages or 100,000.

Ordered by date in the query, never by tree position; one query for the rows, one for the pictures, one for their sizes.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import F, OuterRef, Subquery
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from news.kinds import KINDS
from news.models import ManualPage, NewsPage, NewsPhoto
from news.pictures import SMALL
from news.searching import found_keys
from offices.api import Unit
from publishing.api import in_force, shown, with_sizes, with_urgent_mark
from publishing.models import LiveItem, PublishingImage
from thai.fiscal import fiscal_year

PER_PAGE = 20
_LONGEST_QUERY = 200
_MOST_YEARS = 50
"""Fiscal years on offer: one date mistyped by centuries shall not make a list of centuries."""


@dataclass(slots=True)
class Card:
    """One item in a list."""

    title: str
    url: str
    date: dt.date
    lead: str
    unit_name: str
    type_label: str
    urgent: bool
    image: dict[str, Any] | None = None


@dataclass(slots=True)
class Filters:
    """The choices of the filter form."""

    units: list[dict[str, Any]] = field(default_factory=list)
    fiscal_years: list[dict[str, Any]] = field(default_factory=list)
    types: list[dict[str, Any]] = field(default_factory=list)
    words: str = ""
    """Words asked for; empty: none, or a list without a box for them."""
    asks_words: bool = False

    def chosen(self) -> dict[str, str]:
        """What was asked for and is on offer; whatever else stands in the address filters nothing."""
        offered = {"unit": self.units, "fiscal_year": self.fiscal_years, "type": self.types}
        chosen = {
            name: choice["value"] for name, choices in offered.items() for choice in choices if choice["selected"]
        }
        return chosen | ({"words": self.words} if self.words else {})


NEAR = 1_000
"""Places from the beginning of a list that are found by counting, without asking how long it is."""


class LiveList:
    """Live items, newest first, counted once and cut into pages on the list of live items alone."""

    items: Any

    def __len__(self) -> int:
        return self._total

    count = __len__

    @cached_property
    def _total(self) -> int:
        return int(self.items.count())

    def keys_of(self, part: slice) -> Any:
        """Keys of the items at these places; behind the middle found from the end: the last page costs what the first
        does.
        """
        start = part.start or 0
        if start <= NEAR or start <= self._total // 2:
            return self.items.values("pk")[part]
        return self.items.reverse().values("pk")[max(self._total - part.stop, 0) : self._total - start]


class CardList(LiveList):
    """A lazy list of cards; the rows shown are fetched by their keys."""

    def __init__(self, request: Any, items: Any, pages: Any) -> None:
        self.request, self.items, self.pages = request, items, pages

    def __getitem__(self, part: slice) -> list[Card]:
        rows = self.pages.filter(pk__in=self.keys_of(part))
        return list(self._cards(rows.order_by("-public_date", "-pk")).values())

    def of_keys(self, keys: list[int]) -> dict[int, Card]:
        """The cards of these pages, as far as they are of the list's type."""
        return self._cards(self.pages.filter(pk__in=keys))

    def _cards(self, found: Any) -> dict[int, Card]:
        rows = list(found)
        labels = _labels(rows)
        covers = _covers([getattr(row, "cover", None) for row in rows])
        return {row.pk: self._card(row, labels, covers) for row in rows}

    def filtered(self, **conditions: Any) -> "CardList":
        """The list narrowed down."""
        return CardList(self.request, self.items.filter(**conditions), self.pages)

    def without(self, **conditions: Any) -> "CardList":
        """The list without what meets the conditions."""
        return CardList(self.request, self.items.exclude(**conditions), self.pages)

    def _card(self, row: Any, labels: dict[str, str], covers: dict[int, dict[str, Any]]) -> Card:
        return Card(
            title=row.title,
            url=row.get_url(self.request) or "",
            date=row.public_date,
            lead=row.lead,
            unit_name=row.unit.name if row.unit else "",
            type_label=labels.get(row.information_type, ""),
            urgent=row.urgent,
            image=covers.get(getattr(row, "cover", None) or 0),
        )


def news_cards(request: Any, *, below: Page) -> CardList:
    """The live news below a page, newest first."""
    cover = NewsPhoto.objects.filter(page_id=OuterRef("pk")).order_by("sort_order", "pk").values("image_id")[:1]
    return CardList(request, live_items_of(request, below, NewsPage), _rows(NewsPage).annotate(cover=Subquery(cover)))


def manual_cards(request: Any, *, below: Page) -> CardList:
    """The live manuals below a page, newest first."""
    return CardList(request, live_items_of(request, below, ManualPage), _rows(ManualPage))


def list_of(kind: str) -> Callable[..., Any]:
    """The list of one type of page by its key in `news.kinds`; of every type for no key."""
    from news.combined import live_cards

    if kind == "news":
        return news_cards
    if kind not in KINDS:
        return live_cards
    model = KINDS[kind].model

    def cards(request: Any, *, below: Page) -> CardList:
        rows = _rows(model).annotate(cover=F("image_id")) if kind == "banner" else _rows(model)
        return CardList(request, live_items_of(request, below, model), rows)

    return cards


def live_items_of(request: Any, below: Page, *models: Any) -> Any:
    """The live items below a page, of these types of page or of all, newest first.

    Not joined with the pages, so that a hundred thousand are counted and skipped in the index: whoever shows them
    fetches the pages that are live.
    """
    site = Site.find_for_request(request)
    items = LiveItem.objects.filter(site=site).newest_first()
    if site is None or below.pk != site.root_page_id:
        items = items.filter(page__path__startswith=below.path)
    return items.filter(model__in=[model._meta.label for model in models]) if models else items


def _rows(model: Any) -> Any:
    return with_urgent_mark(model.objects.live().select_related("unit").defer("body", "memo"))


def listing_context(
    request: Any, page: Page, cards: Any, *, types: frozenset[str] | None = None, asks_words: bool = False
) -> dict[str, Any]:
    """The filtered, paginated list of an index page: its siblings' sections are its scope.

    `types`: the kinds of information offered; without them, all of the office's.
    """
    everything = cards(request, below=page.get_parent())
    filters = _filters(page, everything, request.GET, types)
    filters.asks_words = asks_words
    if asks_words:
        filters.words = request.GET.get("words", "").strip()[:_LONGEST_QUERY]
    chosen = filters.chosen()
    # A CardList can be sliced and counted, which is all that is asked of it.
    paginator: Paginator[Card] = Paginator(_narrow(everything, chosen), PER_PAGE)
    return {
        "cards": paginator.get_page(request.GET.get("page")),
        "filters": filters,
        "querystring": urlencode(chosen),
    }


def _narrow(cards: Any, chosen: dict[str, str]) -> Any:
    if "words" in chosen and (site := Site.find_for_request(cards.request)):
        cards = cards.filtered(pk__in=found_keys(site, chosen["words"]))
    if "unit" in chosen:
        cards = cards.filtered(unit_id=int(chosen["unit"]))
    if "type" in chosen:
        cards = cards.filtered(information_type=chosen["type"])
    if "fiscal_year" in chosen:
        cards = cards.filtered(fiscal_year=int(chosen["fiscal_year"]))
    return cards


def _filters(page: Any, everything: Any, asked: Any, offered: frozenset[str] | None) -> Filters:
    office = page.unit.office if page.unit else None
    units = Unit.objects.filter(office=office).values_list("pk", "name") if office else []
    procedure = in_force(office) if office else None
    types = [
        (key, label)
        for key, label in (procedure.spec.information_types() if procedure else [])
        if offered is None or (procedure and procedure.spec.counts_as(key) in offered)
    ]
    dates = everything.items.order_by("public_date").values_list("public_date", flat=True)
    oldest, newest = dates.first(), dates.last()
    years = range(fiscal_year(newest), fiscal_year(oldest) - 1, -1)[:_MOST_YEARS] if oldest else []
    return Filters(
        units=_choices([(str(key), name) for key, name in units], asked.get("unit")),
        fiscal_years=_choices([(str(year), str(year)) for year in years], asked.get("fiscal_year")),
        types=_choices(types, asked.get("type")) if len(types) > 1 else [],
    )


def _choices(options: list[tuple[str, str]], asked: str | None) -> list[dict[str, Any]]:
    return [{"value": value, "label": label, "selected": value == asked} for value, label in options]


def _labels(rows: list[Any]) -> dict[str, str]:
    """The office's labels of the kinds: one procedure serves a whole list."""
    office = next((row.unit.office for row in rows if row.unit), None)
    procedure = in_force(office) if office else None
    return dict(procedure.spec.information_types()) if procedure else {}


def _covers(keys: list[int | None]) -> dict[int, dict[str, Any]]:
    images = PublishingImage.objects.filter(pk__in={key for key in keys if key})
    return {image.pk: shown(image, SMALL) | {"alt": image.default_alt_text} for image in with_sizes(images, SMALL)}


def neighbours(request: Any, page: Any) -> tuple[Card | None, Card | None]:
    """The item before and the item after, by date, in the same section."""
    items = live_items_of(request, page.get_parent(), type(page))
    cards = CardList(request, items, _rows(type(page)))
    day, key = page.public_date, page.pk
    older = items.filter(public_date__lte=day).exclude(public_date=day, pk__gte=key)
    newer = items.filter(public_date__gte=day).exclude(public_date=day, pk__lte=key).order_by("public_date", "pk")
    around = [found.values_list("pk", flat=True).first() for found in (older, newer)]
    shown = cards.of_keys([pk for pk in around if pk])
    return shown.get(around[0] or 0), shown.get(around[1] or 0)
