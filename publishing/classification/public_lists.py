"""The lists of evidence as the public reads them: live pages alone, nothing of what was withdrawn."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from offices.api import Office
from publishing.classification.addresses import anchor
from publishing.classification.standing import Evidence, lines_of, sets_shown
from publishing.models import IndicatorSet, Scheme


@dataclass(frozen=True, slots=True)
class PublicPage:
    """One page of evidence."""

    title: str
    url: str
    unit_name: str
    since: dt.datetime | None


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One indicator or clause with its pages."""

    anchor: str
    code: str
    title: str
    verified: bool
    pages: list[PublicPage]


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """Lines under one heading; the heading is empty where the list has none."""

    heading: str
    lines: list[PublicLine]


@dataclass(frozen=True, slots=True)
class PublicList:
    """A list with its lines. `marks_lines`: some lines are confirmed and some not, so each says so."""

    indicator_set: IndicatorSet
    groups: list[PublicGroup]
    total: int
    found: int
    marks_lines: bool


def years_of(office: Office) -> list[int]:
    """The fiscal years for which the public finds evidence, newest first (two queries)."""
    years = IndicatorSet.objects.exclude(scheme=Scheme.INFO_ACT).filter(
        indicators__evidence__office=office,
        indicators__evidence__ended_at__isnull=True,
        indicators__evidence__page__live=True,
    )
    return sorted(set(years.order_by().values_list("fiscal_year", flat=True)), reverse=True)


def lists_of_year(request: Any, office: Office, year: int) -> list[PublicList]:
    """Every assessment's list of the fiscal year."""
    sets = [one for one in sets_shown(office, fiscal_year=year) if one.scheme != Scheme.INFO_ACT]
    return [public_list(request, office, one) for one in sets]


def clauses(request: Any, office: Office) -> list[PublicList]:
    """The clauses of the Official Information Act."""
    return [public_list(request, office, one) for one in sets_shown(office, scheme=Scheme.INFO_ACT)]


def public_list(request: Any, office: Office, indicator_set: IndicatorSet) -> PublicList:
    """The list with the pages the public can read now."""
    lines = lines_of(office, indicator_set)
    public = [
        (
            line.indicator.group,
            PublicLine(
                anchor=anchor(line.indicator),
                code=line.indicator.code,
                title=line.indicator.title,
                verified=line.indicator.verified,
                pages=[_page(request, evidence) for evidence in line.evidence if evidence.is_public],
            ),
        )
        for line in lines
    ]
    groups = groupby(public, key=lambda pair: pair[0])
    return PublicList(
        indicator_set=indicator_set,
        groups=[PublicGroup(heading, [line for _heading, line in pairs]) for heading, pairs in groups],
        total=len(lines),
        found=sum(line.is_shown for line in lines),
        marks_lines=len({line.indicator.verified for line in lines}) > 1,
    )


def _page(request: Any, evidence: Evidence) -> PublicPage:
    return PublicPage(evidence.page.title, evidence.page.get_url(request) or "", evidence.unit_name, evidence.since)
