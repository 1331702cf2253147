"""Many live pages at once, for query counts: written past the gate, inside the test's own transaction."""

import datetime as dt
from typing import Any

from django.db import connection
from wagtail.models import Page

from news.models import ManualPage, NewsPage, NewsPhoto
from publishing import live_items
from publishing.gate import triggers
from tests.world import Story

FIRST_DAY = dt.date(2026, 9, 1)


def put_online(*pages: Any) -> None:
    """Make pages live by SQL. The triggers go with it; the end of the test brings them back."""
    if connection.vendor == "postgresql":
        connection.check_constraints()
    triggers.uninstall()
    keys = ", ".join(str(page.pk) for page in pages)
    table = Page._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET live = %s WHERE id IN ({keys})", [True])
    live_items.rebuild()


def many_news(story: Story, count: int, *, section: str = "policy", photos: int = 2, **fields: Any) -> list[NewsPage]:
    """Live news, one a day, with an album over a few pictures."""
    images = [story.image(f"ภาพ {number}") for number in range(photos)]
    pages = []
    for number in range(count):
        values = {
            "title": f"ข่าวการศึกษา เรื่องที่ {number}",
            "information_type": "pr_news",
            "lead": "โรงเรียนเปิดภาคเรียน",
            "body": "<p>กิจกรรมของโรงเรียน</p>",
            "public_date": FIRST_DAY + dt.timedelta(days=number),
        }
        page = NewsPage(**(values | fields))
        for image in images:
            page.album.add(NewsPhoto(image=image))
        story.fresh(story.world.sections[section]).add_child(instance=page)
        pages.append(page)
    put_online(*pages)
    return pages


def many_manuals(story: Story, count: int) -> list[ManualPage]:
    """Live manuals, one a day."""
    pages = []
    for number in range(count):
        page = ManualPage(
            title=f"คู่มือการศึกษา เล่มที่ {number}",
            information_type="operation_manuals",
            summary="ขั้นตอน",
            version="1",
            public_date=FIRST_DAY + dt.timedelta(days=number),
        )
        story.fresh(story.world.sections["policy"]).add_child(instance=page)
        pages.append(page)
    put_online(*pages)
    return pages
