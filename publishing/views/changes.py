"""What a submission changes in what the person saw last: text by Wagtail's own comparison, memo, files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Revision

from approvals.api import Decision, Submission
from publishing.comparison import marked
from publishing.file_lines import FileLine, file_lines
from publishing.memo import memo_lines
from publishing.models import LIVE_KINDS, PublicationRecord, Reading, Seal
from publishing.sealing import seal_for


@dataclass(frozen=True, slots=True)
class Before:
    """What a submission is compared with: the round the person saw last, or what the public saw last."""

    revision: Revision
    seal: Seal | None
    submission: Submission | None
    """None where the page was put online by the set-up act: no memo then."""
    seen_at: dt.datetime | None = None
    """When the person last had it before them; None for what the public saw."""


@dataclass(frozen=True, slots=True)
class MemoChange:
    """One answer of the memo that differs."""

    label: str
    old: str
    new: str

    def htmldiff(self) -> SafeString:
        """Both answers in one, what differs marked."""
        return marked(self.old, self.new)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs from `before`."""

    before: Before
    fields: list[Any]
    memo: list[MemoChange] = field(default_factory=list)
    files_added: list[FileLine] = field(default_factory=list)
    files_removed: list[FileLine] = field(default_factory=list)
    files_described: list[FileLine] = field(default_factory=list)

    def __iter__(self) -> Iterator[Any]:
        """The fields of the page that differ."""
        return iter(self.fields)

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.fields or self.memo or self.files_added or self.files_removed or self.files_described)


def changes_of(submission: Submission, page: Any, request: Any) -> Changes | None:
    """What differs for this reader; None when there is nothing to compare with."""
    before = seen_before(submission, request.user) or public_before(submission)
    if before is None:
        return None
    return Changes(
        before=before,
        fields=_fields(before.revision, submission, page, request),
        memo=_memo(before.submission, submission),
        **_files(before.seal, seal_for(submission)),
    )


def seen_before(submission: Submission, person: Any) -> Before | None:
    """The newest earlier round of the page that the person opened or took a decision on (procedures.md §7, 4)."""
    earlier = (
        Submission.objects.filter(
            Q(pk__in=Reading.objects.filter(person=person).values("submission_id"))
            | Q(pk__in=Decision.objects.filter(person=person).values("submission_id")),
            request__page_id=submission.request.page_id,
            pk__lt=submission.pk,
        )
        .select_related("revision", "request__procedure")
        .order_by("-pk")
        .first()
    )
    if earlier is None:
        return None
    read = Reading.objects.filter(person=person, submission=earlier).values_list("last_opened_at", flat=True)
    decided = Decision.objects.filter(person=person, submission=earlier).values_list("recorded_at", flat=True)
    return Before(earlier.revision, seal_for(earlier), earlier, seen_at=max([*read, *decided]))


def public_before(submission: Submission) -> Before | None:
    """What the public saw last before this submission; None for an item that was never public."""
    records = PublicationRecord.objects.filter(page_id=submission.request.page_id, kind__in=LIVE_KINDS)
    own = records.filter(submission=submission).order_by("sequence").first()
    before = records.filter(sequence__lt=own.sequence) if own else records
    record = (
        before.select_related("revision", "permit__seal", "submission__request__procedure")
        .order_by("-sequence")
        .first()
    )
    return Before(record.revision, record.permit.seal, record.submission) if record else None


def _fields(before: Revision, submission: Submission, page: Any, request: Any) -> list[Any]:
    """The comparisons of every field that differs.

    As wagtail/admin/views/generic/models.py, `RevisionsCompareView._get_comparison`.
    """
    if before.pk == submission.revision_id:
        return []
    old, new = (_as_written(page, revision) for revision in (before, submission.revision))
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    found = [comparison(old, new) for comparison in panel.get_comparison()]
    return [_Named(diff, submission) for diff in found if diff.has_changed()]


def _as_written(page: Any, revision: Revision) -> Any:
    """The page as the revision wrote it. What its rows refer to is not looked up, row by row: that it is there still
    is the seal's business, not the comparison's."""
    return page.specific_class.from_serializable_data(revision.content, check_fks=False)


