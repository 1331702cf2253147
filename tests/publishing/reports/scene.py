"""Items carried to the public at times of the last fiscal year, and the screens of postings and reports by HTTP."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from approvals.api import DecideAction, Outcome
from offices.api import Body, BodyMember
from publishing.models import Report
from publishing.status import status_of
from tests.five_offices import PATHS, OfficeStory
from tests.rendered import form_data
from tests.world import Story
from thai.dates import TIMEZONE
from thai.fiscal import bounds, fiscal_year

YEAR = fiscal_year(timezone.localdate()) - 1
"""The last whole fiscal year (พ.ศ.): its reports are all made in the past of the clock."""
FIRST, LAST = bounds(YEAR)


def day(month: int, number: int, hour: int = 9, minute: int = 0) -> dt.datetime:
    """That day of the last fiscal year, Bangkok time."""
    year = FIRST.year if month >= FIRST.month else LAST.year
    return dt.datetime(year, month, number, hour, minute, tzinfo=TIMEZONE)


def published_at(
    story: Story, at: dt.datetime, section: str = "policy", *, submitted: dt.datetime | None = None, **draft: Any
) -> Any:
    """An item carried through the office's own path, the last act at the given moment."""
    page = story.draft(section, **draft)
    path = PATHS[story.code] if isinstance(story, OfficeStory) else PATHS["s12"]
    story.submit(page, f"{section}.provider", now=submitted or at - dt.timedelta(minutes=len(path)))
    for left, (who, outcome) in zip(range(len(path) - 1, -1, -1), path, strict=True):
        person = story.people[who.replace("policy.", f"{section}.")]
        state = status_of(story.fresh(page)).task_state
        DecideAction(state, user=person, outcome=Outcome(outcome), now=at - dt.timedelta(minutes=left)).execute()
    return story.fresh(page)


def committee_since(first: dt.date) -> None:
    """The committees have sat since that day."""
    Body.objects.update(starts_on=first)
    BodyMember.objects.update(starts_on=first)


class At:
    """A person at the screens."""

    def __init__(self, story: Story, who: str | Any) -> None:
        self.client = Client()
        self.client.force_login(story.people[who] if isinstance(who, str) else who)

    def get(self, name: str, *args: Any, **query: Any) -> Any:
        return self.client.get(reverse(f"publishing:{name}", args=args), query)

    def text(self, name: str, *args: Any, **query: Any) -> str:
        response = self.get(name, *args, **query)
        assert response.status_code == 200, response.status_code
        return str(response.content.decode())

    def tick(self, channels: dict[Any, list[str]], on: dt.date, **more: str) -> Any:
        """Tick the channels each page went to, on the screen as it stands."""
        html = self.text("record_postings", q=more.pop("q", ""))
        data = form_data(html, "#pk-record-items")
        for page, keys in channels.items():
            data |= {f"item-{page.pk}-channel": keys, f"item-{page.pk}-posted_on": on.isoformat()}
            data |= {f"item-{page.pk}-{name}": value for name, value in more.items()}
        return self.client.post(reverse("publishing:record_postings"), data)

    def tell(self, titles: list[str], channels: list[str], on: dt.date, unit: Any, **more: str) -> Any:
        """Record stories that have no web page."""
        data = form_data(self.text("record_postings"), "#pk-record-stories")
        data |= {"titles": "\n".join(titles), "story_channel": channels, "story_on": on.isoformat()}
        return self.client.post(reverse("publishing:record_postings"), data | {"story_unit": unit.pk} | more)

    def make(self, key: str, first: dt.date, last: dt.date, unit: Any = None) -> Any:
        data = {"report": key, "unit": unit.pk if unit else "", "first_on": first, "last_on": last}
        return self.client.post(reverse("publishing:reports"), data)

    def made(self, key: str, first: dt.date, last: dt.date, unit: Any = None) -> Report:
        response = self.make(key, first, last, unit)
        assert response.status_code == 302, response.content.decode()
        return Report.objects.latest("pk")

    def write(self, report: Report, blocks: dict[str, str], texts: dict[str, str] | None = None) -> Any:
        """Fill the form as it stands; `texts` by the name of the field."""
        data = form_data(self.text("report_edit", report.pk), "#pk-report-form")
        data |= {f"block-{key}": text for key, text in blocks.items()} | (texts or {})
        return self.client.post(reverse("publishing:report_edit", args=[report.pk]), data)

    def sign(self, report: Report) -> Any:
        html = self.text("report", report.pk)
        seen = html.split('name="seen" value="')[1].split('"')[0] if 'name="seen"' in html else ""
        return self.client.post(reverse("publishing:report", args=[report.pk]), {"act": "sign", "seen": seen})

    def acknowledge(self, report: Report, remark: str = "") -> Any:
        data = {"act": "acknowledge", "remark": remark}
        return self.client.post(reverse("publishing:report", args=[report.pk]), data)
