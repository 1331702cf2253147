"""Days of live items as iCalendar events, stable from one reading to the next."""

import datetime as dt
import hashlib
from collections import Counter
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event, Timezone

from opendata.addresses import Addresses
from opendata.marks import Mark, marks_of
from opendata.scopes import Scope
from publishing.models import LiveDate, LiveDateKind

ZONE = "Asia/Bangkok"
_BANGKOK = ZoneInfo(ZONE)
KINDS = (
    LiveDateKind.OPENS, LiveDateKind.DEADLINE, LiveDateKind.POSTING, LiveDateKind.EVENT, LiveDateKind.DISPLAY_END,
)  # fmt: skip
"""What the public plans by. When a unit looks through its manual again is the office's own affair."""
MOST = 1_000
"""Events of a calendar; the furthest are cut first."""
_BACK = dt.timedelta(days=92)


def calendar_of(scope: Scope, address: str, *, now: dt.datetime | None = None) -> bytes:
    """The days of the part, from three months back, as one calendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Prakat//opendata//TH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", scope.title)
    calendar.add("x-wr-calname", scope.title)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("source", address, parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", dt.timedelta(hours=6), parameters={"VALUE": "DURATION"})
    calendar.add_component(Timezone.from_tzid(ZONE))
    dates = _dates(scope, now or timezone.now())
    marks, addresses = marks_of({date.item_id for date in dates}), Addresses(scope.site)
    seen: Counter[str] = Counter()
    for date in dates:
        if mark := marks.get(date.item_id):
            calendar.add_component(_event(date, mark, scope, addresses, seen))
    return bytes(calendar.to_ical())


def _dates(scope: Scope, now: dt.datetime) -> list[LiveDate]:
    """One query."""
    public = {"item__site": scope.site, "item__page__live": True} | scope.condition("item__")
    rows = LiveDate.objects.filter(kind__in=KINDS, starts__gte=now - _BACK, **public)
    return list(rows.select_related("item__unit").order_by("starts", "pk")[:MOST])


def _event(date: LiveDate, mark: Mark, scope: Scope, addresses: Addresses, seen: Counter[str]) -> Event:
    item = date.item
    what = date.label or date.get_kind_display()
    event = Event()
    event.add("uid", _uid(date, mark, scope, seen))
    event.add("sequence", mark.sequence)
    event.add("dtstamp", item.changed_at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("last-modified", item.changed_at.astimezone(dt.UTC).replace(microsecond=0))
    event.add("summary", item.title if date.kind == LiveDateKind.EVENT and not date.label else f"{what}: {item.title}")
    event.add("description", f"{item.unit.name}\n{addresses.page(item.url_path)}")
    event.add("url", addresses.page(item.url_path))
    event.add("categories", [str(date.get_kind_display())])
    event.add("transp", "TRANSPARENT")
    starts, ends = date.starts.astimezone(_BANGKOK), date.ends.astimezone(_BANGKOK) if date.ends else None
    if date.all_day:
        event.add("dtstart", starts.date())
        event.add("dtend", (ends or starts).date() + dt.timedelta(days=1))  # the day after, as the standard counts
    else:
        event.add("dtstart", starts)
        if ends:
            event.add("dtend", ends)
    return event


def _uid(date: LiveDate, mark: Mark, scope: Scope, seen: Counter[str]) -> str:
    """The item's code, the kind and the label: the same when a correction moves the day; a second alike is numbered."""
    label = f"-{hashlib.sha256(date.label.encode()).hexdigest()[:8]}" if date.label else ""
    name = f"{mark.code}-{date.kind}{label}"
    seen[name] += 1
    return f"{name}{f'-{seen[name]}' if seen[name] > 1 else ''}@{scope.site.hostname}"
