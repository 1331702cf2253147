"""Thousands of published items in the ledgers at once, for query counts: rows copied from one that is real."""

import datetime as dt
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from approvals.api import Decision, Request, latest_submission
from publishing.models import ChannelPosting, PublicationRecord, RecordKind
from tests.publishing.reports.scene import day
from tests.world import Story


def copies(row: Any, count: int, change: Any) -> list[Any]:
    """The row again and again, each with what `change(number)` says; inserted at once."""
    values = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if field.attname != "id"
    }
    model = type(row)
    return list(model._base_manager.bulk_create(model(**(values | change(number))) for number in range(count)))


def many_items(story: Story, template: Any, count: int, *, titled: str) -> None:
    """As many more items as the template, all published in the month of May of the last fiscal year."""
    submission = latest_submission(template)
    assert submission is not None
    request = submission.request
    pages = _pages(story, count, titled)
    numbers = Request.objects.count()
    requests = copies(request, count, lambda n: {"page_id": pages[n].pk, "number": numbers + n + 1000})
    rounds = copies(submission, count, lambda n: {"request_id": requests[n].pk, "title": pages[n].title})
    for decision in Decision.objects.filter(submission=submission, outcome__in=["acknowledge", "publish"]):
        last = Decision.objects.latest("sequence").sequence
        copies(
            decision, count,
            lambda n, last=last: {
                "request_id": requests[n].pk, "submission_id": rounds[n].pk, "sequence": last + n + 1,
            },
        )  # fmt: skip
    record = PublicationRecord.objects.get(page=template, kind=RecordKind.PUBLISHED)
    last = PublicationRecord.objects.latest("sequence").sequence
    copies(
        record, count,
        lambda n: {
            "page_id": pages[n].pk, "submission_id": rounds[n].pk, "sequence": last + n + 1, "title": pages[n].title,
            "recorded_at": day(5, 1) + dt.timedelta(minutes=n),
        },
    )  # fmt: skip
    _postings(story, pages)


def _pages(story: Story, count: int, titled: str) -> list[Page]:
    home = story.world.home
    kind = ContentType.objects.get_for_model(Page)
    begin = Page.objects.count()
    return list(
        Page.objects.bulk_create(
            Page(
                title=f"{titled} {number}",
                draft_title=f"{titled} {number}",
                slug=f"volume-{begin}-{number}",
                path=f"{home.path}{'Z'}{begin + number:03X}".upper() if begin + number < 4096 else "",
                depth=home.depth + 1,
                url_path=f"/volume-{begin}-{number}/",
                content_type=kind,
                locale=home.locale,
                live=False,
            )
            for number in range(count)
        )
    )


def _postings(story: Story, pages: list[Page]) -> None:
    person, office = story.people["policy.head"], story.world.office
    ChannelPosting.objects.bulk_create(
        ChannelPosting(
            office=office, unit=story.world.units["policy"], page=page, title=page.title, channel="radio",
            channel_label="วิทยุ", group="media", posted_on=day(5, 20).date(), recorded_at=day(5, 21), person=person,
            person_name=person.get_full_name(), position="หัวหน้า", capacity="own",
        )
        for page in pages
    )  # fmt: skip
