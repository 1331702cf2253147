"""Name public pages as evidence for indicators."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused, offices_managed_by
from offices.api import Holding, Office, holdings_of
from publishing.classification.rights import attaching_seat
from publishing.models import Indicator, IndicatorEvidence, IndicatorSet, LiveItem
from publishing.purging import purge_after_commit

Link = tuple[int, int]
"""Indicator and page, by their keys."""


class AttachEvidenceAction:
    """A person names one or many pages; what stands already is left as it is.

    A recorded act beside the pages: their content, their seals and what is public stay exactly as they are.
    """

    def __init__(
        self, office: Office, links: Iterable[Link], *, user: Any, note: str = "", now: dt.datetime | None = None
    ) -> None:
        self.office, self.links = office, list(dict.fromkeys(links))
        self.user, self.note, self.now = user, note.strip(), now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused; every fault of every page."""
        self._read()
        if not self.links:
            return [Issue("evidence_not_chosen")]
        found = [issue for indicator, _page in self.links for issue in self._faults_of_list(indicator)]
        found += [issue for _indicator, page in self.links for issue in self._faults_of_page(page)]
        return list(dict.fromkeys(found))

    @transaction.atomic
    def execute(self) -> int:
        """Record. Returns how many pieces of evidence are new. Raises Refused, changing nothing."""
        Office.objects.select_for_update(no_key=True).get(pk=self.office.pk)  # of two people pressing at once
        if issues := self.check():
            raise Refused(issues)
        indicators, pages = {link[0] for link in self.links}, {link[1] for link in self.links}
        standing = IndicatorEvidence.objects.standing().filter(indicator__in=indicators, page__in=pages)
        known = set(standing.values_list("indicator_id", "page_id"))
        new = [self._row(*link) for link in self.links if link not in known]
        IndicatorEvidence.objects.bulk_create(new)
        for page_id in {row.page_id for row in new}:
            purge_after_commit(self.items[page_id].page)
        return len(new)

    def _read(self) -> None:
        indicators = {indicator for indicator, _page in self.links}
        self.indicators = Indicator.objects.select_related("indicator_set").in_bulk(indicators)
        self.newest = newest_versions(indicator.indicator_set for indicator in self.indicators.values())
        items = LiveItem.objects.filter(office=self.office, page__live=True).select_related("page")
        self.items = {item.page_id: item for item in items.filter(page__in={page for _indicator, page in self.links})}
        self.holdings = holdings_of(self.user, timezone.localdate(self.now)) if self.user.is_active else []
        self.keeps_records = offices_managed_by(self.user).filter(pk=self.office.pk).exists()

    def _faults_of_list(self, indicator_id: int) -> list[Issue]:
        indicator = self.indicators.get(indicator_id)
        if indicator is None:
            return [Issue("indicator_unknown")]
        return [] if indicator.indicator_set_id in self.newest else [Issue("indicator_replaced")]

    def _faults_of_page(self, page_id: int) -> list[Issue]:
        item = self.items.get(page_id)
        if item is None:
            return [Issue("evidence_not_public", context={"title": str(page_id)})]
        return [] if self._seat(item.unit_id) else [Issue("evidence_not_yours", context={"title": item.title})]

    def _seat(self, unit_id: int) -> Holding | None:
        return attaching_seat(self.holdings, self.office.pk, unit_id, keeps_records=self.keeps_records)

    def _row(self, indicator_id: int, page_id: int) -> IndicatorEvidence:
        seat = self._seat(self.items[page_id].unit_id)
        assert seat is not None  # noqa: S101  (check() refused otherwise)
        return IndicatorEvidence(
            indicator_id=indicator_id,
            page_id=page_id,
            office=self.office,
            note=self.note,
            attached_at=self.now,
            person=self.user,
            person_name=seat.person_name,
            position=seat.title,
            capacity=seat.capacity,
        )


def newest_versions(sets: Iterable[IndicatorSet]) -> set[int]:
    """Of these lists, the keys of those that are the newest version of their list (a query a list)."""
    distinct = {one.pk: one for one in sets}
    return {
        pk
        for pk, one in distinct.items()
        if not IndicatorSet.objects.same_list(one.scheme, one.fiscal_year, one.agency_type)
        .filter(version__gt=one.version)
        .exists()
    }
