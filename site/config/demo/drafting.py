"""Drafting in the invented office: what an information provider puts into the library and the editor."""

import datetime as dt
import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone

from approvals.api import in_force
from config.demo.content import Item, Paper, Picture, working_day
from config.demo.office import SHORT_NAME, UNITS, World
from config.demo.papers import print_paper
from config.demo.procurement import new_notice, new_report
from config.demo.scenes import draw
from news.kinds import KINDS
from news.models import (
    AnnouncementDocument,
    DirectoryPerson,
    InformationDocument,
    ManualDocument,
    ManualPage,
    NewsAttachment,
    NewsPage,
    NewsPhoto,
    ProcurementDocument,
)
from publishing.actions.record_consent import RecordConsentAction
from publishing.models import (
    WEBSITE,
    AgeGroup,
    AltKind,
    PictureConsent,
    PublishingDocument,
    PublishingImage,
    Rights,
    SubjectKind,
)
from thai.dates import TIMEZONE

_EXPIRES_AFTER = dt.timedelta(seconds=8)
"""An item may only be submitted with an end that lies ahead; the story then waits this long for it."""

_PUBLIC_FOR = dt.timedelta(days=120)
"""How long items of kinds that are public from–to stay on the lists."""


_BLOCKS = {"steps": "step", "papers": "paper", "questions": "question", "deadlines": "deadline"}
"""Stream field → the block each of its rows is."""
_ROWS: dict[str, Any] = {
    "news": NewsAttachment,
    "manual": ManualDocument,
    "announcement": AnnouncementDocument,
    "information": InformationDocument,
    "procurement": ProcurementDocument,
}
"""Kind of item → the row that carries a document."""


def draft_item(world: World, item: Item) -> Any:
    """The item as its unit's information provider drafts it, with pictures and documents in the unit's library."""
    page = _new_page(world, item)
    world.sections[item.unit].add_child(instance=page)
    user = world.people[f"{item.unit}.provider"]
    for number, picture in enumerate(item.album):
        if isinstance(page, NewsPage):
            page.album.add(_photo(world, item, picture, number))
        else:
            page.image = _photo(world, item, picture, number).image
    for number, person in enumerate(item.people):
        page.people.add(DirectoryPerson(**person, sort_order=number))
    for number, paper in enumerate(item.papers):
        row = _ROWS[item.kind](document=_document(world, item, paper, number), sort_order=number)
        getattr(page, page.attachments_name).add(row)
    page.save_revision(user=user)
    return page


def memo_for(world: World, item: Item) -> dict[str, str]:
    """The request memo as the provider fills it in."""
    procedure = in_force(world.office)
    category = procedure.spec.category_of(item.type) if procedure and item.type else None
    topic = category.key if category else "other"
    memo = {
        "track": "urgent" if item.urgent else "web",
        "target_site": item.to,
        "telephone": world.units[item.unit].telephone,
        "topic": topic,
        "detail": f"ขอเผยแพร่เรื่อง {item.title}",
        "delivery": "upload",
    }
    if topic == "other":
        memo["topic_other"] = "คู่มือ" if item.kind == "manual" else "ข้อมูลข่าวสารของสำนักงาน"
    return memo | {f"urgent_{condition}": why for condition, why in item.urgent.items()}


def _new_page(world: World, item: Item) -> Any:
    common = {
        "title": item.title,
        "information_type": item.type,
        "public_date": item.day,
        "body": item.body,
        "memo": memo_for(world, item),
    }
    if item.kind == "manual":
        review = item.day + dt.timedelta(days=item.review_in)
        own = _own_fields(item)
        return ManualPage(**common, summary=item.lead, version=item.version, review_date=review, **own)
    if item.kind == "procurement":
        return new_notice(item, common)
    if item.kind == "procurement_report":
        return new_report(world, item, common)
    if item.course == "expired":
        common["expire_at"] = timezone.now() + _EXPIRES_AFTER
    elif _public_for_a_time(world, item):
        last = timezone.localdate() + _PUBLIC_FOR
        common["expire_at"] = dt.datetime.combine(last, dt.time(), tzinfo=TIMEZONE)
    if item.kind != "news":
        return KINDS[item.kind].model(**common, summary=item.lead, **_own_fields(item))
    return NewsPage(**common, lead=item.lead, **_event(item), **_own_fields(item))


