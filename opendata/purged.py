"""Which of the addresses for machines name a page: what a cache has to forget with it."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from news.models import ProcurementNoticePage
from opendata.cards.card import Card
from opendata.feeds.views import NAMES
from opendata.sitemaps.parts import part_of
from publishing.models import PublishablePage


def addresses_naming(page: Page) -> Iterator[str]:
    """Its card; the feeds and calendars of everything, its unit, its category and its type; the site maps
    and its part of them; the packages of its procurement.

    The data sets are not asked for: they live five minutes in caches.
    """
    item = page.specific
    yield from (reverse(f"opendata:{name}") for name in ("sitemap", "sitemap_frame", "sitemap_news"))
    if not isinstance(item, PublishablePage) or item.unit is None:
        return
    yield reverse("opendata:sitemap_part", args=[part_of(item.pk)])
    card = Card.of(
        title=item.title,
        label=str(item._meta.verbose_name),
        office=item.unit.office.name,
        unit=item.unit.name,
        day=item.public_date,
    )
    yield reverse("opendata:card", kwargs={"page": item.pk, "stamp": card.stamp})
    for parts in parts_naming(item):
        part = "part_" if parts else ""
        yield from (reverse(f"opendata:{part}feed", kwargs={**parts, "name": name}) for name in NAMES)
        yield reverse(f"opendata:{part}calendar", kwargs=parts)
    if isinstance(item, ProcurementNoticePage) and item.procurement_key and item.fiscal_year:
        yield reverse("opendata:ocds")
        yield from (
            reverse(f"opendata:{name}", args=[item.procurement_key]) for name in ("ocds_releases", "ocds_record")
        )
        yield reverse("opendata:ocds_year", args=[item.fiscal_year])


def parts_naming(item: Any) -> Iterator[dict[str, str]]:
    """The parts of an office's items an item belongs to, as `reverse` needs them; nothing named is everything."""
    yield {}
    yield {"kind": "type", "key": str(item._meta.model_name)}
    if item.unit_id:
        yield {"kind": "unit", "key": str(item.unit_id)}
    if item.information_type:
        yield {"kind": "category", "key": item.information_type}
