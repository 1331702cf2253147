"""Record that stories went out on channels."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from approvals.api import Issue, ProcedureDocument, Refused, in_force
from offices.api import Holding, Office, Unit, holdings_of
from publishing.models import ChannelPosting, PublicationRecord, RecordKind
from publishing.reports.items import GROUP_WEBSITE, WEBSITE
from publishing.reports.rights import reporting_seat

COUNTED_FROM_REGISTER = frozenset({WEBSITE, GROUP_WEBSITE})

_LONGEST_TITLE = 255


@dataclass(frozen=True, slots=True)
class Entry:
    """One story and the channels it went to on a day: an item by its page, or a story by title and unit."""

    channels: tuple[str, ...]
    posted_on: dt.date | None
    page_id: int | None = None
    title: str = ""
    unit: Unit | None = None
    evidence: str = ""
    note: str = ""


class RecordPostingsAction:
    """A person records one or many postings at once; what stands recorded already is left as it is.

    Nothing of the website changes: this is the office's record of what went out elsewhere.
    """

    def __init__(self, office: Office, entries: list[Entry], *, user: Any, now: dt.datetime | None = None) -> None:
        self.office, self.entries, self.user = office, entries, user
        self.now = now or timezone.now()
        self.today = timezone.localdate(self.now)

    def check(self) -> list[Issue]:
        """Why it is refused; every fault of every entry."""
        self._read()
        if not self.entries or not any(entry.channels for entry in self.entries):
            return [Issue("nothing_ticked")]
        return list(dict.fromkeys(issue for entry in self.entries for issue in self._faults(entry)))

    @transaction.atomic
    def execute(self) -> int:
        """Record. Returns how many postings are new. Raises Refused, changing nothing."""
        Office.objects.select_for_update(no_key=True).get(pk=self.office.pk)  # of two people pressing at once
        if issues := self.check():
            raise Refused(issues)
        standing = self._standing()
        rows = {self._identity(row): row for entry in self.entries for row in self._rows(entry)}
        new = [row for identity, row in rows.items() if identity not in standing]
        ChannelPosting.objects.bulk_create(new)
        return len(new)

    def _read(self) -> None:
        procedure = in_force(self.office)
        self.spec: ProcedureDocument | None = procedure.spec if procedure else None
        channels = self.spec.channels if self.spec else []
        self.channels = {channel.key: channel for channel in channels if channel.key not in COUNTED_FROM_REGISTER}
        self.holdings = holdings_of(self.user, self.today)
        pages = [entry.page_id for entry in self.entries if entry.page_id is not None]
        published = PublicationRecord.objects.filter(
            office=self.office, page__in=pages, kind=RecordKind.PUBLISHED, submission__isnull=False
        )
        self.records = {record.page_id: record for record in published.select_related("unit").order_by("sequence")}

    def _faults(self, entry: Entry) -> list[Issue]:
        title, unit = self._title(entry), self._unit(entry)
        if entry.page_id is not None and unit is None:
            return [Issue("posting_not_public", context={"title": entry.title or str(entry.page_id)})]
        found = [] if title else [Issue("title_of_story_missing", "titles")]
        if self._seat(unit) is None:
            found.append(Issue("posting_not_yours"))
        if entry.posted_on is None:
            found.append(Issue("posting_day_invalid", "posted_on"))
        elif entry.posted_on > self.today:
            found.append(Issue("posted_in_the_future", "posted_on"))
        unknown = [channel for channel in entry.channels if channel not in self.channels]
        found += [Issue("channel_unknown", "channels", {"channel": channel}) for channel in unknown]
        return found + _link_faults(entry.evidence)

    def _title(self, entry: Entry) -> str:
        record = self.records.get(entry.page_id) if entry.page_id is not None else None
        return (record.title if record else entry.title).strip()[:_LONGEST_TITLE]

    def _unit(self, entry: Entry) -> Unit | None:
        if entry.page_id is None:
            return entry.unit
        record = self.records.get(entry.page_id)
        return record.unit if record else None

    def _seat(self, unit: Unit | None) -> Holding | None:
        if unit is None or unit.office_id != self.office.pk or not self.user.is_active:
            return None
        return reporting_seat(self.holdings, self.office.pk, unit.pk)

    def _rows(self, entry: Entry) -> list[ChannelPosting]:
        unit = self._unit(entry)
        seat = self._seat(unit)
        assert unit is not None  # noqa: S101  (check() refused otherwise)
        assert seat is not None  # noqa: S101  (check() refused otherwise)
        assert entry.posted_on is not None  # noqa: S101  (check() refused otherwise)
        return [
            ChannelPosting(
                office=self.office,
                unit=unit,
                page_id=entry.page_id,
                title=self._title(entry),
                channel=key,
                channel_label=self.channels[key].label,
                group=self.channels[key].group,
                posted_on=entry.posted_on,
                evidence=entry.evidence.strip(),
                note=entry.note.strip(),
                recorded_at=self.now,
                person=self.user,
                person_name=seat.person_name,
                position=seat.title,
                capacity=seat.capacity,
            )
            for key in dict.fromkeys(entry.channels)
        ]

    def _standing(self) -> set[tuple[Any, ...]]:
        """What is recorded already on these days; pressing twice records once."""
        days = [entry.posted_on for entry in self.entries if entry.posted_on]
        mine = Q(page__in=self.records) | Q(page=None, title__in={self._title(entry) for entry in self.entries})
        rows = ChannelPosting.objects.standing().filter(mine, office=self.office, posted_on__in=days)
        return {self._identity(row) for row in rows}

    @staticmethod
    def _identity(row: Any) -> tuple[Any, ...]:
        story = row.page_id if row.page_id is not None else (row.unit_id, row.title)
        return (story, row.channel, row.posted_on)


def _link_faults(link: str) -> list[Issue]:
    if not link.strip():
        return []
    try:
        URLValidator(schemes=["http", "https"])(link.strip())
    except ValidationError:
        return [Issue("posting_link_invalid", "evidence")]
    return []