def _own_fields(item: Item) -> dict[str, Any]:
    """The fields only this kind of page has: as written, dates from the item's day, rows as stream fields keep them."""
    fields: dict[str, Any] = {}
    for name, value in item.more.items():
        rows = isinstance(value, list)
        plain = KINDS[item.kind].model._meta.get_field(name).to_python
        fields[name] = [{"type": _BLOCKS[name], "value": _dated(item, row)} for row in value] if rows else plain(value)
    dates = {name: working_day(item.day + dt.timedelta(days=days), 1) for name, days in item.days.items()}
    return fields | dates


def _dated(item: Item, row: dict[str, Any]) -> dict[str, Any]:
    """A row with its `day`, written in days from the item's day, as a date."""
    if "day" not in row:
        return row
    return row | {"day": working_day(item.day + dt.timedelta(days=row["day"]), 1).isoformat()}


def _public_for_a_time(world: World, item: Item) -> bool:
    """Recruitment, scholarships, banners: kinds the procedure wants an end for."""
    procedure = in_force(world.office)
    kind = procedure.spec.canonical_type(item.type) if procedure and item.type else None
    return kind is not None and kind.duration == "range"


def _event(item: Item) -> dict[str, Any]:
    if item.event is None:
        return {}
    last = item.event.last if item.event.last is not None else item.event.days
    start, end = (working_day(item.day + dt.timedelta(days=days), 1) for days in (item.event.shift, last))
    return {"event_date": start, "event_end_date": end if end > start else None, "event_place": item.event.place}


def _photo(world: World, item: Item, picture: Picture, number: int) -> NewsPhoto:
    title = picture.caption or item.title
    drawn = draw(picture.scene, picture.light, seed=sum(item.key.encode()) + number)
    image = PublishingImage(
        title=title,
        description=picture.alt,
        alt_kind=AltKind.DESCRIBE if picture.alt else "",
        people=picture.people,
        collection=world.units[item.unit].collection,
        uploaded_by_user=world.people[f"{item.unit}.provider"],
        file=ImageFile(io.BytesIO(drawn), name=f"{item.slug}-{number + 1}.jpg"),
        source=f"ภาพวาดประกอบ จัดทำโดย{UNITS[item.unit]}",
        credit="งานประชาสัมพันธ์ กลุ่มอำนวยการ",
        rights=Rights.OWN_WORK,
    )
    image.save()
    if picture.consent:
        _consent(world, item, image, picture.consent)
    return NewsPhoto(image=image, caption=picture.caption, sort_order=number)


def _consent(world: World, item: Item, image: PublishingImage, subject: str) -> None:
    """The guardians' yearly consent, on record before the picture was taken."""
    consent = RecordConsentAction(
        {
            "office": world.office,
            "unit": world.units[item.unit],
            "subject_kind": SubjectKind.GROUP,
            "subject": subject,
            "age": AgeGroup.UNDER_TEN,
            "guardian": "ผู้ปกครองของนักเรียนทุกคนในภาพ",
            "purpose": "เผยแพร่ภาพกิจกรรมของโรงเรียนและสำนักงาน",
            "channels": [WEBSITE],
            "starts_on": item.day - dt.timedelta(days=30),
            "kept_at": "แฟ้มหนังสือยินยอม กลุ่มส่งเสริมการจัดการศึกษา",
        },
        user=world.people[f"{item.unit}.provider"],
    ).execute()
    PictureConsent.objects.create(image=image, consent=consent)


def _document(world: World, item: Item, paper: Paper, number: int) -> PublishingDocument:
    content, extension = print_paper(paper, item)
    document = PublishingDocument(
        title=paper.title,
        collection=world.units[item.unit].collection,
        uploaded_by_user=world.people[f"{item.unit}.provider"],
        file=ContentFile(content, name=f"{item.slug}-{number + 1}.{extension}"),
        source=f"เอกสารของ{SHORT_NAME}",
        credit=UNITS[item.unit],
        rights=Rights.OWN_WORK,
    )
    document.save()
    return document
