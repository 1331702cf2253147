"""A value of a report as people read it."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from thai.dates import format_date, format_datetime


def cell_text(value: Any, kind: str) -> str:
    """A tick in words, a day in the Buddhist Era, a number without idle decimals; empty for nothing."""
    if value is None or value == "":
        return ""
    if kind == "tick":
        return _("Yes") if value else _("No")
    if kind == "date":
        return format_date(dt.date.fromisoformat(value), "short")
    if kind == "datetime":
        moment = dt.datetime.fromisoformat(value)
        return format_datetime(moment, "short") if moment.tzinfo else format_date(moment.date(), "short")
    if kind == "number":
        return f"{value:g}" if isinstance(value, float) else str(value)
    return str(value)
