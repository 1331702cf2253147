"""Keeping the list of live items: enlist, strike off, rehang after a move, rebuild, and find what differs."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from publishing.models.live import ItemDate, LiveDate, LiveItem
from publishing.models.pages import PublishablePage
from thai.fiscal import fiscal_year

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class ListFault:
    """A page about which the list and the live pages disagree."""

    page_id: int
    title: str
    names: tuple[str, ...] = ()
    """The fields that differ; `missing` for a live item not listed, `not_live` for a listed page that is not public."""


def enlist(page: Any) -> None:
    """List the page as it is public now. Frame pages are not items. Inside the publishing transaction."""
    if isinstance(page, PublishablePage) and (row := _row(page, _Sites())) is not None:
        _write([(page, row)])


def strike_off(page: Page) -> None:
    """Take the page off the list. Inside the publishing transaction."""
    LiveItem.objects.filter(page_id=page.pk).delete()


def rehang(moved: Page, *, now: dt.datetime) -> None:
    """The new addresses of the live items of a subtree that was moved. Inside the publishing transaction."""
    below = Page.objects.filter(path__startswith=moved.path, live=True)
    pages = [page for page in below.specific() if isinstance(page, PublishablePage)]
    sites = _Sites()
    strike = [page.pk for page in pages if sites.of(page) is None]
    LiveItem.objects.filter(page_id__in=strike).delete()  # moved out of every website
    rows = [(page, row) for page in pages if (row := _row(page, sites)) is not None]
    for _page, row in rows:
        row.changed_at = now
    _write(rows)


@transaction.atomic
def rebuild(site: Site | None = None) -> int:
    """The list of one website (of all) written anew from its live pages; how many items it has.

    What a move changed is not in the page: a later moment of change that is listed already is kept.
    """
    sites = _Sites()
    listed = LiveItem.objects.filter(site=site) if site else LiveItem.objects.all()
    changed = dict(listed.values_list("page_id", "changed_at"))
    keep = []
    for pages in _live_pages():
        rows = [
            (page, row) for page in pages if (row := _row(page, sites)) and (site is None or row.site_id == site.pk)
        ]
        for page, row in rows:
            row.changed_at = max(row.changed_at, changed.get(page.pk, row.changed_at))
        _write(rows)
        keep += [page.pk for page, _row_ in rows]
    gone = changed.keys() - set(keep)
    for chunk in _chunks(sorted(gone)):
        LiveItem.objects.filter(pk__in=chunk).delete()
    return len(keep)


def rebuild_when_empty() -> int:
    """Fill the list of a database that was there before the list was; how many items it got."""
    if LiveItem.objects.exists():
        return 0
    return rebuild()


def faults() -> Iterator[ListFault]:
    """Every page about which the list and the live pages disagree; nothing when they agree."""
    sites = _Sites()
    for pages in _live_pages():
        keys = [page.pk for page in pages]
        listed = LiveItem.objects.filter(pk__in=keys).prefetch_related("dates").in_bulk()
        for page in pages:
            row = _row(page, sites)
            if names := _differences(page, row, listed.get(page.pk)):
                yield ListFault(page.pk, page.title, names)
    for item in LiveItem.objects.filter(page__live=False):
        yield ListFault(item.pk, item.title, ("not_live",))


def _differences(page: Any, row: LiveItem | None, listed: LiveItem | None) -> tuple[str, ...]:
    if row is None:
        return ("site",) if listed else ()
    if listed is None:
        return ("missing",)
    names = [
        name
        for field in LiveItem._meta.concrete_fields
        if (name := field.attname) != "changed_at" and getattr(row, name) != getattr(listed, name)
    ]
    if listed.changed_at < row.changed_at:
        names.append("changed_at")
    dates = [ItemDate(date.kind, date.starts, date.ends, date.all_day, date.label) for date in listed.dates.all()]  # type: ignore[arg-type]
    if sorted(dates, key=_order) != sorted(page.live_dates(), key=_order):
        names.append("dates")
    return tuple(names)


def _order(date: ItemDate) -> tuple[Any, ...]:
    return (date.starts, str(date.kind), date.label, date.all_day)


class _Sites:
    """Which website a page stands on: the deepest root above it; where hosts share a root, the office's own."""

    def __init__(self) -> None:
        sites = Site.objects.select_related("root_page").order_by("office", "pk")
        self.roots = sorted(
            ((site.root_page.path, site) for site in sites if site.root_page),
            key=lambda pair: (len(pair[0]), getattr(pair[1], "office", None) is not None),
            reverse=True,
        )

    def of(self, page: Page) -> Site | None:
        """None for a page outside every website."""
        return next((site for path, site in self.roots if page.path.startswith(path)), None)


def _row(page: Any, sites: _Sites) -> LiveItem | None:
    site = sites.of(page)
    if site is None or page.unit is None:
        return None
    first = page.first_published_at or page.last_published_at or timezone.now()
    return LiveItem(
        page_id=page.pk,
        site_id=site.pk,
        office_id=page.unit.office_id,
        unit_id=page.unit_id,
        model=page._meta.label,
        information_type=page.information_type,
        public_date=page.public_date,
        fiscal_year=fiscal_year(page.public_date),
        first_published_at=first,
        changed_at=page.last_published_at or first,
        title=page.title,
        url_path=page.url_path,
    )


def as_listed(page: Any) -> LiveItem | None:
    """The row the page would have in the list, not stored: for a draft somebody looks at beforehand."""
    row = _row(page, _Sites())
    if row is not None:
        row.page = page
    return row


def _write(rows: list[tuple[Any, LiveItem]]) -> None:
    names = [field.name for field in LiveItem._meta.concrete_fields if not field.primary_key]
    items = [row for _page, row in rows]
    LiveItem.objects.bulk_create(items, update_conflicts=True, unique_fields=["page"], update_fields=names)
    LiveDate.objects.filter(item_id__in=[item.pk for item in items]).delete()
    LiveDate.objects.bulk_create(
        LiveDate(
            item_id=page.pk,
            kind=date.kind,
            label=date.label,
            starts=date.starts,
            ends=date.ends,
            all_day=date.all_day,
        )
        for page, _row_ in rows
        for date in page.live_dates()
    )


def _live_pages() -> Iterator[list[Any]]:
    """The live items of every page type, a few hundred at a time."""
    for model in item_models():
        pages = model._base_manager.filter(live=True).select_related("unit", "content_type").order_by("pk")
        chunk: list[Any] = []
        for page in pages.iterator(chunk_size=_CHUNK):
            if page.specific_class is model:
                chunk.append(page)
            if len(chunk) == _CHUNK:
                yield chunk
                chunk = []
        if chunk:
            yield chunk


def item_models() -> list[type[PublishablePage]]:
    """Every concrete page type of items, in the order of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, PublishablePage)]


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    return (keys[start : start + _CHUNK] for start in range(0, len(keys), _CHUNK))
