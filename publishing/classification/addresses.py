"""Where the public finds evidence, when the website mounts these addresses: /ita/, /ita/2567/, /info-act/."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from publishing.classification.standing import shown_evidence
from publishing.models import Indicator, IndicatorSet, Scheme
from publishing.purging import register_addresses


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """One thing a page is evidence for, in words, with the address of its place in the list."""

    label: str
    title: str
    url: str


def list_path(indicator_set: IndicatorSet) -> str:
    """The path of the list's public page; empty where the website mounts none."""
    try:
        if indicator_set.scheme == Scheme.INFO_ACT:
            return reverse("info_act")
        return reverse("ita", args=[indicator_set.fiscal_year])
    except NoReverseMatch:
        return ""


def anchor(indicator: Indicator) -> str:
    """The name of the indicator's place on the page of its list."""
    return f"i{indicator.pk}"


def evidence_links(page: Any) -> list[EvidenceLink]:
    """What a live page is evidence for, for its readers (one query)."""
    return [_link(indicator) for indicator in shown_evidence(page)]


def _link(indicator: Indicator) -> EvidenceLink:
    path = list_path(indicator.indicator_set)
    return EvidenceLink(
        label=label_of(indicator), title=indicator.title, url=f"{path}#{anchor(indicator)}" if path else ""
    )


def label_of(indicator: Indicator) -> str:
    """The indicator's code with the law, or the assessment and its year."""
    one = indicator.indicator_set
    if one.scheme == Scheme.INFO_ACT:
        return _("Official Information Act, section %(code)s") % {"code": indicator.code}
    if one.scheme == Scheme.OIT:
        return _("ITA (OIT) fiscal year %(year)s, %(code)s") % {"year": one.fiscal_year, "code": indicator.code}
    return f"{one.title} {indicator.code}"


def paths_listing(page: Page) -> Iterator[str]:
    """The lists in which the page ever stood as evidence: what a cache has to forget with it."""
    sets = IndicatorSet.objects.filter(indicators__evidence__page_id=page.pk).distinct()
    paths = {path for one in sets if (path := list_path(one))}
    yield from paths
    if any(one.scheme != Scheme.INFO_ACT for one in sets) and paths:
        yield reverse("ita")


register_addresses(paths_listing)
