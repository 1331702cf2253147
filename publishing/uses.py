"""Where a picture is in use before the public: the website now; every other channel registers its own finder."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from publishing.models import WEBSITE, LiveAsset, PublicationRecord, PublishingImage
from publishing.models.record import LIVE_KINDS


@dataclass(frozen=True, slots=True)
class Use:
    """One picture in one public place."""

    channel: str
    image_id: int
    image_title: str
    page_id: int
    title: str
    address: str
    unit_id: int | None
    unit_name: str
    since: dt.datetime | None


UseFinder = Callable[[Iterable[int]], list[Use]]
_FINDERS: dict[str, UseFinder] = {}


def register_use_finder(channel: str, finder: UseFinder) -> None:
    """Let a channel say where pictures are in use: `finder(image keys)`. One finder a channel."""
    _FINDERS[channel] = finder


def uses_of(image_ids: Iterable[int]) -> list[Use]:
    """Every public use of these pictures on every channel, the oldest first."""
    keys = list(image_ids)
    uses = [use for finder in _FINDERS.values() for use in finder(keys)] if keys else []
    return sorted(uses, key=lambda use: (use.since is None, use.since, use.page_id, use.image_id))


def uses_on_website(image_ids: Iterable[int]) -> list[Use]:
    """Uses on public pages (three queries however many there are)."""
    rows = list(
        LiveAsset.objects.filter(kind=LiveAsset.Kind.IMAGE, object_id__in=list(image_ids)).values_list(
            "page_id", "object_id"
        )
    )
    titles = dict(PublishingImage.objects.filter(pk__in={key for _page, key in rows}).values_list("pk", "title"))
    records = PublicationRecord.objects.filter(page_id__in={page for page, _key in rows}, kind__in=LIVE_KINDS)
    latest = {
        row["page_id"]: row
        for row in records.order_by("sequence").values(
            "page_id", "title", "unit_id", "unit_name", "recorded_at", address=F("page__url_path")
        )
    }
    return [_use(latest[page_id], image_id, titles.get(image_id, "")) for page_id, image_id in rows]


def _use(row: Any, image_id: int, image_title: str) -> Use:
    values = {name: row[name] for name in ("page_id", "title", "address", "unit_id", "unit_name")}
    return Use(WEBSITE, image_id, image_title, since=row["recorded_at"], **values)


register_use_finder(WEBSITE, uses_on_website)
