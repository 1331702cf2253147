"""What only the layers above know: an item's address in the API, and the feeds an act changes."""

from collections.abc import Callable, Iterable

from django.conf import settings

from publishing.models import PublicationRecord

ItemAddress = Callable[[PublicationRecord], str]
FeedTopics = Callable[[PublicationRecord], Iterable[str]]
_addresses: list[ItemAddress] = []
_topics: list[FeedTopics] = []


def register_item_address(address: ItemAddress) -> None:
    """Let messages name an item's full address in the API. One function; the latest counts."""
    _addresses[:] = [address]


def register_feed_topics(topics: FeedTopics) -> None:
    """Have a function asked which feeds, by full address, an act changes: the hub is told of them (WebSub)."""
    if topics not in _topics:
        _topics.append(topics)


def api_address_of(record: PublicationRecord) -> str:
    """The item's address in the API; empty on a website without one."""
    return _addresses[0](record) if _addresses else ""


def topics_of(record: PublicationRecord) -> list[str]:
    """The feeds the act changes, each once."""
    return list(dict.fromkeys(topic for topics in _topics for topic in topics(record)))


def websub_hub() -> str:
    """The hub that is told when feeds change, for `rel=hub` in the feeds; empty when there is none."""
    return str(getattr(settings, "PRAKAT_WEBSUB_HUB", ""))
