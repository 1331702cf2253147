"""What an office, or one of its units, published in a period: drawn from the register and the postings, never typed.

An item that was withdrawn or whose display has ended since stays in the report of its period (procedures.md §7, 5).
"""

import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from approvals.api import Decision, Outcome, Procedure, ProcedureDocument, Submission
from offices.api import Office, Unit
from publishing.models import ENDED_KINDS, STATE_KINDS, ChannelPosting, PublicationRecord, RecordKind
from publishing.reports.periods import Span
from thai.dates import format_date, local_date

WEBSITE, GROUP_WEBSITE = "website", "group_website"
"""The channels counted from the register (procedures.md §3)."""


@dataclass(frozen=True, slots=True)
class Posted:
    """One standing posting of an item or a story."""

    channel: str
    group: str
    posted_on: dt.date


@dataclass(slots=True)
class Item:
    """One story of the period, with or without a page of the website."""

    ref: str
    title: str
    on: dt.date
    unit_name: str
    person_name: str
    page_id: int | None = None
    request_id: int | None = None
    information_type: str = ""
    category: str = ""
    channel: str = ""
    site: str = ""
    urgent: bool = False
    memo: dict[str, Any] = field(default_factory=dict)
    spec: ProcedureDocument | None = None
    received_at: dt.datetime | None = None
    produced_at: dt.datetime | None = None
    published_at: dt.datetime | None = None
    remark: str = ""
    ended: str = ""
    postings: list[Posted] = field(default_factory=list)

    @property
    def online(self) -> bool:
        """Whether it went out on the website or another online channel."""
        return self.page_id is not None or any(posting.group == "online" for posting in self.postings)

    @property
    def on_board(self) -> bool:
        """Whether it was put up on a board or sign."""
        return any(posting.group == "board" for posting in self.postings)


def published_in(office: Office, unit: Unit | None, span: Span) -> Any:
    """The register's entries “published” of the period: of items, not of the website's frame nor of corrections."""
    records = PublicationRecord.objects.filter(
        office=office,
        kind=RecordKind.PUBLISHED,
        submission__isnull=False,
        recorded_at__gte=span.begins_at,
        recorded_at__lt=span.ends_at,
    )
    return records.filter(unit=unit) if unit else records


def items_of(office: Office, unit: Unit | None, span: Span) -> list[Item]:
    """Every story of the period in the order of its day; nine queries however many there are."""
    records = published_in(office, unit, span)
    items: dict[int, Item] = {}
    procedures = _procedures(office)
    for record in records.select_related("submission__request").order_by("sequence"):
        items.setdefault(record.page_id, _item(record, procedures))
    _add_acts(items, records)
    _add_ends(items, records)
    _add_postings(items, records)
    return sorted([*items.values(), *stories_of(office, unit, span)], key=lambda item: item.on)


def stories_of(office: Office, unit: Unit | None, span: Span) -> list[Item]:
    """Stories of the period that never had a web page, each title of a unit once (CPN1, procedures.md §4, 8)."""
    postings = ChannelPosting.objects.standing().between(span.first, span.last).filter(office=office, page=None)
    postings = (postings.filter(unit=unit) if unit else postings).select_related("unit").order_by("posted_on", "pk")
    stories: dict[tuple[int, str], Item] = {}
    for posting in postings:
        story = stories.setdefault((posting.unit_id, posting.title), _story(posting))
        story.postings.append(Posted(posting.channel, posting.group, posting.posted_on))
    return list(stories.values())


def _procedures(office: Office) -> dict[int, ProcedureDocument]:
    return {procedure.pk: procedure.spec for procedure in Procedure.objects.filter(office=office)}


def _item(record: PublicationRecord, procedures: dict[int, ProcedureDocument]) -> Item:
    submission: Any = record.submission
    spec = procedures[submission.request.procedure_id]
    category = spec.category_of(record.information_type)
    channel = website_channel(spec, submission.memo)
    return Item(
        ref=f"page-{record.page_id}",
        title=record.title,
        on=local_date(record.recorded_at),
        unit_name=record.unit_name,
        person_name=record.person_name,
        page_id=record.page_id,
        request_id=submission.request_id,
        information_type=record.information_type,
        category=category.label if category else record.information_label,
        channel=channel,
        site=next((entry.label for entry in spec.channels if entry.key == channel), _("Website")),
        urgent=record.urgent,
        memo=submission.memo,
        spec=spec,
        published_at=record.recorded_at,
    )


def website_channel(spec: ProcedureDocument, memo: dict[str, Any]) -> str:
    """Which of the office's websites the request asked for (S12-F1, S12-F2)."""
    has_group_sites = any(channel.key == GROUP_WEBSITE for channel in spec.channels)
    return GROUP_WEBSITE if has_group_sites and memo.get("target_site") == "group" else WEBSITE


def _story(posting: Any) -> Item:
    digest = hashlib.sha256(f"{posting.unit_id}:{posting.title}".encode()).hexdigest()
    return Item(
        ref=f"story-{digest[:16]}",
        title=posting.title,
        on=posting.posted_on,
        unit_name=posting.unit.name,
        person_name=posting.person_name,
    )


def _add_acts(items: dict[int, Item], records: Any) -> None:
    """When it was first submitted, received, and what the uploader remarked."""
    by_request = {item.request_id: item for item in items.values()}
    rounds = Submission.objects.filter(request__in=records.values("submission__request"), round=1)
    for request_id, submitted_at in rounds.values_list("request_id", "submitted_at"):
        if item := by_request.get(request_id):
            item.produced_at = submitted_at
    acts = Decision.objects.filter(
        submission__in=records.values("submission"), outcome__in=[Outcome.ACKNOWLEDGE, Outcome.PUBLISH]
    ).order_by("sequence")
    for request_id, outcome, stamps, at in acts.values_list("request_id", "outcome", "stamps", "recorded_at"):
        item = by_request.get(request_id)
        if item is not None and outcome == Outcome.ACKNOWLEDGE:
            item.received_at = at
        elif item is not None:
            item.remark = stamps.get("remark", "")


def _add_ends(items: dict[int, Item], records: Any) -> None:
    """What has become of it since, when it is no longer public."""
    states = PublicationRecord.objects.filter(page__in=records.values("page"), kind__in=STATE_KINDS)
    newest: dict[int, tuple[str, dt.datetime]] = {}
    for page_id, kind, at in states.order_by("sequence").values_list("page_id", "kind", "recorded_at"):
        newest[page_id] = (kind, at)
    labels = dict(RecordKind.choices)
    for page_id, (kind, at) in newest.items():
        if kind in ENDED_KINDS:
            items[page_id].ended = f"{labels[RecordKind(kind)]} {format_date(at, 'short')}"


def _add_postings(items: dict[int, Item], records: Any) -> None:
    """Where else it went, on whatever day: a posting a week later is still this item's."""
    postings = ChannelPosting.objects.standing().filter(page__in=records.values("page")).order_by("posted_on", "pk")
    for page_id, channel, group, posted_on in postings.values_list("page_id", "channel", "group", "posted_on"):
        items[page_id].postings.append(Posted(channel, group, posted_on))
