"""Small lists of indicators for tests."""

from typing import Any

from django.utils import timezone

from publishing.classification.loading import Heading, load_set
from publishing.classification.set_file import Line
from publishing.models import Indicator, IndicatorSet, Scheme

AGENCY = "สำนักงานเขตพื้นที่การศึกษา"


def line(code: str, title: str, *types: str, group: str = "", verified: bool = True) -> Line:
    return Line(code, title, group, types, verified, "")


NEWS = line("O7", "ข่าวประชาสัมพันธ์", "pr_news")
MANUAL = line("O13", "คู่มือการปฏิบัติงาน", "operation_manuals", verified=False)


def a_list(*lines: Line, year: int = 2567, scheme: str = Scheme.OIT, **more: Any) -> IndicatorSet:
    """The list, loaded as the command loads it."""
    heading = Heading(scheme=scheme, fiscal_year=year, agency_type=AGENCY, title=f"รายการ {year or ''}".strip(), **more)
    return load_set(heading, lines or (NEWS, MANUAL), now=timezone.now()).indicator_set


def item(indicator_set: IndicatorSet, code: str) -> Indicator:
    found: Indicator = indicator_set.indicators.get(code=code)
    return found
