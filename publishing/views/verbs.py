"""Withdraw and move: the verbs on what is public, each with its reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.models import Page

from approvals.api import Refused
from offices.api import Unit
from publishing.actions.move import MoveAction
from publishing.actions.withdraw import WithdrawAction
from publishing.authority import withdrawing_seat
from publishing.forms.reason import ReasonForm
from publishing.models import GatedPage


class _VerbView(View):
    """A form with a reason on a live page, for those who may act on it."""

    template_name = "publishing/admin/verb.html"
    heading: Any = ""
    explanation: Any = ""

    def form(self, page: Any, data: Any = None) -> forms.Form:
        """The form of the verb."""
        raise NotImplementedError

    def act(self, request: HttpRequest, page: Any, cleaned: dict[str, Any]) -> str:
        """Do it; returns the sentence shown afterwards. Raises Refused."""
        raise NotImplementedError

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The empty form."""
        page = self._page(request, page_id)
        return self._show(request, page, self.form(page))

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Act, or show the form again with the reasons."""
        page = self._page(request, page_id)
        form = self.form(page, request.POST)
        if form.is_valid():
            try:
                messages.success(request, self.act(request, page, form.cleaned_data))
                return redirect("publishing:desk")
            except Refused as refusal:
                for issue in refusal.issues:
                    form.add_error(issue.field if issue.field in form.fields else None, issue.message)
        return self._show(request, page, form, status=422)

    def _page(self, request: HttpRequest, page_id: int) -> Any:
        page = get_object_or_404(Page, pk=page_id).specific
        if not isinstance(page, GatedPage) or withdrawing_seat(request.user, page, timezone.localdate()) is None:
            raise PermissionDenied
        return page

    def _show(self, request: HttpRequest, page: Any, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {"page": page, "form": form, "heading": self.heading, "explanation": self.explanation}
        return TemplateResponse(request, self.template_name, context, status=status)


class WithdrawView(_VerbView):
    """Withdraw a page."""

    heading = gettext_lazy("Withdraw from the public")
    explanation = gettext_lazy(
        "The page keeps its address and shows the date and this reason. The record stays for ever."
    )

    def form(self, page: Any, data: Any = None) -> forms.Form:
        """The public reason."""
        form = ReasonForm(data, label=_("Reason the public will read"))
        if warnings := page.warnings_before_withdrawal(timezone.now()):
            form.fields["despite_warnings"] = forms.BooleanField(
                label=_("Withdraw nevertheless; the reason above says why"),
                help_text=" ".join(issue.message for issue in warnings),
            )
        return form

    def act(self, request: HttpRequest, page: Any, cleaned: dict[str, Any]) -> str:
        """Withdraw."""
        despite = bool(cleaned.get("despite_warnings"))
        WithdrawAction(page, user=request.user, reason=cleaned["reason"], despite_warnings=despite).execute()
        return _("“%(title)s” has been withdrawn.") % {"title": page.title}


class MoveView(_VerbView):
    """Move a page to another section."""

    heading = gettext_lazy("Move to another section")
    explanation = gettext_lazy("The old address leads to the new one. The record shows both.")

    def form(self, page: Any, data: Any = None) -> forms.Form:
        """The section and the reason."""
        form = ReasonForm(data, label=_("Reason"))
        units = Unit.objects.filter(office=page.unit.office).exclude(section_page=None)
        form.fields["target"] = forms.ModelChoiceField(units, label=_("Section"))
        return form

    def act(self, request: HttpRequest, page: Any, cleaned: dict[str, Any]) -> str:
        """Move."""
        MoveAction(page, cleaned["target"].section_page, user=request.user, reason=cleaned["reason"]).execute()
        return _("“%(title)s” has been moved.") % {"title": page.title}
