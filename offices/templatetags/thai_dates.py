"""Buddhist-Era dates in templates."""

import datetime as dt

from django import template

from thai.dates import format_date, format_datetime

register = template.Library()


@register.filter
def thai_date(value: dt.date | None) -> str:
    """21 พฤศจิกายน 2569; empty for no value."""
    return format_date(value) if value else ""


@register.filter
def thai_date_short(value: dt.date | None) -> str:
    """21 พ.ย. 2569; empty for no value."""
    return format_date(value, style="short") if value else ""


@register.filter
def thai_datetime(value: dt.datetime | None) -> str:
    """21 พฤศจิกายน 2569 เวลา 14.30 น.; empty for no value."""
    return format_datetime(value) if value else ""
