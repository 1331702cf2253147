"""What the attacks find, and the list they are put on."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from wagtail.models import (
    Revision,
)

from news.models import NewsAttachment, NewsPage
from tests.world import Story, superuser

Attack = Callable[["Scene"], None]
ATTACKS: dict[str, Attack] = {}


class Scene:
    """What the attacks find: a live page with an album and an attachment, a draft, an item under review."""

    def __init__(self, story: Story, client: Any, pages: tuple[NewsPage, NewsPage]) -> None:
        self.story, self.client = story, client
        self.live, self.draft = (story.fresh(page) for page in pages)
        self.root = superuser()
        client.force_login(self.root)

    def review(self) -> NewsPage:
        """An item approved by the head and waiting for the uploader."""
        page = self.story.draft(title="เรื่องที่อยู่ระหว่างพิจารณา")
        self.story.submit(page)
        self.story.decide(page, "policy.head", "approve")
        return self.story.fresh(page)

    def changed_revision(self, page: Any, title: str = "เนื้อหาที่ไม่มีใครอนุมัติ") -> Revision:
        """A newer revision of a page."""
        page = self.story.fresh(page)
        page.title = title
        return page.save_revision()

    def edit_form(self, page: Any, **changes: Any) -> dict[str, Any]:
        """What the stock editor posts."""
        data = {
            "title": page.title, "slug": page.slug, "lead": page.lead, "information_type": page.information_type,
            "public_date": page.public_date.isoformat(), "body": json.dumps(_draftail("ข้อความใหม่")),
            "event_date": "", "event_end_date": "", "event_place": "", "seo_title": "", "search_description": "",
            "go_live_at": "", "expire_at": "", "comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0,
            "tables-count": 0,
        }  # fmt: skip
        for name in ("album", "attachments"):
            data |= {
                f"{name}-TOTAL_FORMS": 0,
                f"{name}-INITIAL_FORMS": 0,
                f"{name}-MIN_NUM_FORMS": 0,
                f"{name}-MAX_NUM_FORMS": 1000,
            }
        return data | changes


def live_and_draft(story: Story) -> tuple[NewsPage, NewsPage]:
    """A public page with an album and an attachment; a draft nobody has approved."""
    page = story.draft(photos=2).get_latest_revision_as_object()
    page.attachments.add(NewsAttachment(document=story.document(), sort_order=0))
    page.save_revision()
    story.submit(page)
    return story.carry_through(page), story.draft(title="ร่างที่ยังไม่มีใครอนุมัติ")


def _draftail(text: str) -> dict[str, Any]:
    block = {"key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    return {"blocks": [block], "entityMap": {}}


def attack(function: Attack) -> Attack:
    """Put an attack on the list."""
    ATTACKS[function.__name__] = function
    return function


def sql(statement: str, *values: Any) -> None:
    """A statement past Django."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
