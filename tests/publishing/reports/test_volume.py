"""Lists, making and reading reports take the same number of queries at 20 and at 2,000 items."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publishing.models import Report
from tests.publishing.reports.scene import YEAR, At, day, published_at
from tests.publishing.reports.volume import many_items
from tests.world import Story

MAY = (day(5, 1).date(), day(5, 31).date())
FEW, MANY = 20, 2000


def queries(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert act().status_code in {200, 302}
    return len(captured)


@pytest.fixture
def screens(story: Story) -> dict[str, Callable[[], Any]]:
    """Each screen as an act; making begins from nothing each time."""
    template = published_at(story, day(4, 30))
    many_items(story, template, FEW, titled="เรื่อง")
    head, policy = At(story, "policy.head"), story.world.units["policy"]
    director = At(story, "director")
    kept = director.made("monthly", *MAY)
    rounds = iter(range(4, 10))

    def make() -> Any:
        month = next(rounds)
        return head.make("monthly", day(month, 1).date(), day(month, 30 if month in {4, 6, 9} else 31).date(), policy)

    def sign() -> Any:
        report = Report.objects.create(
            **{
                field.attname: getattr(kept, field.attname)
                for field in kept._meta.concrete_fields
                if field.attname not in {"id", "version"}
            },
            version=Report.objects.count() + 10,
        )
        return director.client.post(f"/admin/publishing/reports/{report.pk}/", {"act": "sign", "seen": ""})

    return {
        "more": lambda: many_items(story, template, MANY - FEW, titled="เรื่องเพิ่ม"),
        "postings": lambda: head.get("postings"),
        "record": lambda: head.get("record_postings"),
        "list": lambda: head.get("reports", year=YEAR),
        "make": make,
        "write": lambda: director.get("report_edit", kept.pk),
        "show": lambda: director.get("report", kept.pk),
        "csv": lambda: director.get("report_file", kept.pk, "csv"),
        "xlsx": lambda: director.get("report_file", kept.pk, "xlsx"),
        "sign": sign,
    }


def test_queries__do_not_grow_with_the_items(screens: dict[str, Callable[[], Any]]) -> None:
    more = screens.pop("more")
    for name in ("postings", "record", "list", "show"):
        screens[name]()  # caches of sites and content types are filled once
    few = {name: queries(act) for name, act in screens.items()}
    more()
    assert {name: queries(act) for name, act in screens.items()} == few
