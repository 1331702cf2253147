"""All findings of a draft; and letting the heavy ones stay, for those who may."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import Page

from approvals.api import Issue, Refused
from publishing.actions.waive import WaiveAction
from publishing.authority import waiving_seat
from publishing.findings.collect import findings_of
from publishing.models import GatedPage
from publishing.views.finding_rows import finding_rows


class FindingsView(View):
    """GET shows what was noticed in the latest draft; POST waives one heavy finding."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The findings."""
        return self._show(request, _page_for(request, page_id), [])

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Waive."""
        page = _page_for(request, page_id)
        try:
            WaiveAction(
                page, request.POST.get("key", ""), user=request.user, reason=request.POST.get("reason", "")
            ).execute()
        except Refused as refusal:
            return self._show(request, page, refusal.issues)
        messages.success(request, _("Recorded: it stays."))
        return redirect("publishing:findings", page.pk)

    def _show(self, request: HttpRequest, page: Any, issues: list[Issue]) -> HttpResponse:
        draft = page.get_latest_revision_as_object()
        context = {
            "page": draft,
            "rows": finding_rows(findings_of(draft), draft),
            "issues": issues,
            "may_edit": page.permissions_for_user(request.user).can_edit(),
            "may_waive": waiving_seat(request.user, page, timezone.localdate()) is not None,
        }
        return TemplateResponse(request, "publishing/admin/findings.html", context, status=422 if issues else 200)


def _page_for(request: HttpRequest, page_id: int) -> Any:
    """The page, for whoever may edit it or let its findings stay. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, GatedPage):
        raise PermissionDenied
    may_waive = waiving_seat(request.user, page, timezone.localdate())
    if may_waive is None and not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return page
