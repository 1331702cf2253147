"""What the public is told of a publication: when, permitted by which office-holder, corrected why, under which code."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from publishing.models import Permit, PermitKind, PublicationRecord, RecordKind


@dataclass(frozen=True, slots=True)
class Publication:
    """The public particulars of a live page."""

    published_at: dt.datetime
    corrected_at: dt.datetime | None
    correction_reason: str
    permitted_by: str
    urgent: bool
    urgent_note: str
    verified_at: dt.datetime | None
    code: str


def publication_of(page: Any) -> Publication | None:
    """The particulars from the register (one query); None while the page has never been published."""
    return particulars(list(PublicationRecord.objects.filter(page_id=page.pk).order_by("sequence")))


def particulars(records: list[PublicationRecord]) -> Publication | None:
    """The particulars of a page from all its entries in the register, oldest first; None before any publication."""
    starts = [i for i, record in enumerate(records) if record.kind == RecordKind.PUBLISHED]
    if not starts:
        return None
    records = records[starts[-1] :]
    last = {record.kind: record for record in records}
    corrected, verified = last.get(RecordKind.CORRECTED), last.get(RecordKind.VERIFIED)
    current = corrected or records[0]
    late = next((r for r in records if r.kind == RecordKind.LATE_APPROVED and r.sequence > current.sequence), None)
    owed = current.urgent and late is None
    return Publication(
        published_at=records[0].recorded_at,
        corrected_at=corrected.recorded_at if corrected else None,
        correction_reason=corrected.reason if corrected else "",
        permitted_by=current.permitted_by or (late.permitted_by if late else ""),
        urgent=owed,
        urgent_note=_("Published first as necessary and urgent; approval will follow.") if owed else "",
        verified_at=verified.recorded_at if verified and verified.sequence > current.sequence else None,
        code=records[0].code,
    )


def with_urgent_mark(pages: Any) -> Any:
    """Annotate pages with `urgent`: live under the urgent lane, the approval still owed or given late."""
    urgent = Permit.objects.valid().filter(page_id=OuterRef("pk"), kind=PermitKind.URGENT)
    return pages.annotate(urgent=Exists(urgent))


def counts(office: Any, fiscal_year: int) -> dict[str, Any]:
    """How many items the office published in the fiscal year, and how many of them urgently (S12-R07)."""
    published = PublicationRecord.objects.filter(
        office=office, fiscal_year=fiscal_year, kind=RecordKind.PUBLISHED, submission__isnull=False
    )
    total, urgent = published.count(), published.filter(urgent=True).count()
    return {"published": total, "urgent": urgent, "share": round(100 * urgent / total, 1) if total else 0.0}
