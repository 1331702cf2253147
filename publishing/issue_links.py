"""From an issue to the place where it is mended: the field in the editor, or the file in its library."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from approvals.api import Issue
from publishing.models import PublishingDocument, PublishingImage

_LIBRARIES = {
    PublishingImage._meta.model_name: "wagtailimages:edit",
    PublishingDocument._meta.model_name: "wagtaildocs:edit",
}
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
    return [_linked(issue, editor) for issue in issues]


def _linked(issue: Issue, editor: str) -> LinkedIssue:
    library = _LIBRARIES.get(issue.context.get("library"))
    if library:
        return LinkedIssue(issue.message, reverse(library, args=[issue.context["id"]]), elsewhere=True)
    url = f"{editor}{FIELD_ANCHOR}{issue.field}" if issue.field else ""
    return LinkedIssue(issue.message, url, elsewhere=False)
