"""/changes/CODE/: when an item was published, corrected, withdrawn, and why."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from publishing.change_log import change_log

_LONGEST_CODE = 40


@require_safe
def changes_of_item(request: HttpRequest, code: str) -> HttpResponse:
    """The public list of the item's changes. Raises Http404 for a code nothing was published under."""
    log = change_log(code) if len(code) <= _LONGEST_CODE and "\0" not in code else None
    if log is None:
        raise Http404
    page = Page.objects.filter(pk=log.page_id).first()
    context = {"log": log, "address": page.get_url(request) if page else ""}
    response = TemplateResponse(request, "publishing/changes.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response
