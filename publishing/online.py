"""From when to when pages were online, read from the publication register."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from publishing.models import ENDED_KINDS, STATE_KINDS, PublicationRecord, RecordKind


@dataclass(frozen=True, slots=True)
class OnlineSpan:
    """An unbroken time before the public. A correction does not break it; a withdrawal and an expiry end it."""

    since: dt.datetime
    until: dt.datetime | None
    """None while it lasts."""
    began: PublicationRecord
    ended: PublicationRecord | None
    latest: PublicationRecord
    """The newest entry that says what the public sees: its publication or its last correction."""


def online_spans(page_ids: Iterable[int]) -> dict[int, list[OnlineSpan]]:
    """The spans of each page that was ever online, oldest first (one query)."""
    found: dict[int, list[OnlineSpan]] = {}
    records = PublicationRecord.objects.filter(page_id__in=list(page_ids), kind__in=STATE_KINDS)
    for record in records.order_by("page_id", "sequence"):
        spans = found.setdefault(record.page_id, [])
        if record.kind == RecordKind.PUBLISHED:
            spans.append(OnlineSpan(record.recorded_at, None, record, None, record))
        elif spans and spans[-1].ended is None:
            last = spans[-1]
            ended = record if record.kind in ENDED_KINDS else None
            until = record.recorded_at if ended else None
            spans[-1] = OnlineSpan(last.since, until, last.began, ended, last.latest if ended else record)
    return {page_id: spans for page_id, spans in found.items() if spans}
