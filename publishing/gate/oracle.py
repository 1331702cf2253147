"""The oracle: does the invariant hold right now? Asked by `audit_site`, by tests after every step, and nightly.

It reads only what is stored, trusts no code path, and re-hashes every file of every live page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wagtail.models import Page, PageViewRestriction

from publishing import live_items
from publishing.gate import triggers
from publishing.gate.content import content_hash
from publishing.models import ENDED_KINDS, GatedPage, LiveAsset, Permit, PublicationRecord, RecordKind, latest_state


@dataclass(frozen=True, slots=True)
class Violation:
    """One way in which what is public is not what was permitted."""

    code: str
    page_id: int
    title: str
    detail: str = ""


_DETAILS = {
    "triggers_missing": "ทริกเกอร์ของฐานข้อมูลไม่ครบ",
    "not_gated": "หน้าเผยแพร่อยู่โดยชนิดของหน้าไม่ผ่านประตู",
    "no_record": "เผยแพร่อยู่โดยไม่มีรายการในทะเบียน",
    "no_permit": "เผยแพร่อยู่โดยไม่มีใบอนุญาตที่ยังใช้ได้",
    "other_revision": "ฉบับที่เผยแพร่ไม่ใช่ฉบับที่ได้รับอนุญาต",
    "other_content": "เนื้อหาหรือไฟล์ที่เผยแพร่ไม่ตรงกับที่ได้รับอนุญาต",
    "other_address": "ที่อยู่ของหน้าไม่ตรงกับทะเบียน",
    "restricted": "มีการจำกัดผู้เข้าชมโดยไม่มีในทะเบียน",
    "assets_differ": "รายการไฟล์ของหน้าไม่ตรงกับใบอนุญาต",
    "list_differs": "รายการเรื่องที่เผยแพร่ไม่ตรงกับหน้า ให้สั่ง rebuild_live_items",
    "silently_gone": "หายจากเว็บไซต์โดยไม่มีการถอนหรือหมดอายุในทะเบียน",
}


def violations() -> Iterator[Violation]:
    """Everything that breaks the invariant; nothing when all holds."""
    for name in triggers.missing():
        yield Violation("triggers_missing", 0, name, _DETAILS["triggers_missing"])
    live = Page.objects.filter(live=True, depth__gt=1).order_by("pk")
    for page in live.iterator(chunk_size=500):
        code = _fault(page.specific)
        if code:
            yield Violation(code, page.pk, page.title, _DETAILS[code])
    yield from _gone()
    for fault in live_items.faults():
        yield Violation("list_differs", fault.page_id, fault.title, _DETAILS["list_differs"])


def count_live() -> int:
    """How many pages are before the public."""
    return int(Page.objects.filter(live=True, depth__gt=1).count())


def _fault(page: Page) -> str:
    if not isinstance(page, GatedPage):
        return "not_gated"
    record = latest_state(page.pk)
    if record is None:
        return "no_record"
    permit = record.permit
    if record.kind in ENDED_KINDS or permit.revoked_at is not None:
        return "no_permit"
    if page.live_revision_id != permit.revision_id:
        return "other_revision"
    if content_hash(page, rehash=True, sealed=permit.seal.content) != permit.seal.content_hash:
        return "other_content"
    return _frame_fault(page, permit)


def _frame_fault(page: GatedPage, permit: Permit) -> str:
    placed = PublicationRecord.objects.filter(
        page_id=page.pk, kind__in=(RecordKind.PUBLISHED, RecordKind.CORRECTED, RecordKind.MOVED)
    ).latest("sequence")
    if placed.url_path != page.url_path and not _ancestor_moved(page, placed):
        return "other_address"
    if PageViewRestriction.objects.filter(page__in=page.get_ancestors(inclusive=True)).exists():
        return "restricted"
    listed = {(asset.kind, asset.object_id, asset.sha256) for asset in LiveAsset.objects.filter(page_id=page.pk)}
    sealed = {(entry["kind"], entry["id"], entry["sha256"]) for entry in permit.seal.files}
    return "" if listed == sealed else "assets_differ"


def _ancestor_moved(page: GatedPage, placed: PublicationRecord) -> bool:
    """A page goes along when one above it is moved by the verb: that later record explains its address."""
    above = page.get_ancestors().values("pk")
    return PublicationRecord.objects.filter(
        page_id__in=above, kind=RecordKind.MOVED, recorded_at__gte=placed.recorded_at
    ).exists()


def _gone() -> Iterator[Violation]:
    """Pages the register says are public, and that are not."""
    recorded = PublicationRecord.objects.order_by().values_list("page_id", flat=True).distinct()
    for page in Page.objects.filter(pk__in=recorded, live=False).iterator(chunk_size=500):
        record = latest_state(page.pk)
        if record is not None and record.kind not in ENDED_KINDS:
            yield Violation("silently_gone", page.pk, page.title, _DETAILS["silently_gone"])
