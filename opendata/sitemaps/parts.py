"""A site map in parts: the items whose pages have numbers of one range, of at most 5,000.

An item stays in its part for ever, so a part changes only with what stands in it; none is counted or found by skipping
over the ones before it, and all of them are found by one query.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Max, Q
from wagtail.models import Page, Site

from opendata.addresses import Addresses
from publishing.live_items import item_models
from publishing.models import GatedPage, LiveItem

MOST = 5_000
"""Numbers of pages in one part; the protocol allows 50,000 addresses."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the website and when what stands there changed last."""

    address: str
    changed: dt.datetime | None


def part_of(page: int) -> int:
    """The part in which a page stands."""
    return page // MOST


def parts_of(site: Site) -> list[tuple[int, dt.datetime]]:
    """The parts that have items, and when anything in each changed last (one query)."""
    numbered = LiveItem.objects.filter(site=site).annotate(part=F("page_id") / MOST).order_by("part")
    return list(numbered.values_list("part").annotate(last=Max("changed_at")))


def places_of(site: Site, part: int) -> list[Place]:
    """The addresses of one part (one query)."""
    addresses = Addresses(site)
    rows = LiveItem.objects.of_site(site).filter(page_id__gte=part * MOST, page_id__lt=(part + 1) * MOST)
    found = rows.order_by("page_id").values_list("url_path", "changed_at")
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
