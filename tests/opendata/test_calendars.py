"""A calendar program shows the days of public items, and moves them when they are corrected."""

import datetime as dt

import icalendar
from django.test import Client
from django.utils import timezone

from tests.world import Story


def events(client: Client, address: str) -> list[icalendar.Event]:
    response = client.get(address)
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Asia/Bangkok"]
    return calendar.walk("VEVENT")


def test_calendar__holds_the_days_of_public_items(story: Story, client: Client) -> None:
    first = timezone.localdate() + dt.timedelta(days=20)
    ends = timezone.now().replace(microsecond=0) + dt.timedelta(days=40)
    story.draft(event_date=first, title="ร่าง")
    page = story.published(event_date=first, event_end_date=first + dt.timedelta(days=1), expire_at=ends)
    found = {str(event["uid"]): event for event in events(client, "/calendars/all.ics")}
    assert len(found) == 2
    event = next(event for uid, event in found.items() if "-event" in uid)
    assert (event["summary"], event["url"], event["sequence"]) == (page.title, page.full_url, 0)
    assert (event.start, event.end) == (first, first + dt.timedelta(days=2))
    end = next(event for uid, event in found.items() if "-display_end" in uid)
    assert end.start == ends
    assert end["dtstart"].params["TZID"] == "Asia/Bangkok"
    assert len(events(client, f"/calendars/unit/{page.unit_id}.ics")) == 2
    assert events(client, "/calendars/type/manualpage.ics") == []

    page.event_date = first - dt.timedelta(days=5)
    page.memo = page.memo | {"correction_reason": "เลื่อนวันจัดงาน"}
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    story.carry_through(page)
    moved = {str(event["uid"]): event for event in events(client, "/calendars/category/pr_news.ics")}
    assert moved.keys() == found.keys()
    event = next(event for uid, event in moved.items() if "-event" in uid)
    assert (event.start, event["sequence"]) == (page.event_date, 1)
