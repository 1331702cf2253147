"""Dates and times as a Thai office writes them: Buddhist Era years, Thai months, Bangkok time.

Years are Buddhist Era (พ.ศ.; BE = CE + 543). The one-to-one rule holds from 1 January 2484 (1941), when the
Thai year began to start in January; earlier years are therefore not read.
"""

import re
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from thai import digits as thai_digits
from thai.text import normalise

TIMEZONE = ZoneInfo("Asia/Bangkok")
"""The time zone of every office: a day, a deadline and a fiscal year begin at midnight here."""

ERA_OFFSET = 543
"""Years between the Buddhist and the common era."""

FIRST_YEAR = 2484
"""The first Buddhist year that began on 1 January."""

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
"""Month names, January first."""

SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
"""Abbreviated month names, January first."""

Style = Literal["long", "short", "numeric"]
"""How a date is written: "21 พฤศจิกายน 2569", "21 พ.ย. 2569" or "21/11/2569"."""

Digits = Literal["arabic", "thai"]
"""Which digits a date is written in; an office chooses them in its profile."""

_MONTH_NUMBERS = {name: number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_NAMED = re.compile(r"(\d{1,2}) ?([^\d\s]+?) ?(?:พ\.ศ\. ?)?(\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def in_bangkok(value: datetime) -> datetime:
    """Return the same instant on the Bangkok clock.

    Raises ValueError for a naive datetime: whose midnight it means cannot be known.
    """
    if value.utcoffset() is None:
        msg = "A datetime needs a time zone"
        raise ValueError(msg)
    return value.astimezone(TIMEZONE)


def read_moment(text: str) -> datetime:
    """Return the instant an ISO text names, on the Bangkok clock; a text without a zone is Bangkok time already.

    Raises ValueError for anything else.
    """
    value = datetime.fromisoformat(text.strip())
    return in_bangkok(value) if value.tzinfo else value.replace(tzinfo=TIMEZONE)


def local_date(value: date) -> date:
    """Return the calendar day in Bangkok of a day or an aware datetime; ValueError for a naive datetime."""
    return in_bangkok(value).date() if isinstance(value, datetime) else value


def buddhist_year(value: date) -> int:
    """Return the Buddhist year of a day, or of an aware datetime as seen in Bangkok."""
    return local_date(value).year + ERA_OFFSET


def format_date(value: date, style: Style = "long", digits: Digits = "arabic") -> str:
    """Write a day the Thai way; an aware datetime is moved to Bangkok, a naive one raises ValueError."""
    day = local_date(value)
    year = buddhist_year(day)
    if style == "numeric":
        text = f"{day.day:02d}/{day.month:02d}/{year}"
    else:
        month = (MONTHS if style == "long" else SHORT_MONTHS)[day.month - 1]
        text = f"{day.day} {month} {year}"
    return _in_digits(text, digits)


def format_datetime(value: datetime, style: Style = "long", digits: Digits = "arabic") -> str:
    """Write an instant as "21 พฤศจิกายน 2569 เวลา 14.30 น.", Bangkok time; ValueError for a naive datetime."""
    local = in_bangkok(value)
    clock = _in_digits(f"{local:%H.%M}", digits)
    return f"{format_date(local, style, digits)} เวลา {clock} น."


def parse_date(text: str) -> date:
    """Read a day written in one of the styles of `format_date`, in either kind of digits, "พ.ศ." allowed.

    Raises ValueError for anything else: an impossible day, a two-digit year, or a year before 2484, which in
    practice is a common-era year typed by mistake.
    """
    plain = " ".join(thai_digits.to_arabic(normalise(text)).split())
    if match := _NUMERIC.fullmatch(plain):
        month: int | None = int(match[2])
    elif match := _NAMED.fullmatch(plain):
        month = _MONTH_NUMBERS.get(match[2])
    else:
        month = None
    if match is None or month is None or int(match[3]) < FIRST_YEAR:
        msg = f"Not a Buddhist Era date: {text!r}"
        raise ValueError(msg)
    return date(int(match[3]) - ERA_OFFSET, month, int(match[1]))


def _in_digits(text: str, digits: Digits) -> str:
    return thai_digits.to_thai(text) if digits == "thai" else text
