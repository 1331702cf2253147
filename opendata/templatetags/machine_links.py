"""What a page's head tells machines: its address, the feeds and the calendar of its part, its card."""

from typing import Any

from django import template
from wagtail.models import Page, Site

from opendata.addresses import Addresses
from opendata.cards.card import Card
from opendata.feeds.views import FORMATS

register = template.Library()
_MIMES = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "feed.json": "application/feed+json"}


@register.inclusion_tag("opendata/machine_links.html", takes_context=True)
def machine_links(context: dict[str, Any]) -> dict[str, Any]:
    """Links of `<head>`: those of the website, and those of the page when it is live. Of a draft nothing is said."""
    request, page = context.get("request"), context.get("page")
    site = Site.find_for_request(request) if request is not None else None
    if site is None:
        return {}
    addresses = Addresses(site)
    said: dict[str, Any] = {"feeds": _feeds(addresses), "calendar": addresses.view("calendar")}
    if not isinstance(page, Page) or not page.live or getattr(request, "is_preview", False):
        return said
    unit = getattr(page, "unit", None)
    if unit and not getattr(page, "structural", True):
        office = context.get("office") or unit.office
        said |= {"card": _card(addresses, page, unit.name, office.name), "owner": office.name}
    if unit and (not getattr(page, "structural", True) or unit.section_page_id == page.pk):
        parts = {"kind": "unit", "key": str(unit.pk)}
        said |= {"unit": unit.name, "part_feeds": _feeds(addresses, parts)}
        said["part_calendar"] = addresses.view("part_calendar", **parts)
    return said | {"address": addresses.page(page.url_path)}


def _card(addresses: Addresses, page: Any, unit: str, office: str) -> str:
    label = str(page._meta.verbose_name)
    card = Card.of(title=page.title, label=label, office=office, unit=unit, day=page.public_date)
    return addresses.view("card", page=page.pk, stamp=card.stamp)


def _feeds(addresses: Addresses, parts: dict[str, str] | None = None) -> list[dict[str, str]]:
    view = "part_feed" if parts else "feed"
    return [{"mime": _MIMES[name], "href": addresses.view(view, name=name, **(parts or {}))} for name in FORMATS]
