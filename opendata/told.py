"""What other programs are told of by address: an item in the API, and the feeds an act changes."""

from collections.abc import Iterator

from opendata.addresses import Addresses
from opendata.feeds.views import NAMES
from opendata.purged import parts_naming
from publishing.models import PublicationRecord


def item_address(record: PublicationRecord) -> str:
    """The item's full address in the API; it answers 404 while the item is not public."""
    site = record.page.get_site()
    return Addresses(site).view("pages-detail", pk=record.page_id) if site else ""


def feeds_changed(record: PublicationRecord) -> Iterator[str]:
    """The full addresses of every feed that names the item."""
    site = record.page.get_site()
    if site is None:
        return
    addresses = Addresses(site)
    for parts in parts_naming(record.page.specific):
        yield from (addresses.view("part_feed" if parts else "feed", name=name, **parts) for name in NAMES)
