"""Whether an item kept the office's time standards, from its memo and the ledgers (LOEI3, procedures.md §1.3).

Produced: submitted for the first time. Published: the first entry “published” in the register. Acts are read to the
minute, as the forms write them: published at 14.30 keeps a standard that ends at 14.30.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.utils.translation import gettext as _

from approvals.api import Procedure, ProcedureDocument, Request, ServiceLevel, Submission
from publishing.models import PublicationRecord, RecordKind
from thai.dates import format_datetime, in_bangkok, read_moment

_HOUR = 60


class Standing(StrEnum):
    """How the item stands to a standard."""

    ON_TIME = "on_time"
    LATE = "late"
    PENDING = "pending"
    OVERDUE = "overdue"
    UNKNOWN = "unknown"


JUDGED = frozenset({Standing.ON_TIME, Standing.LATE})
"""The act has been done, so the standard was kept or missed for good."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One standard applied to one item."""

    label: str
    standing: Standing
    due_at: dt.datetime | None = None
    done_at: dt.datetime | None = None

    @property
    def minutes_late(self) -> int:
        """Whole minutes past the standard; 0 when it was kept."""
        if self.due_at is None or self.done_at is None:
            return 0
        return max(0, int((self.done_at - self.due_at).total_seconds()) // 60)

    @property
    def sentence(self) -> str:
        """The verdict in words."""
        due = format_datetime(self.due_at, "short") if self.due_at else ""
        done = format_datetime(self.done_at, "short") if self.done_at else ""
        sentences = {
            Standing.ON_TIME: _("On time: done %(done)s, due %(due)s"),
            Standing.LATE: _("Late by %(late)s: done %(done)s, due %(due)s"),
            Standing.PENDING: _("Due by %(due)s"),
            Standing.OVERDUE: _("Overdue; was due %(due)s"),
            Standing.UNKNOWN: _("Cannot be judged: the request does not say when it began or ended"),
        }
        return sentences[self.standing] % {"due": due, "done": done, "late": duration(self.minutes_late)}


def judge(
    level: ServiceLevel,
    memo: dict[str, Any],
    *,
    produced_at: dt.datetime | None,
    published_at: dt.datetime | None,
    now: dt.datetime,
) -> Verdict | None:
    """The standard applied to an item with these answers; None when it is not for such items."""
    if not level.applies(memo):
        return None
    anchor = moment_of(str(memo.get(level.anchor, "")))
    if anchor is None:
        return Verdict(level.label, Standing.UNKNOWN)
    offset = -(level.before_minutes or 0) or (level.within_minutes or 0)
    due = anchor + dt.timedelta(minutes=offset)
    done = produced_at if level.covers == "produce" else published_at
    if done is None:
        return Verdict(level.label, Standing.OVERDUE if _minute(now) > due else Standing.PENDING, due)
    done = _minute(done)
    return Verdict(level.label, Standing.LATE if done > due else Standing.ON_TIME, due, done)


def verdicts(
    spec: ProcedureDocument,
    memo: dict[str, Any],
    *,
    produced_at: dt.datetime | None,
    published_at: dt.datetime | None,
    now: dt.datetime,
) -> list[Verdict]:
    """Every standard of the procedure that is for such an item, applied to it."""
    found = (
        judge(level, memo, produced_at=produced_at, published_at=published_at, now=now) for level in spec.service_levels
    )
    return [verdict for verdict in found if verdict is not None]


def verdicts_of(request: Request, now: dt.datetime) -> list[Verdict]:
    """The standards applied to a request as it stands; none for a correction of what is public already."""
    spec = request.procedure.spec
    if not spec.service_levels or request.kind != "publish":
        return []
    rounds = list(Submission.objects.filter(request=request).order_by("round"))
    published = PublicationRecord.objects.filter(submission__request=request, kind=RecordKind.PUBLISHED)
    first = published.order_by("sequence").values_list("recorded_at", flat=True).first()
    if not rounds:
        return []
    return verdicts(spec, rounds[-1].memo, produced_at=rounds[0].submitted_at, published_at=first, now=now)


def with_first_round(records: Any) -> Any:
    """Annotate entries of the register with when the request was first submitted, and under which procedure."""
    first = Submission.objects.filter(request=OuterRef("submission__request"), round=1)
    sha256 = F("submission__request__procedure__sha256")
    return records.annotate(produced_at=Subquery(first.values("submitted_at")[:1]), procedure_sha256=sha256)


def standard_of(record: Any) -> str:
    """The verdicts on an entry “published” of `with_first_round`, in words; empty for other entries."""
    if record.kind != RecordKind.PUBLISHED or record.submission is None:
        return ""
    found = verdicts(
        _spec(record.procedure_sha256),
        record.submission.memo,
        produced_at=record.produced_at,
        published_at=record.recorded_at,
        now=record.recorded_at,
    )
    return " · ".join(f"{verdict.label}: {verdict.sentence}" for verdict in found)


def moment_of(text: str) -> dt.datetime | None:
    """The instant an answer of kind `datetime` names, Bangkok time when it names no zone; None for no answer."""
    return read_moment(text) if text.strip() else None


def duration(minutes: int) -> str:
    """Hours and minutes in words."""
    hours, rest = divmod(minutes, _HOUR)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


@lru_cache(maxsize=64)
def _spec(sha256: str) -> ProcedureDocument:
    """The procedure of that content; its document is large, so it is not read once per entry of an export."""
    procedure: Procedure = Procedure.objects.filter(sha256=sha256)[0]
    return procedure.spec


def _minute(moment: dt.datetime) -> dt.datetime:
    return in_bangkok(moment).replace(second=0, microsecond=0)
