"""The links to a draft: making one, what its reader answered, taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View

from approvals.api import Refused
from publishing.forms.share import ShareForm
from publishing.models import Share
from publishing.sharing.draft import ShareState, opened
from publishing.sharing.make import RevokeShareAction, ShareDraftAction, may_share
from publishing.views.access import page_of_office

_SHOWN = 50
"""Links shown, the newest first."""


class SharesView(View):
    """GET shows the links to the page's drafts with their answers; POST makes one and shows it this once."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The links."""
        return self._show(request, page_of_office(request, page_id), ShareForm())

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Make a link, or show again what is missing (422)."""
        page = page_of_office(request, page_id)
        form = ShareForm(request.POST)
        if not form.is_valid():
            return self._show(request, page, form, status=422)
        try:
            share, token = ShareDraftAction(page, user=request.user, **form.cleaned_data).execute()
        except Refused as refusal:
            for issue in refusal.issues:
                form.add_error(issue.field if issue.field in form.fields else None, issue.message)
            return self._show(request, page, form, status=422)
        return self._show(request, page, ShareForm(), made=share, link=_address(page, token))

    def _show(self, request: HttpRequest, page: Any, form: ShareForm, status: int = 200, **made: Any) -> HttpResponse:
        context = {
            "page": page,
            "title": page.get_latest_revision_as_object().title,
            "form": form,
            "may_share": may_share(page, request.user),
            "shares": [{"share": share, "state": _state(share), "answers": answers} for share, answers in _rows(page)],
            **made,
        }
        response = TemplateResponse(request, "publishing/admin/shares.html", context, status=status)
        response["Cache-Control"] = "private, no-store"
        return response


def revoke_share(request: HttpRequest, share_id: int) -> HttpResponse:
    """Take a link back (POST), and return to the links."""
    share = get_object_or_404(Share.objects.select_related("page"), pk=share_id)
    page_of_office(request, share.page_id)
    if request.method == "POST":
        try:
            RevokeShareAction(share, user=request.user).execute()
            messages.success(
                request, _("The link for %(reader)s opens nothing any more.") % {"reader": share.recipient}
            )
        except Refused as refusal:
            for issue in refusal.issues:
                messages.error(request, issue.message)
    return redirect("publishing:shares", share.page_id)


def _rows(page: Any) -> list[tuple[Share, list[Any]]]:
    shares = Share.objects.filter(page_id=page.pk).select_related("page", "revision").prefetch_related("answers")
    return [(share, sorted(share.answers.all(), key=lambda answer: -answer.pk)) for share in shares[:_SHOWN]]


def _state(share: Share) -> ShareState:
    return opened(share, timezone.now()).state


def _address(page: Any, token: str) -> str:
    site = page.get_site()
    return f"{site.root_url if site else ''}{reverse('sharing:draft', args=[token])}"
