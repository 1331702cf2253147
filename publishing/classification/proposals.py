"""Which pages the system proposes as evidence; a person confirms every one of them."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from offices.api import Office
from publishing.classification.standing import lines_of
from publishing.models import Indicator, IndicatorEvidence, IndicatorSet, LiveItem, Scheme


@dataclass(frozen=True, slots=True)
class CopyProposal:
    """A page that was evidence for an indicator of another list, and the indicator of the same title in this one."""

    earlier: Indicator
    indicator: Indicator
    page: Any
    unit_id: int

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.indicator.pk}-{self.page.pk}"


def items_of(office: Office, words: str = "") -> Any:
    """The office's live items, newest first, whose titles contain the words."""
    items = LiveItem.objects.filter(office=office, page__live=True).select_related("unit", "page").newest_first()
    return items.filter(title__icontains=words.strip()) if words.strip() else items


def proposed_items(office: Office, indicator: Indicator) -> Any:
    """Live items of the kinds of information the indicator usually draws from, not named for it yet."""
    standing = IndicatorEvidence.objects.standing().filter(indicator=indicator)
    items = items_of(office).filter(information_type__in=indicator.information_types)
    return items.exclude(page__in=standing.values("page"))


def earlier_sets(office: Office, indicator_set: IndicatorSet) -> list[IndicatorSet]:
    """Lists of the same scheme and kind of agency with evidence of the office: older versions, then earlier years."""
    standing = IndicatorEvidence.objects.standing().filter(office=office)
    lists = IndicatorSet.objects.filter(
        scheme=indicator_set.scheme,
        agency_type=indicator_set.agency_type,
        fiscal_year__lte=indicator_set.fiscal_year,
        pk__in=standing.order_by().values("indicator__indicator_set"),
    ).exclude(pk=indicator_set.pk)
    if indicator_set.scheme == Scheme.INFO_ACT:
        lists = lists.filter(fiscal_year=indicator_set.fiscal_year)
    return list(lists.order_by("-fiscal_year", "-version"))


def copies(office: Office, earlier: IndicatorSet, indicator_set: IndicatorSet) -> list[CopyProposal]:
    """Pages of the earlier list to take over, where exactly one item of each list bears the same title.

    A title that stands twice in a list says too little to go by; codes are never compared across years.
    """
    here = _once(list(indicator_set.indicators.order_by("position")))
    there = lines_of(office, earlier)
    unique = _once([line.indicator for line in there])
    standing = IndicatorEvidence.objects.standing().filter(office=office, indicator__in=list(here.values()))
    known = set(standing.values_list("indicator_id", "page_id"))
    pages = [evidence.page.pk for line in there for evidence in line.evidence]
    units = dict(items_of(office).filter(page__in=pages).values_list("page_id", "unit_id"))
    return [
        CopyProposal(line.indicator, target, evidence.page, units[evidence.page.pk])
        for line in there
        if line.indicator.likeness in unique and (target := here.get(line.indicator.likeness))
        for evidence in line.evidence
        if evidence.page.pk in units and (target.pk, evidence.page.pk) not in known
    ]


def _once(indicators: list[Indicator]) -> dict[str, Indicator]:
    counted = Counter(indicator.likeness for indicator in indicators)
    return {indicator.likeness: indicator for indicator in indicators if counted[indicator.likeness] == 1}
