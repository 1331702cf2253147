"""Lists of items: the same handful of queries for 20 pages or 100,000.

Ordered by date in the query, never by tree position; one query for the rows, one for the pictures, one for their sizes.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from news.models import ManualPage, NewsPage, NewsPhoto
from news.pictures import SMALL
from offices.api import Unit
from publishing.api import in_force, shown, with_sizes, with_urgent_mark
from publishing.models import PublishingImage
from thai.fiscal import bounds, fiscal_year

PER_PAGE = 20
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

    def chosen(self) -> dict[str, str]:
        """What was asked for and is on offer; whatever else stands in the address filters nothing."""
        offered = {"unit": self.units, "fiscal_year": self.fiscal_years, "type": self.types}
        return {name: choice["value"] for name, choices in offered.items() for choice in choices if choice["selected"]}


class CardList:
    """A lazy list of cards over a queryset: slicing and counting cost what the queryset costs."""

    def __init__(self, request: Any, pages: Any) -> None:
        self.request, self.pages = request, pages

    def __len__(self) -> int:
        return int(self.pages.count())

    count = __len__

    def __getitem__(self, part: slice) -> list[Card]:
        rows = list(self.pages[part])
        labels = _labels(rows)
        covers = _covers([getattr(row, "cover", None) for row in rows])
        return [self._card(row, labels, covers) for row in rows]

    def filtered(self, **conditions: Any) -> "CardList":
        """The list narrowed down."""
        return CardList(self.request, self.pages.filter(**conditions))

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
    return CardList(request, _base(NewsPage, below).annotate(cover=Subquery(cover)))


def manual_cards(request: Any, *, below: Page) -> CardList:
    """The live manuals below a page, newest first."""
    return CardList(request, _base(ManualPage, below))


def _base(model: Any, below: Page) -> Any:
    pages = model.objects.live().descendant_of(below).select_related("unit").defer("body", "memo")
    return with_urgent_mark(pages).order_by("-public_date", "-pk")


def listing_context(request: Any, page: Page, cards: Any) -> dict[str, Any]:
    """The filtered, paginated list of an index page: its siblings' sections are its scope."""
    everything = cards(request, below=page.get_parent())
    filters = _filters(page, everything, request.GET)
    chosen = filters.chosen()
    # A CardList can be sliced and counted, which is all that is asked of it.
    paginator: Paginator[Card] = Paginator(_narrow(everything, chosen), PER_PAGE)  # type: ignore[arg-type]
    return {
        "cards": paginator.get_page(request.GET.get("page")),
        "filters": filters,
        "querystring": urlencode(chosen),
    }


def _narrow(cards: CardList, chosen: dict[str, str]) -> CardList:
    if "unit" in chosen:
        cards = cards.filtered(unit_id=int(chosen["unit"]))
    if "type" in chosen:
        cards = cards.filtered(information_type=chosen["type"])
    if "fiscal_year" in chosen:
        cards = cards.filtered(public_date__range=bounds(int(chosen["fiscal_year"])))
    return cards


def _filters(page: Any, everything: CardList, asked: Any) -> Filters:
    office = page.unit.office if page.unit else None
    units = Unit.objects.filter(office=office).values_list("pk", "name") if office else []
    procedure = in_force(office) if office else None
    types = procedure.spec.information_types() if procedure else []
    dates = everything.pages.order_by("public_date").values_list("public_date", flat=True)
    oldest, newest = dates.first(), dates.last()
    years = range(fiscal_year(newest), fiscal_year(oldest) - 1, -1)[:_MOST_YEARS] if oldest else []
    return Filters(
        units=_choices([(str(key), name) for key, name in units], asked.get("unit")),
        fiscal_years=_choices([(str(year), str(year)) for year in years], asked.get("fiscal_year")),
        types=_choices(types, asked.get("type")),
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
    cards = CardList(request, _base(type(page), page.get_parent()).exclude(pk=page.pk))
    older = cards.pages.filter(public_date__lt=page.public_date) | cards.pages.filter(
        public_date=page.public_date, pk__lt=page.pk
    )
    newer = cards.pages.filter(public_date__gt=page.public_date) | cards.pages.filter(
        public_date=page.public_date, pk__gt=page.pk
    )
    previous = CardList(request, older)[:1]
    following = CardList(request, newer.order_by("public_date", "pk"))[:1]
    return (previous[0] if previous else None), (following[0] if following else None)
