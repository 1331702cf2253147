"""Days: every date is in the calendar, and falls on the weekday that is named."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.proofreading.passage import Line, Reading
from thai.dates import ERA_OFFSET, FIRST_YEAR, MONTHS, SHORT_MONTHS
from thai.digits import to_arabic

IMPOSSIBLE = Detector(
    "date_impossible",
    "proofreading",
    _("Date that does not exist"),
    _("Look the day up in the calendar."),
    Severity.ASK,
)
WEEKDAY = Detector(
    "weekday_wrong",
    "proofreading",
    _("Weekday that does not fit the date"),
    _("Correct the weekday or the date, whichever is wrong."),
    Severity.ASK,
)
DETECTORS = (IMPOSSIBLE, WEEKDAY)

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_MONTH = "|".join(map(re.escape, _MONTH_NUMBERS))
_S = "[ \u00a0]{0,3}"
"""Spaces as they are typed, or none."""
_DATE = re.compile(
    rf"(?:วัน(?P<weekday>{'|'.join(WEEKDAYS)}|พฤหัส)(?:ที่)?{_S})?"
    rf"(?:(?<![\d/.,])(?P<first>\d{{1,2}}){_S}[-–—]{_S})?(?<![\d/.,])(?P<day>\d{{1,2}}){_S}(?:เดือน{_S})?"
    rf"(?P<month>{_MONTH}){_S}(?:[พค]\.{_S}ศ\.{_S})?(?P<year>\d{{4}}(?!\d))?"
)
_NUMERIC = re.compile(r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>2[45]\d\d|20\d\d)(?![\d/])")
_LEAP_YEAR = 2000
_LAST_DAY, _LAST_MONTH = 31, 12


def find(reading: Reading) -> Iterator[Finding]:
    """Line by line, dates with the month in words or between strokes."""
    for line in reading.lines():
        text = to_arabic(line.text)
        for match in _DATE.finditer(text):
            yield from _judge(line, match)
        for match in _NUMERIC.finditer(text):
            day, month = int(match["day"]), int(match["month"])
            # Beyond 31 and 12 it is a number of an order, not a date.
            if 0 < day <= _LAST_DAY and 0 < month <= _LAST_MONTH and day > _length(month, _common_year(match["year"])):
                yield line.found(IMPOSSIBLE, *match.span())


def _judge(line: Line, match: re.Match[str]) -> Iterator[Finding]:
    month = _MONTH_NUMBERS[match["month"]]
    year = _common_year(match["year"])
    if year is None and match["month"] in SHORT_MONTHS:
        return  # “มาตรา 31 ก.พ.” is the Civil Service Commission
    length = _length(month, year)
    if not 0 < int(match["day"]) <= length:
        yield line.found(IMPOSSIBLE, *match.span())
        return
    named = int(match["first"] or match["day"])
    if match["weekday"] and year is not None and 0 < named <= length:
        actual = WEEKDAYS[dt.date(year, month, named).weekday()]
        if not actual.startswith(match["weekday"]):
            yield line.found(WEEKDAY, *match.span(), note=f"{named} {match['month']} {match['year']} = วัน{actual}")


def _common_year(year: str | None) -> int | None:
    """The common year of a year as written; None when there is none, or one from before the rule of 543 holds."""
    number = int(year) if year else 0
    if number >= FIRST_YEAR:
        return number - ERA_OFFSET
    return number if number > FIRST_YEAR - ERA_OFFSET else None


def _length(month: int, year: int | None) -> int:
    """Days of the month; of the longest, where the year is not told."""
    return monthrange(year or _LEAP_YEAR, month)[1]
