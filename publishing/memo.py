"""The request memo beyond its questions: what the system fills in, the display period it means, how it reads."""

import datetime as dt
from typing import Any

import pypdfium2 as pdfium
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.api import Duration, MemoField, Procedure, ProcedureDocument, Track, in_force, procedure_for
from offices.api import Unit
from publishing.gate.content import file_manifest
from publishing.models.media import PublishingDocument
from thai.dates import TIMEZONE, format_date, format_datetime, read_moment
from thai.fiscal import bounds, fiscal_year

Period = tuple[dt.datetime | None, dt.datetime | None]
"""From and until when the public sees the item; None is open."""


def procedure_of(page: Any) -> Procedure | None:
    """The procedure the page's request runs, or would begin, under."""
    if page.unit is None:
        return None
    if page.pk is None:
        return in_force(page.unit.office)
    return procedure_for(page, page.unit.office, str((page.memo or {}).get("track", "")))


def track_of(page: Any) -> Track | None:
    """The track the memo chose, if the procedure has it."""
    procedure = procedure_of(page)
    return procedure.spec.tracks.get(str((page.memo or {}).get("track", ""))) if procedure else None


def prefilled(spec: ProcedureDocument, page: Any) -> dict[str, str]:
    """The memo with the blanks filled that the system knows: the kind's category, the track, telephone, counts.

    What the item answers itself (`memo_answers`) stands in the memo as the item says it.
    """
    memo = dict(page.memo or {}) | said_by_the_item(spec, page)
    kind = getattr(page, "information_type", "")
    if not memo.get("track") and kind:
        lawful = [key for key in spec.tracks_for(kind) if not spec.tracks[key].urgent]
        memo |= {"track": lawful[0]} if lawful else {}
    for field in spec.memo:
        if field.prefill and not memo.get(field.key) and field.is_asked(memo):
            memo |= {field.key: value} if (value := _known(field, spec, page)) else {}
    return memo


def said_by_the_item(spec: ProcedureDocument, page: Any) -> dict[str, str]:
    """The answers the item gives by itself to questions this office asks, where they are answers it can have."""
    said = page.memo_answers() if hasattr(page, "memo_answers") else {}
    asked = {field.key: field for field in spec.memo}
    return {key: value for key, value in said.items() if key in asked and not fault_in(asked[key], value, said, spec)}


def _known(field: MemoField, spec: ProcedureDocument, page: Any) -> str:
    if field.prefill == "telephone":
        return str(page.unit.telephone or page.unit.office.telephone) if page.unit else ""
    if field.prefill == "category":
        category = spec.category_of(getattr(page, "information_type", ""))
        keys = {option.key for option in field.options}
        return category.key if category is not None and category.key in keys else ""
    if field.prefill == "fiscal_year":
        return str(fiscal_year(timezone.now()))
    manifest = file_manifest(page)
    return str(len(manifest) if field.prefill == "files" else _pages(manifest))


def _pages(manifest: list[dict[str, Any]]) -> int:
    """Pages of the PDF documents: the sheets somebody would print."""
    keys = [entry["id"] for entry in manifest if entry["kind"] == "document"]
    count = 0
    for document in PublishingDocument.objects.filter(pk__in=keys):
        if document.file_extension.lower() == "pdf":
            with document.open_file() as file, pdfium.PdfDocument(file) as pdf:
                count += len(pdf)
    return count


def period_of(spec: ProcedureDocument, memo: dict[str, Any]) -> Period | None:
    """The display period the memo asks for; None when the form has none or it is not answered yet.

    A fiscal year ends, and a last day is over, at midnight in Bangkok (S11-F1, 12–14).
    """
    if spec.duration is None:
        return None
    answer = memo.get(spec.duration.field)
    if answer == "permanent":
        return None, None
    try:
        if answer == "fiscal_year":
            first, last = bounds(int(memo[spec.duration.fiscal_year]))
        elif answer == "range":
            first = dt.date.fromisoformat(memo[spec.duration.starts])
            last = dt.date.fromisoformat(memo[spec.duration.ends])
        else:
            return None
        return _midnight(first), _midnight(last + dt.timedelta(days=1))
    except (KeyError, ValueError, OverflowError):
        return None  # unanswered or unreadable: the requirements say which field


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), tzinfo=TIMEZONE)


def fault_in(field: MemoField, value: str, memo: dict[str, Any], spec: ProcedureDocument) -> bool:
    """Whether the answer is none the field can have."""
    if field.kind in {"choice", "choices"}:
        given = value.split(",") if field.kind == "choices" else [value]
        return not set(given) <= {option.key for option in field.options}
    if field.kind in {"number", "unit"} and not value.isdecimal():
        return True
    if field.kind in {"date", "datetime"} and not _is_moment(value):
        return True
    return spec.duration is not None and _period_fault(field.key, value, memo, spec.duration)


def _period_fault(key: str, value: str, memo: dict[str, Any], duration: Duration) -> bool:
    """A fiscal year that is over, or a last day before the first."""
    if key == duration.fiscal_year:
        return not fiscal_year(timezone.now()) <= int(value) < dt.MAXYEAR
    return key == duration.ends and value < str(memo.get(duration.starts, ""))


def _is_moment(value: str) -> bool:
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def answer_text(field: MemoField, value: str) -> str:
    """The answer as people read it: the office's words, a unit's name, a day of the Buddhist Era."""
    if field.kind == "unit":
        unit = Unit.objects.filter(pk=value).first() if value.isdecimal() else None
        return unit.name if unit else value
    if field.kind == "date" and _is_moment(value):
        return format_date(dt.date.fromisoformat(value))
    if field.kind == "datetime" and _is_moment(value):
        return format_datetime(read_moment(value))
    return " · ".join(field.labels_of(value)) or value


def memo_lines(spec: ProcedureDocument, memo: dict[str, Any]) -> list[tuple[str, str]]:
    """The memo as label and answer, in the order of the office's form; what was not asked or answered left out."""
    lines = []
    if track := spec.tracks.get(memo.get("track", "")):
        lines.append((_("Track"), track.label))
    for field in spec.memo:
        value = str(memo.get(field.key, ""))
        if value and field.is_asked(memo):
            lines.append((field.label, answer_text(field, value)))
    if spec.urgency and track and track.urgent:
        for condition in spec.urgency.conditions:
            lines.append((condition.label, str(memo.get(f"urgent_{condition.key}", ""))))
    if reason := memo.get("correction_reason"):
        lines.append((_("What is corrected, and why"), str(reason)))
    return lines
