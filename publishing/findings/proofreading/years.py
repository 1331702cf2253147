"""Years: the era that is named fits the number, one item counts in one era, no year is a slip of the finger."""

import re
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.proofreading.passage import Line, Reading
from thai.dates import ERA_OFFSET, FIRST_YEAR, MONTHS, SHORT_MONTHS, buddhist_year
from thai.digits import to_arabic

ERA = Detector(
    "year_era",
    "proofreading",
    _("Year of the other era"),
    _("Years after พ.ศ. are 543 greater than years after ค.ศ. Write the right one."),
    Severity.ASK,
)
UNNAMED = Detector(
    "year_mixed",
    "proofreading",
    _("Common-era year without “ค.ศ.”"),
    _("Count in พ.ศ. throughout, or write ค.ศ. before the year."),
    Severity.NOTE,
)
FAR = Detector(
    "year_far",
    "proofreading",
    _("Year that is hardly meant"),
    _("Look whether the digits of the year are right."),
    Severity.ASK,
)
SHORT = Detector(
    "year_short",
    "proofreading",
    _("Year of two digits"),
    _("Write the year in full: readers find the item years later."),
    Severity.NOTE,
)
DETECTORS = (ERA, UNNAMED, FAR, SHORT)

_S = "[ \u00a0]{0,3}"
"""Spaces as they are typed, or none."""
_BUDDHIST = rf"(?:พ\.{_S}ศ\.?|พุทธศักราช)"
_COMMON = rf"(?:ค\.{_S}ศ\.?|คริสต์ศักราช)"
_MONTH = "|".join(map(re.escape, (*MONTHS, *SHORT_MONTHS)))
_SCHOOL_YEAR = "ปีการศึกษา|ปีงบประมาณ"
_STROKES = r"(?<![\d/])\d{1,2}/\d{1,2}/"
_TERM = rf"ภาคเรียนที่{_S}\d{_S}/"
_NAMED = re.compile(
    rf"(?P<school>{_SCHOOL_YEAR})?{_S}(?:(?P<buddhist>{_BUDDHIST})|{_COMMON}){_S}(?P<year>\d{{4}})(?!\d)"
)
_DATED = re.compile(rf"(?:(?P<school>{_SCHOOL_YEAR})|ปี|{_MONTH}|{_TERM}|{_STROKES}){_S}(?P<year>\d{{4}})(?![\d,])")
_TWO_DIGITS = re.compile(
    rf"(?:(?:{_SCHOOL_YEAR}|{_TERM}|{_STROKES}){_S}[4-9]\d|\d{_S}(?:{_MONTH}){_S}[4-9]\d)"
    rf"(?![\d.,:/])(?!{_S}(?:คน|ราย|โรง|แห่ง|ชุด|คู่|ทุน|%|บาท|รายการ|ชั่วโมง|นาที|น\.|วัน|ปี|ข้อ|หน้า))"
)
_AHEAD = 25
"""Years ahead that plans reach: the national education plan of พ.ศ. 2560 ended in 2579."""
_COMMON_YEARS = range(1950, 2100)
_BUDDHIST_YEARS = range(2400, 2800)


def find(reading: Reading) -> Iterator[Finding]:
    """Line by line, every year that is told to be one: by its era, a month, or a word such as ปีงบประมาณ."""
    latest = buddhist_year(timezone.localdate()) + _AHEAD
    for line in reading.lines():
        text = to_arabic(line.text)
        for match in _NAMED.finditer(text):
            yield from _of_named_era(line, match, latest)
        for match in _DATED.finditer(text):
            year = int(match["year"])
            if year in _COMMON_YEARS:
                yield line.found(UNNAMED, *match.span(), note=f"พ.ศ. {year + ERA_OFFSET} / ค.ศ. {year}")
            elif _is_far(match, latest):
                yield line.found(FAR, *match.span())
        for match in _TWO_DIGITS.finditer(text):
            yield line.found(SHORT, *match.span())


def _of_named_era(line: Line, match: re.Match[str], latest: int) -> Iterator[Finding]:
    year = int(match["year"])
    if match["buddhist"] and year in _COMMON_YEARS:
        yield line.found(ERA, *match.span(), note=f"พ.ศ. {year + ERA_OFFSET}")
    elif not match["buddhist"] and year in _BUDDHIST_YEARS:
        yield line.found(ERA, *match.span(), note=f"ค.ศ. {year - ERA_OFFSET}")
    elif match["buddhist"] and _is_far(match, latest):
        yield line.found(FAR, *match.span())


def _is_far(match: re.Match[str], latest: int) -> bool:
    """Later than any plan reaches; or a school or budget year before such years were counted."""
    year = int(match["year"])
    return latest < year < _BUDDHIST_YEARS.stop or bool(match["school"] and year < FIRST_YEAR)
