"""Amounts, days and moments as the standard writes them; what is not said is left out."""

import datetime as dt
from decimal import Decimal
from typing import Any

from thai.dates import TIMEZONE, in_bangkok


def without_empty(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def money(amount: Decimal | None) -> dict[str, Any] | None:
    """An amount in baht."""
    return None if amount is None else {"amount": float(amount), "currency": "THB"}


def day(value: dt.date | None, *, ends: bool = False) -> str | None:
    """A day as its first moment, or its last one, in Bangkok."""
    if value is None:
        return None
    clock = dt.time(23, 59, 59) if ends else dt.time.min
    return dt.datetime.combine(value, clock, tzinfo=TIMEZONE).isoformat()


def moment(value: dt.datetime) -> str:
    """An instant, Bangkok time, to the second."""
    return in_bangkok(value).replace(microsecond=0).isoformat()


def period(first: dt.date | None, last: dt.date | None) -> dict[str, Any] | None:
    """The days from the first to the last."""
    return without_empty(startDate=day(first), endDate=day(last, ends=True)) or None
