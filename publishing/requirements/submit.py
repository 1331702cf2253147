"""What is missing before an item may be submitted: one list for the editor's panel, the submit screen and programs."""

import datetime as dt
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from approvals.api import Issue, MemoField, ProcedureDocument, Track
from publishing.findings.collect import Weighed, findings_of
from publishing.findings.finding import Severity
from publishing.gate.content import referenced_media
from publishing.memo import fault_in, procedure_of, said_by_the_item
from publishing.models import PublishingDocument
from publishing.requirements.rights import rights_issues, rights_of

_SHORTEST_TITLE = 5


def missing_for_submission(page: Any, findings: list[Weighed] | None = None) -> list[Issue]:
    """Every issue of the page as it stands in memory (usually its latest revision).

    `findings`: those of `findings_of(page)`, when the caller has them already. The ones a writer can answer for
    alone are asked on the submit screen and are no issues here.
    """
    weighed = findings_of(page) if findings is None else findings
    issues = [
        *_title(page),
        *page.missing_for_submission(),
        *rights_issues(rights_of(page), first_day(page)),
        *[finding_issue(item) for item in weighed if item.is_open and item.severity == Severity.BLOCK],
        *_address(page),
        *_period(page),
    ]
    if page.unit is None:
        return [*issues, Issue("unit_missing")]
    procedure = procedure_of(page)
    if procedure is None:
        return [*issues, Issue("no_procedure")]
    return [
        *issues,
        *_formats(procedure.spec, page),
        *_usual_period(procedure.spec, page),
        *memo_issues(procedure.spec, page),
    ]


def _title(page: Any) -> list[Issue]:
    title = page.title.strip()
    if not title:
        return [Issue("title_missing", "title")]
    return [Issue("title_too_short", "title")] if len(title) < _SHORTEST_TITLE else []


def _address(page: Any) -> list[Issue]:
    stored = Page.objects.filter(pk=page.pk).values("slug", "path").first()
    if stored is None or stored["slug"] == page.slug:
        return []
    below = Page.objects.filter(path__startswith=stored["path"], live=True).exclude(pk=page.pk)
    return [Issue("slug_of_section_changed", "slug")] if below.exists() else []


def _period(page: Any) -> list[Issue]:
    ended = page.expire_at is not None and page.expire_at <= timezone.now()
    return [Issue("expires_in_the_past", "expire_at")] if ended else []


def first_day(page: Any) -> dt.date:
    """The first day the public would see the item: permissions and consents must be in force on it."""
    starts = page.go_live_at
    today = timezone.localdate()
    return max(today, timezone.localdate(starts)) if starts is not None else today


def finding_issue(item: Weighed) -> Issue:
    """The sentence for a finding that stops a submission."""
    code = "finding_blocks" if item.severity == Severity.BLOCK else "finding_open"
    return Issue(code, item.finding.field or "files", item.context())


def memo_issues(spec: ProcedureDocument, page: Any) -> list[Issue]:
    """What the request memo still lacks, by the office's own form."""
    memo = page.memo or {}
    track = spec.tracks.get(memo.get("track", ""))
    issues = [Issue("memo_missing", "memo_track", {"label": "เส้นทางการขออนุมัติ"})] if track is None else []
    kind = getattr(page, "information_type", "")
    if track is not None and kind and not track.admits(kind):
        context = {"track": track.label, "label": dict(spec.information_types()).get(kind, kind)}
        issues.append(Issue("track_not_for_kind", "memo_track", context))
    said = said_by_the_item(spec, page)
    for field in spec.memo:
        issues += _memo_field(field, memo, spec)
        if field.key in said and field.is_asked(memo) and memo.get(field.key, "") not in {"", said[field.key]}:
            issues.append(Issue("memo_differs_from_item", f"memo_{field.key}", {"label": field.label}))
    if page.live and not str(memo.get("correction_reason", "")).strip():
        issues.append(Issue("correction_reason_missing", "memo_correction_reason"))
    if track is not None and track.urgent:
        issues += _urgency(spec, track, page, memo)
    return issues


def _memo_field(field: MemoField, memo: dict[str, Any], spec: ProcedureDocument) -> list[Issue]:
    value = str(memo.get(field.key, "")).strip()
    if not value:
        needed = field.is_required(memo)
        return [Issue("memo_missing", f"memo_{field.key}", {"label": field.label})] if needed else []
    if field.is_asked(memo) and fault_in(field, value, memo, spec):
        return [Issue("memo_invalid", f"memo_{field.key}", {"label": field.label})]
    return []


def _formats(spec: ProcedureDocument, page: Any) -> list[Issue]:
    """Documents in a format the procedure does not name (S11-R06, S11-R15: pdf, docx, zip, rar)."""
    if not spec.formats:
        return []
    _images, keys = referenced_media(page)
    return [
        Issue("format_not_allowed", "files", {"title": document.title, "formats": ", ".join(spec.formats)})
        for document in PublishingDocument.objects.filter(pk__in=keys)
        if document.file_extension.lower() not in spec.formats
    ]


def _usual_period(spec: ProcedureDocument, page: Any) -> list[Issue]:
    """Kinds that are public from–to need their last day, where the form does not ask it (procedures.md §6)."""
    kind = spec.canonical_type(getattr(page, "information_type", ""))
    if spec.duration is not None or kind is None or kind.duration != "range" or page.expire_at is not None:
        return []
    return [Issue("period_missing", "expire_at", {"label": kind.label})]


def _urgency(spec: ProcedureDocument, track: Track, page: Any, memo: dict[str, Any]) -> list[Issue]:
    """S12-R07: both conditions declared, each with its reason; excluded kinds cannot use the lane."""
    if spec.urgency is None:
        return [Issue("unknown_track", "memo_track", {"track": track.label})]
    issues = [
        Issue("urgent_reason_missing", f"memo_urgent_{condition.key}", {"label": condition.label})
        for condition in spec.urgency.conditions
        if not str(memo.get(f"urgent_{condition.key}", "")).strip()
    ]
    kind = getattr(page, "information_type", "")
    if not kind or kind in spec.urgency.excluded:
        label = dict(spec.information_types()).get(kind, kind) or track.label
        issues.append(Issue("urgent_excluded", "memo_track", {"label": label}))
    return issues
