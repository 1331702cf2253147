"""What is missing, for programs and for the editor after it saved by itself: the same issues the panel shows."""

from django.http import HttpRequest, JsonResponse

from publishing.issue_links import linked
from publishing.requirements.submit import missing_for_submission
from publishing.views.access import page_to_edit


def issues(request: HttpRequest, page_id: int) -> JsonResponse:
    """The issues of the page's latest revision, as JSON, each with the address where it is mended."""
    draft = page_to_edit(request, page_id).get_latest_revision_as_object()
    found = missing_for_submission(draft)
    addresses = linked(found, draft, in_editor=True)
    rows = [
        issue.as_json() | {"url": link.url, "elsewhere": link.elsewhere}
        for issue, link in zip(found, addresses, strict=True)
    ]
    return JsonResponse({"issues": rows}, json_dumps_params={"ensure_ascii": False})
