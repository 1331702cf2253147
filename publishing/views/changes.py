"""What a submission changes in what the public saw last: Wagtail's own comparison, field by field."""

from typing import Any

from django.utils.html import format_html
from wagtail.models import Revision

from approvals.api import Submission
from publishing.models import LIVE_KINDS, PublicationRecord


def public_before(submission: Submission) -> Revision | None:
    """The revision the public saw last before this submission; None for an item that was never public."""
    records = PublicationRecord.objects.filter(page_id=submission.request.page_id, kind__in=LIVE_KINDS)
    own = records.filter(submission=submission).order_by("sequence").first()
    before = records.filter(sequence__lt=own.sequence) if own else records
    record = before.select_related("revision").order_by("-sequence").first()
    return record.revision if record else None


def changes_of(submission: Submission, page: Any, request: Any) -> list[Any] | None:
    """The comparisons of every field that differs; None when there is nothing to compare with.

    As wagtail/admin/views/generic/models.py, `RevisionsCompareView._get_comparison`.
    """
    before = public_before(submission)
    if before is None:
        return None
    old, new = before.as_object(), submission.revision.as_object()
    panel = page.get_edit_handler().get_bound_panel(instance=page, request=request, form=None)
    found = [comparison(old, new) for comparison in panel.get_comparison()]
    return [_Named(diff, submission) for diff in found if diff.has_changed()]


class _Named:
    """A comparison whose kind of information is shown by its label, not by its key."""

    def __init__(self, diff: Any, submission: Submission) -> None:
        self.diff, self.submission = diff, submission

    def __getattr__(self, name: str) -> Any:
        return getattr(self.diff, name)

    def htmldiff(self) -> Any:
        """As Wagtail's, in words."""
        field = getattr(self.diff, "field", None)
        if getattr(field, "name", "") != "information_type":
            return self.diff.htmldiff()
        labels = dict(self.submission.request.procedure.spec.information_types())
        old, new = (labels.get(value, value) for value in (self.diff.val_a, self.diff.val_b))
        return format_html('<span class="deletion">{}</span> <span class="addition">{}</span>', old, new)
