"""Lists over every type of page at once, from the list of live items (ADR 0023): two queries for a page of rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from wagtail.models import Page, Site

from news.listing import Card, LiveList, live_items_of
from publishing.api import in_force
from publishing.models import LiveItem, Permit, PermitKind

RELATED = 4
"""Items of the same kind of information shown below an item."""


class LiveCards(LiveList):
    """A lazy list of cards over items of every type: slicing and counting cost what the narrow list costs."""

    def __init__(self, request: Any, items: Any, labels: dict[str, str] | None = None) -> None:
        self.request, self.items, self._labels = request, items, labels

    def __getitem__(self, part: slice) -> list[Card]:
        found = LiveItem.objects.filter(pk__in=self.keys_of(part), page__live=True)
        rows = list(found.select_related("unit", "page").newest_first())
        urgent = set(
            Permit.objects.valid()
            .filter(page_id__in=[row.pk for row in rows], kind=PermitKind.URGENT)
            .values_list("page_id", flat=True)
        )
        labels = _labels(rows) if self._labels is None else self._labels
        return [
            Card(
                title=row.title,
                url=row.page.get_url(self.request) or "",
                date=row.public_date,
                lead="",
                unit_name=row.unit.name,
                type_label=labels.get(row.information_type, ""),
                urgent=row.pk in urgent,
            )
            for row in rows
        ]

    def filtered(self, **conditions: Any) -> "LiveCards":
        """The list narrowed down."""
        return LiveCards(self.request, self.items.filter(**conditions), self._labels)


def live_cards(request: Any, *, below: Page, models: Iterable[Any] = ()) -> LiveCards:
    """The live items below a page, of these types of page or of all, newest first."""
    return LiveCards(request, live_items_of(request, below, *models))


def related_cards(request: Any, page: Any) -> list[Card]:
    """The newest items of the same kind of information on the same website, without this one."""
    site = Site.find_for_request(request)
    if site is None or not page.information_type:
        return []
    items = LiveItem.objects.filter(site=site, information_type=page.information_type).exclude(page_id=page.pk)
    return LiveCards(request, items.newest_first())[:RELATED]


@dataclass(slots=True)
class CategoryCount:
    """One of the office's categories with how much of it is public, and its canonical kinds."""

    label: str
    number: str
    count: int = 0
    types: list[dict[str, Any]] = field(default_factory=list)


def categories(request: Any, office: Any) -> list[CategoryCount]:
    """The office's own categories in its order, each with the kinds of which something is public (one query)."""
    site, procedure = Site.find_for_request(request), in_force(office) if office else None
    if site is None or procedure is None:
        return []
    counted = LiveItem.objects.filter(site=site).order_by().values_list("information_type")
    counts = dict(counted.annotate(count=Count("pk")))
    listed = []
    for category in procedure.spec.categories:
        types = [
            {"key": kind.key, "label": kind.label, "count": counts[kind.key]}
            for kind in category.canonical
            if kind.key in counts
        ]
        total = sum(kind["count"] for kind in types)
        if total:
            listed.append(CategoryCount(category.label, category.number, total, types))
    return listed


def _labels(rows: list[Any]) -> dict[str, str]:
    office = rows[0].unit.office if rows else None
    procedure = in_force(office) if office else None
    return dict(procedure.spec.information_types()) if procedure else {}
