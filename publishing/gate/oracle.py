"""The oracle: does the invariant hold right now? Asked by `audit_site`, by tests after every step, and nightly.

It reads only what is stored, trusts no code path, and re-hashes every file of every live page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Subquery
from wagtail.models import Page, PageViewRestriction

from publishing import live_items
from publishing.gate import triggers
from publishing.gate.content import content_hash
from publishing.models import (
    ENDED_KINDS,
    LIVE_KINDS,
    GatedPage,
    LiveAsset,
    Permit,
    PublicationRecord,
    RecordKind,
    newest_first,
)

_CHUNK = 500


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
    for pages in _live_pages():
        known = _Known(pages)
        for page in pages:
            code = _fault(page, known)
            if code:
                yield Violation(code, page.pk, page.title, _DETAILS[code])
    for page in _gone():
        yield Violation("silently_gone", page.pk, page.title, _DETAILS["silently_gone"])
    for fault in live_items.faults():
        yield Violation("list_differs", fault.page_id, fault.title, _DETAILS["list_differs"])


def count_live() -> int:
    """How many pages are before the public."""
    return int(Page.objects.filter(live=True, depth__gt=1).count())


def _live_pages() -> Iterator[list[Any]]:
    """Every live page in its own type, some hundred at a time (a query for each type among them)."""
    after = 0
    live = Page.objects.filter(live=True, depth__gt=1).order_by("pk")
    while pages := list(live.filter(pk__gt=after)[:_CHUNK]):
        after = pages[-1].pk
        keys: dict[Any, list[int]] = {}
        for page in pages:
            keys.setdefault(page.specific_class or Page, []).append(page.pk)
        found: dict[int, Any] = {}
        for model, chosen in keys.items():
            found |= model._base_manager.in_bulk(chosen)
        yield [found.get(page.pk, page) for page in pages]


class _Known:
    """What the register, the list of assets and the restrictions say of these pages: four queries for all of them."""

    def __init__(self, pages: list[Any]) -> None:
        keys = [page.pk for page in pages]
        newest = Page.objects.filter(pk__in=keys).annotate(
            state=Subquery(newest_first("pk").values("pk")[:1]),
            placed=Subquery(newest_first("pk", LIVE_KINDS | {RecordKind.MOVED}).values("pk")[:1]),
        )
        rows = list(newest.values_list("pk", "state", "placed"))
        records = PublicationRecord.objects.select_related("permit__seal").in_bulk(
            {key for _page, *found in rows for key in found if key}
        )
        self.states = {page: records[state] for page, state, _placed in rows if state}
        self.placed = {page: records[placed] for page, _state, placed in rows if placed}
        self.assets: dict[int, set[tuple[str, int, str]]] = {}
        for page, *asset in LiveAsset.objects.filter(page_id__in=keys).values_list(
            "page_id", "kind", "object_id", "sha256"
        ):
            self.assets.setdefault(page, set()).add(tuple(asset))
        self.restricted = tuple(PageViewRestriction.objects.values_list("page__path", flat=True))


def _fault(page: Page, known: _Known) -> str:
    if not isinstance(page, GatedPage):
        return "not_gated"
    record = known.states.get(page.pk)
    if record is None:
        return "no_record"
    permit = record.permit
    if record.kind in ENDED_KINDS or permit.revoked_at is not None:
        return "no_permit"
    if page.live_revision_id != permit.revision_id:
        return "other_revision"
    if content_hash(page, rehash=True, sealed=permit.seal.content) != permit.seal.content_hash:
        return "other_content"
    return _frame_fault(page, permit, known)


def _frame_fault(page: GatedPage, permit: Permit, known: _Known) -> str:
    placed = known.placed[page.pk]
    if placed.url_path != page.url_path and not _ancestor_moved(page, placed):
        return "other_address"
    if page.path.startswith(known.restricted):
        return "restricted"
    sealed = {(entry["kind"], entry["id"], entry["sha256"]) for entry in permit.seal.files}
    return "" if known.assets.get(page.pk, set()) == sealed else "assets_differ"


def _ancestor_moved(page: GatedPage, placed: PublicationRecord) -> bool:
    """A page goes along when one above it is moved by the verb: that later record explains its address."""
    above = page.get_ancestors().values("pk")
    return PublicationRecord.objects.filter(
        page_id__in=above, kind=RecordKind.MOVED, recorded_at__gte=placed.recorded_at
    ).exists()


def _gone() -> Any:
    """Pages the register says are public, and that are not (one query)."""
    states = newest_first("pk").values("kind")[:1]
    said_live = Page.objects.filter(live=False).annotate(state=Subquery(states)).filter(state__in=LIVE_KINDS)
    return said_live.order_by("pk").iterator(chunk_size=_CHUNK)
