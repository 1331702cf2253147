"""A feed: whose it is, where it stands, its entries."""

import datetime as dt
from dataclasses import dataclass

from opendata.addresses import Addresses
from opendata.feeds.entries import Entry, entries_of, fit
from opendata.scopes import Scope
from publishing.api import websub_hub

LANGUAGE = "th"


@dataclass(frozen=True, slots=True)
class Feed:
    """What every format says."""

    title: str
    description: str
    author: str
    home: str
    address: str
    """Its own."""
    hub: str
    """Where readers may ask to be told (WebSub); empty without one."""
    updated: dt.datetime
    entries: list[Entry]


def feed_of(scope: Scope, name: str, *, full: bool) -> Feed:
    """The feed of a part, to be shown under this name."""
    addresses = Addresses(scope.site)
    entries = entries_of(scope, full=full)
    return Feed(
        title=fit(scope.title),
        description=fit(scope.title),
        author=fit(scope.owner),
        home=addresses.home(),
        address=addresses.view("part_feed" if scope.kind else "feed", name=name, **scope.parts),
        hub=hub(),
        updated=max((entry.updated for entry in entries), default=dt.datetime.fromtimestamp(0, dt.UTC)),
        entries=entries,
    )


def hub() -> str:
    """The WebSub hub that is told when a feed changes; empty without one."""
    return websub_hub()