def _memo(before: Submission | None, now: Submission) -> list[MemoChange]:
    """The answers that differ, in the order of the office's form; the whole memo is new where there was none."""
    if before is None:
        return []
    old, new = _answers(before), _answers(now)
    return [
        MemoChange(label, old.get((label, nth), ""), new.get((label, nth), ""))
        for label, nth in dict.fromkeys([*new, *old])
        if old.get((label, nth)) != new.get((label, nth))
    ]


def _answers(submission: Submission) -> dict[tuple[str, int], str]:
    """The memo by label; a label the form has twice is told apart by its place."""
    answers: dict[tuple[str, int], str] = {}
    for label, value in memo_lines(submission.request.procedure.spec, submission.memo):
        nth = sum(known == label for known, _nth in answers)
        answers[str(label), nth] = value
    return answers


def _files(before: Seal | None, now: Seal | None) -> dict[str, list[FileLine]]:
    """Files that are new, gone, or told otherwise (rights, description), recognised by their fingerprints."""
    if before is None or now is None:
        return {}
    old, new = ({file["sha256"]: file for file in seal.files} for seal in (before, now))
    kept = [sha256 for sha256 in new if sha256 in old]
    return {
        "files_added": file_lines([file for sha256, file in new.items() if sha256 not in old]),
        "files_removed": file_lines([file for sha256, file in old.items() if sha256 not in new]),
        "files_described": file_lines([new[key] for key in kept if _facts(old[key]) != _facts(new[key])]),
    }


def _facts(file: dict[str, Any]) -> dict[str, Any]:
    """What is said of a file, apart from where it lies."""
    return {name: value for name, value in file.items() if name not in {"id", "file"}}


def _name_what_is_referred_to(rows: list[list[Any]]) -> None:
    """Pictures and documents in changed rows are shown by their titles, all found in one query for each library."""
    keys: dict[Any, set[int]] = {}
    for diff in (diff for fields in rows for diff in fields if diff.field.is_relation):
        keys.setdefault(diff.field.related_model, set()).update({diff.val_a, diff.val_b} - {None})
    found = {model: model._default_manager.in_bulk(pks) for model, pks in keys.items()}
    for fields in rows:
        fields[:] = [_Referred(diff, found) if diff.field.is_relation else diff for diff in fields]


class _Referred:
    """A picture or document that was put in, taken out or exchanged, by its title."""

    def __init__(self, diff: Any, found: dict[Any, dict[int, Any]]) -> None:
        self.field_label = diff.field_label
        objects = found[diff.field.related_model]
        self.old, self.new = (str(objects.get(key, "")) for key in (diff.val_a, diff.val_b))

    def htmldiff(self) -> SafeString:
        """The title, or both titles."""
        return marked(self.old, self.new)


class _Named:
    """A comparison whose kind of information is shown by its label, not by its key."""

    def __init__(self, diff: Any, submission: Submission) -> None:
        self.diff, self.submission = diff, submission

    def __getattr__(self, name: str) -> Any:
        return getattr(self.diff, name)

    def changed_children(self) -> list[dict[str, Any]]:
        """Of pictures and files in the page: those that were added, removed, moved or changed, and in what."""
        found = []
        for child in self.diff.get_child_comparisons():
            is_new, is_gone, moved = bool(child.is_addition()), bool(child.is_deletion()), child.get_position_change()
            # A row that came or went is compared with itself by Wagtail: what it says is shown, its blanks are not.
            fields = [
                diff
                for diff in child.get_field_comparisons()
                if (diff.val_a if is_new or is_gone else diff.has_changed())
            ]
            if is_new or is_gone or moved or fields:
                found.append({"is_addition": is_new, "is_deletion": is_gone, "is_moved": moved, "fields": fields})
        _name_what_is_referred_to([row["fields"] for row in found])
        return found

    def htmldiff(self) -> Any:
        """As Wagtail's, in words."""
        field = getattr(self.diff, "field", None)
        if getattr(field, "name", "") != "information_type":
            return self.diff.htmldiff()
        labels = dict(self.submission.request.procedure.spec.information_types())
        old, new = (labels.get(value, value) for value in (self.diff.val_a, self.diff.val_b))
        return format_html('<span class="deletion">{}</span> <span class="addition">{}</span>', old, new)
