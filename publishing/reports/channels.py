"""How many stories went out on each channel of the procedure in a period (CPN1's table, procedures.md §1.1)."""

from dataclasses import dataclass

from django.db.models import Count

from approvals.api import ProcedureDocument
from offices.api import Office, Unit
from publishing.models import ChannelPosting
from publishing.reports.items import GROUP_WEBSITE, WEBSITE, published_in, website_channel
from publishing.reports.periods import Span


@dataclass(frozen=True, slots=True)
class ChannelCount:
    """One line of the table."""

    key: str
    label: str
    count: int


def counts_by_channel(spec: ProcedureDocument, office: Office, unit: Unit | None, span: Span) -> list[ChannelCount]:
    """Every channel of the procedure in its order, then those only an earlier procedure named (two queries).

    The website counts each item once, from the register; every other channel counts its standing postings.
    """
    postings = ChannelPosting.objects.standing().between(span.first, span.last).filter(office=office)
    rows = (postings.filter(unit=unit) if unit else postings).order_by("channel_label")
    posted = {
        key: (label, count)
        for key, label, count in rows.values_list("channel", "channel_label").annotate(count=Count("pk"))
    }
    online = _website_counts(spec, office, unit, span)
    found = []
    for channel in spec.channels:
        count = online[channel.key] if channel.key in online else posted.pop(channel.key, ("", 0))[1]
        found.append(ChannelCount(channel.key, channel.label, count))
    return found + [ChannelCount(key, label, count) for key, (label, count) in posted.items()]


def _website_counts(spec: ProcedureDocument, office: Office, unit: Unit | None, span: Span) -> dict[str, int]:
    pages: dict[str, set[int]] = {WEBSITE: set(), GROUP_WEBSITE: set()}
    for page_id, site in published_in(office, unit, span).values_list("page_id", "submission__memo__target_site"):
        pages[website_channel(spec, {"target_site": site})].add(page_id)
    return {key: len(ids) for key, ids in pages.items()}
