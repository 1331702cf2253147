"""หลักฐานการประกาศ: what stood on the website, from when to when, under which seal, with which files."""

import datetime as dt
from typing import Any

from django.utils import timezone

from news.procurement.posting_clock import Clock, clock_of
from publishing.api import Sheet, print_sheet
from thai.dates import format_datetime

_UNVERIFIED = "จำนวนวันที่กำหนดนี้ยังไม่ได้สอบทานกับตัวบทกฎหมาย โปรดตรวจสอบก่อนใช้อ้างอิง"
_REGISTER = (
    "เอกสารนี้จัดทำจากทะเบียนการเผยแพร่ของเว็บไซต์ ซึ่งบันทึกต่อเนื่องและแก้ไขย้อนหลังไม่ได้ "
    "วันทำการนับเฉพาะวันที่ประกาศอยู่บนเว็บไซต์เต็มวัน ไม่นับวันที่เผยแพร่"
)


def proof_of_posting(page: Any, *, now: dt.datetime) -> bytes | None:
    """The proof as a PDF for the notice's latest time before the public; None when it was never public."""
    clock = clock_of(page, timezone.localdate(now))
    if clock is None:
        return None
    record, office = clock.span.latest, page.unit.office
    files = record.permit.seal.files
    return print_sheet(
        Sheet(
            title="หลักฐานการเผยแพร่ประกาศจัดซื้อจัดจ้าง",
            office=office.name,
            lines=[office.name],
            facts=_facts(page, clock, now),
            files=[(entry["file"].rsplit("/", 1)[-1], entry["sha256"]) for entry in files],
            notes=[*([_UNVERIFIED] if clock.rule and not clock.rule.verified else []), _REGISTER],
            root_url=office.site.root_url,
            code=record.code,
        )
    )


def _facts(page: Any, clock: Clock, now: dt.datetime) -> list[tuple[str, str]]:
    record, span = clock.span.latest, clock.span
    until = format_datetime(span.until) if span.until else f"ยังประกาศอยู่ ณ {format_datetime(now)}"
    facts = [
        ("เรื่อง", record.title),
        ("ประเภทประกาศ", str(page.get_notice_kind_display())),
        ("หน่วยงานเจ้าของเรื่อง", record.unit_name),
        ("เผยแพร่ที่", f"{page.unit.office.site.root_url}{_path(record.url_path)}"),
        ("เผยแพร่ตั้งแต่", format_datetime(span.since)),
        ("ถึง", until),
        ("วันทำการที่ประกาศเต็มวัน", f"{clock.days} วันทำการ"),
        ("ผู้อนุญาต", record.permitted_by),
    ]
    if clock.rule:
        facts[7:7] = [
            ("วันทำการที่ต้องประกาศ", f"ไม่น้อยกว่า {clock.required} วันทำการ"),
            ("ที่มาของกำหนด", clock.rule.source),
        ]
    if span.latest.pk != span.began.pk:
        facts.append(("แก้ไขล่าสุดเมื่อ", format_datetime(record.recorded_at)))
    if span.ended is not None and span.ended.reason:
        facts.append(("เหตุผลที่ถอน", span.ended.reason))
    facts.append(("ค่าปิดผนึก (SHA-256)", " ".join(record.seal[at : at + 16] for at in range(0, 64, 16))))
    return [(label, words) for label, words in facts if words]


def _path(url_path: str) -> str:
    """The address below the website's root: Wagtail's begins with the slug of the home page."""
    return "/" + url_path.strip("/").partition("/")[2] + "/"
