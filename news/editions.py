"""The editions of a manual there have been, as the register of publications tells them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from publishing.models import PublicationRecord, RecordKind


@dataclass(frozen=True, slots=True)
class Edition:
    """One text of a manual the public has had: when it came, which version it called itself, what was changed."""

    recorded_at: dt.datetime
    version: str
    reason: str
    current: bool


def editions_of(page: Any) -> list[Edition]:
    """The published texts of the page, the newest first (one query). Their content is not kept public."""
    rows = list(
        PublicationRecord.objects.filter(page_id=page.pk, kind__in=(RecordKind.PUBLISHED, RecordKind.CORRECTED))
        .order_by("-sequence")
        .values_list("recorded_at", "revision__content__version", "reason")
    )
    return [
        Edition(recorded_at, version or "", reason, current=position == 0)
        for position, (recorded_at, version, reason) in enumerate(rows)
    ]
