"""What is missing, for programs: the same issues the editor shows."""

from django.http import HttpRequest, JsonResponse

from publishing.requirements.submit import missing_for_submission
from publishing.views.access import page_to_edit


def issues(request: HttpRequest, page_id: int) -> JsonResponse:
    """The issues of the page's latest revision, as JSON."""
    draft = page_to_edit(request, page_id).get_latest_revision_as_object()
    found = [issue.as_json() for issue in missing_for_submission(draft)]
    return JsonResponse({"issues": found}, json_dumps_params={"ensure_ascii": False})
