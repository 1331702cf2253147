"""The public archive: every item the office ever published, by fiscal year, from the publication register."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from wagtail.models import Page

from offices.api import Office, Unit
from publishing.models import PublicationRecord, RecordKind
from publishing.models.record import LIVE_KINDS, STATE_KINDS


@dataclass(frozen=True, slots=True)
class ArchivedItem:
    """One item as the archive lists it. `title` is empty for what was withdrawn: its notice says why."""

    title: str
    url: str
    kind_label: str
    unit_name: str
    published_at: dt.datetime
    state: str


class ArchiveList:
    """The items first published in a fiscal year, newest first: as many queries for 20 of them as for 20,000."""

    def __init__(self, request: Any, office: Office, year: int, unit_id: int | None = None) -> None:
        self.request = request
        later = PublicationRecord.objects.filter(
            page=OuterRef("page"), kind=RecordKind.PUBLISHED, fiscal_year=year, sequence__gt=OuterRef("sequence")
        )
        newest = PublicationRecord.objects.filter(page=OuterRef("page"), kind__in=STATE_KINDS).order_by("-sequence")
        rows = published(office).filter(~Exists(later), fiscal_year=year)
        if unit_id is not None:
            rows = rows.filter(unit_id=unit_id)
        self.rows = rows.annotate(
            state=Subquery(newest.values("kind")[:1]), title_now=Subquery(newest.values("title")[:1])
        ).order_by("-recorded_at", "-sequence")

    def __len__(self) -> int:
        return int(self.rows.count())

    count = __len__

    def __getitem__(self, part: slice) -> list[ArchivedItem]:
        rows = list(self.rows[part])
        pages = Page.objects.in_bulk([row.page_id for row in rows])
        return [self._item(row, pages[row.page_id]) for row in rows]

    def _item(self, row: Any, page: Page) -> ArchivedItem:
        state = "current" if row.state in LIVE_KINDS else str(row.state)
        return ArchivedItem(
            title="" if state == RecordKind.WITHDRAWN else row.title_now,
            url=page.get_url(self.request) or "",
            kind_label=row.information_label,
            unit_name=row.unit_name,
            published_at=row.recorded_at,
            state=state,
        )


def published(office: Office) -> Any:
    """The entries by which items of the office became public; the website's own frame is not among them."""
    return PublicationRecord.objects.filter(office=office, kind=RecordKind.PUBLISHED, submission__isnull=False)


def years_of(office: Office) -> list[int]:
    """The fiscal years in which the office published anything, newest first."""
    years = published(office).order_by().values_list("fiscal_year", flat=True).distinct()
    return sorted(years, reverse=True)


def units_of(office: Office) -> list[tuple[int, str]]:
    """The office's units, today's and those of the past, in the order of lists."""
    return list(Unit.objects.filter(office=office).values_list("pk", "name"))
