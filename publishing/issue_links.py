"""From an issue to the place where it is mended: the field in the editor, the pictures of the item, the file."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from approvals.api import Issue
from publishing.models import PublishingDocument, PublishingImage

_IMAGE, _DOCUMENT = PublishingImage._meta.model_name, PublishingDocument._meta.model_name
_KINDS = {_IMAGE: "image", _DOCUMENT: "document"}
FIELD_ANCHOR = "#field-"
"""What `status.js` reads to open the tab of a field, scroll to it and focus it."""


@dataclass(frozen=True, slots=True)
class LinkedIssue:
    """An issue with its sentence and the address where it is mended (empty when there is none)."""

    message: str
    url: str
    elsewhere: bool
    """The address leaves the editor, so it opens beside it and nothing typed is lost."""


def linked(issues: list[Issue], page: Any, *, in_editor: bool = False) -> list[LinkedIssue]:
    """The issues of the page with their links; inside its editor a field's link is an anchor only."""
    editor = "" if in_editor else reverse("wagtailadmin_pages:edit", args=[page.pk])
    return [_linked(issue, editor, page) for issue in issues]


def _linked(issue: Issue, editor: str, page: Any) -> LinkedIssue:
    library, key = issue.context.get("library"), issue.context.get("id")
    if library in _KINDS and issue.code.startswith("lease"):
        return LinkedIssue(issue.message, reverse("publishing:leases", args=[_KINDS[library], key]), elsewhere=True)
    if library == _IMAGE:
        pictures = reverse("publishing:pictures", args=[page.pk])
        return LinkedIssue(issue.message, f"{pictures}#picture-{key}", elsewhere=True)
    if library == _DOCUMENT:
        return LinkedIssue(issue.message, reverse("wagtaildocs:edit", args=[key]), elsewhere=True)
    if issue.code == "finding_blocks":
        return LinkedIssue(issue.message, reverse("publishing:findings", args=[page.pk]), elsewhere=True)
    url = f"{editor}{FIELD_ANCHOR}{issue.field}" if issue.field else ""
    return LinkedIssue(issue.message, url, elsewhere=False)
