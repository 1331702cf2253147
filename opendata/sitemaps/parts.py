"""A site map in parts of at most 5,000 addresses, cut where the index of first publications is cut.

Items are only ever added at the end of that order, so a part that is full stays as it is, but for what is withdrawn
from it. No part is counted, and none is found by skipping over the ones before it: its name says where it begins.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Q
from wagtail.models import Page, Site

from opendata.addresses import Addresses
from publishing.live_items import item_models
from publishing.models import GatedPage, LiveItem

MOST = 5_000
"""Addresses in one part; the protocol allows 50,000."""
_FIRST = "0-0"


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the website and when what stands there changed last."""

    address: str
    changed: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Key:
    """A place in the order of first publications: the moment, in microseconds of Unix time, and the page."""

    moment: int
    page: int

    def __str__(self) -> str:
        return f"{self.moment}-{self.page}"

    @classmethod
    def read(cls, text: str) -> "Key":
        """As it stands in an address. Raises ValueError."""
        moment, page = text.split("-")
        if not (moment.isdecimal() and page.isdecimal() and len(moment) <= _LONGEST and len(page) <= _LONGEST):
            raise ValueError(text)
        return cls(int(moment), int(page))

    @classmethod
    def of(cls, moment: dt.datetime, page: int) -> "Key":
        """The place of an item."""
        return cls((moment - _EPOCH) // dt.timedelta(microseconds=1), page)

    def after(self) -> Q:
        """What stands behind it."""
        moment = _EPOCH + dt.timedelta(microseconds=self.moment)
        same = Q(first_published_at=moment, page_id__gt=self.page)
        return Q(first_published_at__gte=moment) & (Q(first_published_at__gt=moment) | same)


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_LONGEST = 17
_ORDER = ("first_published_at", "page_id")


def parts_of(site: Site) -> Iterator[tuple[str, dt.datetime | None]]:
    """Where each part begins, and when anything in it changed last: a walk along the index in steps of a part."""
    key = Key.read(_FIRST)
    while True:
        rows = LiveItem.objects.filter(key.after(), site=site).order_by(*_ORDER)
        changed = LiveItem.objects.filter(pk__in=rows.values("pk")[:MOST]).aggregate(last=Max("changed_at"))["last"]
        if changed is None:
            return
        yield str(key), changed
        last = rows.values_list(*_ORDER)[MOST - 1 : MOST].first()
        if last is None:
            return
        key = Key.of(*last)


def places_after(site: Site, key: Key) -> list[Place]:
    """The addresses of one part (one query)."""
    addresses = Addresses(site)
    rows = LiveItem.objects.of_site(site).filter(key.after()).order_by(*_ORDER)
    found = rows.values_list("url_path", "changed_at")[:MOST]
    return [Place(addresses.page(url_path), changed) for url_path, changed in found]


def frame_places(site: Site) -> list[Place]:
    """The live pages of the site's frame: home, sections, lists."""
    addresses = Addresses(site)
    pages = Page.objects.live().descendant_of(site.root_page, inclusive=True).filter(_frame_types()).order_by("path")
    found = pages.values_list("url_path", "last_published_at")[:MOST]
    return [Place(addresses.page(url_path), changed) for url_path, changed in found]


def _frame_types() -> Q:
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import get_page_models

    items = set(item_models())
    frames = [model for model in get_page_models() if issubclass(model, GatedPage) and model not in items]
    found: dict[Any, Any] = ContentType.objects.get_for_models(*frames)
    return Q(content_type__in=list(found.values()))


def new_items(site: Site, *, now: dt.datetime, most: int) -> list[LiveItem]:
    """What was published for the first time in the last 48 hours, newest first (one query)."""
    since = now - dt.timedelta(hours=48)
    rows = LiveItem.objects.of_site(site).filter(first_published_at__gte=since)
    return list(rows.order_by("-first_published_at", "-page_id")[:most])
