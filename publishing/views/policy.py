"""An office's rules for publishing: formats and sizes, the weight of findings, words to avoid, time limits."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import ModelLogEntry

from approvals.api import offices_managed_by
from offices.api import Office
from publishing.actions.change_policy import ChangePolicyAction, changes_of
from publishing.forms.policy import PolicyForm
from publishing.models import PublishingPolicy, policy_of

_SHOWN = 10
"""Past changes shown below the form."""


class PolicyOfficesView(View):
    """The offices whose rules the person keeps; with one office, its rules at once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list, or the way to the only one."""
        offices = offices_managed_by(request.user)
        keys = list(offices.values_list("pk", flat=True)[:2])
        if not keys:
            return _refused(request)
        if len(keys) == 1:
            return redirect("publishing:policy", keys[0])
        return TemplateResponse(request, "publishing/admin/policy/offices.html", {"offices": offices})


class PolicyView(View):
    """The rules of one office."""

    policy: PublishingPolicy

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The screen, or the sentence that it is not this person's (403)."""
        office = get_object_or_404(Office, pk=kwargs["office_id"])
        if not offices_managed_by(request.user).filter(pk=office.pk).exists():
            return _refused(request)
        self.policy = policy_of(office)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, office_id: int) -> HttpResponse:
        """The rules as they are."""
        return self._show(request, PolicyForm(self.policy))

    def post(self, request: HttpRequest, office_id: int) -> HttpResponse:
        """The rules as they are now, or the form with what must be mended (422)."""
        form = PolicyForm(self.policy, request.POST)
        if not form.is_valid():
            return self._show(request, form, status=422)
        changes = form.changes()
        ChangePolicyAction(self.policy, form.values(), changes, user=request.user).execute()
        if changes:
            messages.success(request, _("The rules are saved. They hold for everything submitted from now on."))
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect("publishing:policy", office_id)

    def _show(self, request: HttpRequest, form: PolicyForm, status: int = 200) -> HttpResponse:
        past = ModelLogEntry.objects.for_instance(self.policy).select_related("user").order_by("-timestamp", "-pk")
        entries = past[:_SHOWN] if self.policy.pk else []
        context = {
            "office": self.policy.office,
            "form": form,
            "invalid": status != 200,
            "history": [{"entry": entry, "changes": changes_of(entry)} for entry in entries],
        }
        return TemplateResponse(request, "publishing/admin/policy/edit.html", context, status=status)


def _refused(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "publishing/admin/policy/refused.html", status=403)
