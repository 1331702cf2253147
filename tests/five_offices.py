"""The demo office taking over the procedure of one of the five: the seats, units and committees that one needs."""

import datetime as dt
from typing import Any

from django.utils import timezone

from approvals.api import SHIPPED, Procedure, load_procedure, read_procedure
from config.demo.office import appoint
from offices.api import Body, BodyMember, Seat, SeatKind, Unit, sync_access
from tests.world import MEMO, Story

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

COMMITTEE = "screening_committee"
MEMBERS = ("deputy", "admin.head", "policy.head", "finance.head", "promotion.head", "supervision.head")
"""S11's screening committee in the demo office: the deputy in the chair."""


class OfficeStory(Story):
    """The demo office under one of the five procedures: `OfficeStory(world, "s11")`."""

    def __init__(self, world: Any, code: str, change: Any = None) -> None:
        super().__init__(world)
        self.code = code
        _SEATS[code](self)
        sync_access()
        document = read_procedure(SHIPPED / f"{code}.yaml")
        if change is not None:
            change(document)
        self.procedure: Procedure = load_procedure(world.office, document)

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

    def seat(self, who: str, kind: SeatKind, unit: Unit | None = None, title: str = "") -> Seat:
        """A new seat for somebody who is there already."""
        seat = Seat.objects.create(office=self.world.office, unit=unit, kind=kind, title=title or str(kind.label))
        appoint(self.people[who], seat)
        return seat


def name_a_decider(document: dict[str, Any]) -> None:
    """What an office does to RYG2 before it can be used: the director decides."""
    for track in document["tracks"].values():
        decide = next(stage for stage in track["stages"] if stage["key"] == "decide")
        decide["actors"] = [{"seats": ["director"], "scope": "office"}]


def _cpn1(story: OfficeStory) -> None:
    story.seat("policy.uploader", SeatKind.UNIT_WEB_OFFICER, story.world.units["policy"])


def _s11(story: OfficeStory) -> None:
    name = "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร"
    ict = Unit.objects.create(office=story.world.office, key="ict", name=name, position=9)
    story.world.units["ict"] = ict
    story.seat("web", SeatKind.UPLOADER, ict)
    story.seat("policy.uploader", SeatKind.CLERICAL_OFFICER, story.world.units["policy"])
    screening_committee(story)


def _loei3(story: OfficeStory) -> None:
    story.seat("admin.provider", SeatKind.PR_OFFICER, story.world.units["admin"], "นักประชาสัมพันธ์")


def _ryg2(story: OfficeStory) -> None:
    story.seat("policy.uploader", SeatKind.PR_OFFICER, story.world.units["policy"])


_SEATS = {"cpn1": _cpn1, "s11": _s11, "loei3": _loei3, "s12": lambda story: None, "ryg2": _ryg2}


def screening_committee(story: Story, members: tuple[str, ...] = MEMBERS, **fields: Any) -> Body:
    """A screening committee of these people's seats, the first in the chair."""
    today = timezone.localdate() - dt.timedelta(days=30)
    values = {"name": "คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ", "key": COMMITTEE} | fields
    body = Body.objects.create(
        office=story.world.office, order_number="คำสั่งที่ 62/2569", order_date=today, starts_on=today, **values
    )
    for place, who in enumerate(members):
        part = BodyMember.Part.CHAIR if place == 0 else BodyMember.Part.MEMBER
        BodyMember.objects.create(body=body, seat=story.world.seats[who], part=part, starts_on=today)
    return body
