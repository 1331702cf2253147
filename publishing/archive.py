"""The public archive: every item the office ever published, by fiscal year and month, from the publication register."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Subquery
from django.db.models.functions import ExtractMonth
from django.utils import timezone
from wagtail.models import Page

from offices.api import Office, Unit
from publishing.models import LIVE_KINDS, PublicationRecord, RecordKind, is_legacy, newest_first
from thai.fiscal import month_bounds, months


@dataclass(frozen=True, slots=True)
class ArchivedItem:
    """One item as the archive lists it. `title` is empty for what was withdrawn: its notice says why."""

    title: str
    url: str
    kind_label: str
    unit_name: str
    published_at: dt.datetime
    state: str
    is_legacy: bool
    """It was public on the office's old website before."""


class ArchiveList:
    """The items published in a fiscal year or one month of it, newest first: as many queries for 20 as for 20,000."""

    def __init__(
        self, request: Any, office: Office, year: int, unit_id: int | None = None, month: int | None = None
    ) -> None:
        self.request = request
        newest = newest_first("page")
        rows = published_in(office, year, unit_id).select_related("submission")
        if month is not None:
            first, last = month_bounds(year, month)
            rows = rows.filter(
                recorded_at__gte=_midnight(first), recorded_at__lt=_midnight(last + dt.timedelta(days=1))
            )
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
            is_legacy=is_legacy(row.submission.memo),
        )


def published(office: Office) -> Any:
    """The entries by which items of the office became public; the website's own frame is not among them."""
    return PublicationRecord.objects.filter(office=office, kind=RecordKind.PUBLISHED, submission__isnull=False)


def published_in(office: Office, year: int, unit_id: int | None = None) -> Any:
    """Of each item published in the fiscal year the last entry by which it became public in it."""
    later = PublicationRecord.objects.filter(
        page=OuterRef("page"), kind=RecordKind.PUBLISHED, fiscal_year=year, sequence__gt=OuterRef("sequence")
    )
    rows = published(office).filter(~Exists(later), fiscal_year=year)
    return rows if unit_id is None else rows.filter(unit_id=unit_id)


def months_of(office: Office, year: int, unit_id: int | None = None) -> list[tuple[int, int]]:
    """The months of the fiscal year with anything published, October first, each with its count (one query)."""
    by_month = published_in(office, year, unit_id).annotate(month=ExtractMonth("recorded_at")).order_by()
    counts = dict(by_month.values_list("month").annotate(count=Count("pk")))
    return [(month, counts[month]) for month in months() if month in counts]


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def years_of(office: Office) -> list[int]:
    """The fiscal years in which the office published anything, newest first: each is asked for, none is collected
    from a hundred thousand entries (two queries).
    """
    entries = published(office).order_by()
    span = entries.aggregate(first=Min("fiscal_year"), last=Max("fiscal_year"))
    if span["first"] is None:
        return []
    years = range(span["last"], span["first"] - 1, -1)
    asked = {f"year_{year}": _first_of(entries, year) for year in years}
    found: Any = Office.objects.filter(pk=office.pk).values(**asked).get()
    return [year for year in years if found[f"year_{year}"]]


def _first_of(entries: Any, year: int) -> Subquery:
    """The year, if any entry is of it. Asked for as the first in the index's order: of a mere “is there one”, or of an
    equal year, PostgreSQL may think that reading from the start of the table finds one soonest.
    """
    of_year = entries.filter(fiscal_year__gte=year, fiscal_year__lte=year).order_by("fiscal_year")
    return Subquery(of_year.values("fiscal_year")[:1])


def units_of(office: Office) -> list[tuple[int, str]]:
    """The office's units, today's and those of the past, in the order of lists."""
    return list(Unit.objects.filter(office=office).values_list("pk", "name"))
