"""What the public is told for a code printed on a form or shown on a page: is it public, since when, permitted by whom.

No personal name, nothing of the content of what was withdrawn, nothing at all of what was never public.
"""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from approvals.api import Request
from publishing.models import PublicationRecord, RecordKind
from publishing.models.record import LIVE_KINDS, STATE_KINDS
from publishing.public import Publication, particulars


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the item, by its fingerprint."""

    name: str
    is_picture: bool
    sha256: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands behind a code. `record` is the newest entry that says whether the item is public."""

    code: str
    office_name: str
    unit_name: str
    record: PublicationRecord | None = None
    publication: Publication | None = None
    corrections: list[PublicationRecord] = field(default_factory=list)
    files: list[PublishedFile] = field(default_factory=list)

    @property
    def state(self) -> str:
        """unpublished, current, corrected, withdrawn or expired."""
        if self.record is None:
            return "unpublished"
        if self.record.kind in LIVE_KINDS:
            return "corrected" if self.corrections else "current"
        return str(self.record.kind)

    @property
    def is_public(self) -> bool:
        """Whether the public can read the item now."""
        return self.state in {"current", "corrected"}


def answer_for(code: str) -> Answer | None:
    """What the public is told for the code, in either case of letters; None for a code there is not."""
    code = code.strip().upper()
    records = list(
        PublicationRecord.objects.filter(code=code)
        .select_related("office", "page", "permit__seal")
        .order_by("office", "sequence")
    )
    states = [record for record in records if record.kind in STATE_KINDS]
    if not states:
        return _not_public_yet(code)
    newest = states[-1]
    starts = max(place for place, record in enumerate(states) if record.kind == RecordKind.PUBLISHED)
    return Answer(
        code=code,
        office_name=newest.office.name,
        unit_name=newest.unit_name,
        record=newest,
        publication=particulars(records),
        corrections=[record for record in states[starts:] if record.kind == RecordKind.CORRECTED],
        files=_files(newest) if newest.kind in LIVE_KINDS else [],
    )


def _not_public_yet(code: str) -> Answer | None:
    asked = Request.objects.filter(code=code).select_related("office", "unit").first() if code else None
    return Answer(code=code, office_name=asked.office.name, unit_name=asked.unit.name) if asked else None


def _files(record: PublicationRecord) -> list[PublishedFile]:
    entries: list[dict[str, Any]] = record.permit.seal.files
    return [
        PublishedFile(PurePosixPath(entry["file"]).name, entry["kind"] == "image", entry["sha256"]) for entry in entries
    ]


def ended_on(answer: Answer) -> dt.datetime | None:
    """When the item ceased to be public, if it did."""
    return answer.record.recorded_at if answer.record is not None and not answer.is_public else None
