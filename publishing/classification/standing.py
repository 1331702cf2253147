"""An office's evidence for a list of indicators as it stands: which pages, public since when, certified by whom."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from offices.api import Office
from publishing.models import Checklist, Indicator, IndicatorEvidence, IndicatorSet, LiveItem, PublicationRecord
from publishing.models.record import LIVE_KINDS
from publishing.public import Publication, particulars

SHORT_SEAL = 12
"""Letters of a seal that people compare."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One page that stands as evidence. `is_public` False: withdrawn or expired since, so it shows nothing any more."""

    row: IndicatorEvidence
    page: Page
    unit_id: int | None
    unit_name: str
    publication: Publication | None = None
    seal: str = ""
    certified_by: str = ""

    @property
    def is_public(self) -> bool:
        """Whether the public can read the page now."""
        return bool(self.page.live)

    @property
    def since(self) -> dt.datetime | None:
        """Public since."""
        return self.publication.published_at if self.publication and self.is_public else None


@dataclass(slots=True)
class Line:
    """An indicator with its evidence."""

    indicator: Indicator
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Whether the public finds at least one page under it."""
        return any(evidence.is_public for evidence in self.evidence)


def lines_of(office: Office, indicator_set: IndicatorSet) -> list[Line]:
    """Every indicator of the list with the office's standing evidence, pages gone included (four queries)."""
    rows = IndicatorEvidence.objects.standing().filter(office=office, indicator__indicator_set=indicator_set)
    by_indicator: dict[int, list[Evidence]] = {}
    for evidence in _with_records(list(rows.select_related("page").order_by("attached_at", "pk"))):
        by_indicator.setdefault(evidence.row.indicator_id, []).append(evidence)
    indicators = Indicator.objects.filter(indicator_set=indicator_set).order_by("position")
    return [Line(indicator, by_indicator.get(indicator.pk, [])) for indicator in indicators]


def _with_records(rows: list[IndicatorEvidence]) -> list[Evidence]:
    pages = {row.page_id for row in rows}
    records: dict[int, list[PublicationRecord]] = {}
    for record in PublicationRecord.objects.filter(page__in=pages).order_by("sequence"):
        records.setdefault(record.page_id, []).append(record)
    seals = {newest.seal for of_page in records.values() if (newest := _newest_public(of_page))}
    signed = Checklist.objects.filter(seal__seal__in=seals, seal__page__in=pages).select_related("seal").order_by("pk")
    signers = {(sheet.seal.page_id, sheet.seal.seal): sheet for sheet in signed}
    return [_evidence(row, records.get(row.page_id, []), signers) for row in rows]


def _newest_public(records: Iterable[PublicationRecord]) -> PublicationRecord | None:
    found = [record for record in records if record.kind in LIVE_KINDS]
    return found[-1] if found else None


def _evidence(row: IndicatorEvidence, records: list[PublicationRecord], signers: dict[Any, Checklist]) -> Evidence:
    newest = _newest_public(records)
    if newest is None:
        return Evidence(row, row.page, None, "")
    sheet = signers.get((row.page_id, newest.seal))
    return Evidence(
        row=row,
        page=row.page,
        unit_id=newest.unit_id,
        unit_name=newest.unit_name,
        publication=particulars(records),
        seal=newest.seal,
        certified_by=f"{sheet.signer_name} · {sheet.position}" if sheet else "",
    )


def newest_first(sets: Iterable[IndicatorSet]) -> list[IndicatorSet]:
    """Of these versions the newest of every list, the latest year first, the clauses of the law last."""
    newest: dict[tuple[str, int, str], IndicatorSet] = {}
    for one in sorted(sets, key=lambda one: one.version):
        newest[_list(one)] = one
    return sorted(newest.values(), key=lambda one: (-one.fiscal_year, one.scheme, one.agency_type))


def sets_shown(office: Office, **which: Any) -> list[IndicatorSet]:
    """Of every list the version the public sees: the newest with evidence the public finds; else the newest.

    So an import alone changes nothing that is public. `which` narrows the lists (two queries).
    """
    sets = list(IndicatorSet.objects.filter(**which))
    shown = IndicatorEvidence.objects.shown().filter(office=office, indicator__indicator_set__in=sets)
    with_evidence = set(shown.order_by().values_list("indicator__indicator_set", flat=True).distinct())
    chosen = {_list(one): one for one in newest_first(sets)}
    chosen |= {_list(one): one for one in newest_first(one for one in sets if one.pk in with_evidence)}
    return newest_first(chosen.values())


def _list(one: IndicatorSet) -> tuple[str, int, str]:
    return (one.scheme, one.fiscal_year, one.agency_type)


def shown_evidence(page: Any) -> list[Indicator]:
    """What the page is shown to be evidence for, each indicator in the newest version naming the page (one query)."""
    if not page.live:
        return []
    rows = Indicator.objects.filter(
        pk__in=IndicatorEvidence.objects.standing().filter(page_id=page.pk).values("indicator")
    ).select_related("indicator_set")
    found: dict[Any, Indicator] = {}
    for indicator in rows.order_by("indicator_set__version"):
        found[(_list(indicator.indicator_set), indicator.code)] = indicator
    return sorted(found.values(), key=lambda one: (-one.indicator_set.fiscal_year, one.indicator_set_id, one.position))


def unit_of_page(page_id: int) -> int | None:
    """The unit whose page it is, or was when it was public last."""
    item = LiveItem.objects.filter(page=page_id).values_list("unit_id", flat=True).first()
    if item is not None:
        return item
    records = PublicationRecord.objects.filter(page=page_id, kind__in=LIVE_KINDS).order_by("-sequence")
    return records.values_list("unit_id", flat=True).first()
