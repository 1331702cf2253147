"""By what an item is known for ever, and how often it has been put right: read from the publication register."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Max, Min
from wagtail.models import Site

from publishing.models import PublicationRecord, RecordKind

_CHANGES = (RecordKind.PUBLISHED, RecordKind.CORRECTED, RecordKind.MOVED)


@dataclass(frozen=True, slots=True)
class Mark:
    """What the register knows of a page."""

    code: str
    """The public code of the item, the same through corrections and moves."""
    since: dt.datetime
    """First publication."""
    sequence: int
    """How often what the public sees has changed since: 0 at first."""

    def tag(self, site: Site) -> str:
        """A name for ever (RFC 4151): no move, no correction and no new title changes it."""
        return f"tag:{site.hostname},{self.since:%Y-%m-%d}:{self.code}"


def marks_of(page_ids: Iterable[int]) -> dict[int, Mark]:
    """The marks of these pages, by page (one query)."""
    rows = (
        PublicationRecord.objects.filter(page_id__in=list(page_ids), kind__in=_CHANGES)
        .order_by()
        .values("page_id")
        .annotate(code=Max("code"), since=Min("recorded_at"), changes=Count("pk"))
    )
    return {row["page_id"]: Mark(row["code"], row["since"], row["changes"] - 1) for row in rows}
