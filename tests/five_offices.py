"""The demo office taking over the procedure of one of the five: the seats, units and committees that one needs."""

from typing import Any

from approvals.api import Procedure
from config.demo.five import COMMITTEE, MEMBERS, adopt, committee
from offices.api import Body
from tests.world import MEMO, Story

__all__ = ["COMMITTEE", "KINDS", "MEMBERS", "MEMOS", "PATHS", "OfficeStory", "name_a_decider", "screening_committee"]

MEMOS: dict[str, dict[str, str]] = {
    "cpn1": {"track": "content", "job": "งานสารสนเทศ"},
    "s11": {
        "track": "general",
        "purpose": "ประชาสัมพันธ์การเปิดภาคเรียน",
        "file_count": "1",
        "sheet_count": "2",
        "channels": "website,notice_board",
        "duration": "permanent",
        "delivery": "upload",
    },
    "loei3": {"track": "web_data", "topic": "4.7", "topic_other": "ผลการดำเนินงาน", "delivery": "in_person"},
    "s12": MEMO,
    "ryg2": {"track": "publish", "target_group": "ผู้ปกครอง", "channels": "website,email"},
}
"""A complete memo of each office."""

KINDS = {"cpn1": "pr_news", "s11": "office_information", "loei3": "achievements", "s12": "pr_news", "ryg2": "pr_news"}
"""A kind of information the memo's track admits."""

PATHS: dict[str, list[tuple[str, str]]] = {
    "cpn1": [("policy.head", "consent"), ("director", "approve"), ("policy.uploader", "publish")],
    "s11": [
        ("policy.head", "consent"),
        ("deputy", "consent"),
        ("director", "approve"),
        ("web", "acknowledge"),
        ("web", "publish"),
    ],
    "loei3": [("policy.head", "consent"), ("director", "approve"), ("web", "acknowledge"), ("web", "publish")],
    "s12": [("policy.head", "approve"), ("policy.uploader", "acknowledge"), ("policy.uploader", "publish")],
    "ryg2": [("deputy", "consent"), ("director", "approve"), ("policy.uploader", "publish")],
}
"""Who does what after the requester has certified, up to the public page."""


class OfficeStory(Story):
    """The demo office under one of the five procedures: `OfficeStory(world, "s11")`."""

    def __init__(self, world: Any, code: str, change: Any = None) -> None:
        super().__init__(world)
        self.code = code
        self.procedure: Procedure = adopt(world, code, change)

    def draft(self, section: str = "policy", *, memo: dict[str, str] | None = None, **fields: Any) -> Any:  # type: ignore[override]
        """A complete news draft under the office's own memo."""
        page = super().draft(section, **({"information_type": KINDS[self.code]} | fields))
        page.memo = MEMOS[self.code] | (memo or {})
        draft = page.get_latest_revision_as_object()
        draft.memo = page.memo
        page.save(update_fields=["memo"])
        draft.save_revision(user=self.people[f"{section}.provider"])
        return self.fresh(page)

    def walk(self, page: Any, until: str = "publish") -> Any:
        """The office's path after submission, up to and including the outcome."""
        for who, outcome in PATHS[self.code]:
            page = self.decide(page, who, outcome)
            if outcome == until:
                break
        return page


def name_a_decider(document: dict[str, Any]) -> None:
    """What an office does to RYG2 before it can be used: the director decides."""
    for track in document["tracks"].values():
        decide = next(stage for stage in track["stages"] if stage["key"] == "decide")
        decide["actors"] = [{"seats": ["director"], "scope": "office"}]


def screening_committee(story: Story, members: tuple[str, ...] = MEMBERS, **fields: Any) -> Body:
    """A committee of these people's seats, the first in the chair."""
    return committee(story.world, members, **fields)
