"""The office's webhooks in the admin: setting them up, what they were told, trying again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from approvals.api import Refused, offices_managed_by
from offices.api import Office
from publishing.forms.webhook import WebhookForm
from publishing.models import Dispatch, DispatchPurpose, DispatchState, PublicationEvent, WebhookSubscription
from publishing.webhooks.delivery import try_again
from publishing.webhooks.keeping import KeepWebhookAction, SubscribeAction, may_keep
from publishing.webhooks.planning import TEST_EVENT, send_after_commit
from publishing.webhooks.seams import websub_hub

_SHOWN = 50
"""Messages shown, the newest first."""


class WebhooksView(View):
    """GET lists the webhooks of the offices one keeps; POST sets one up and shows its secret this once."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        return self._show(request, _offices(request), WebhookForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set one up, or show again what is missing (422)."""
        offices = _offices(request)
        form = WebhookForm(request.POST)
        office = next((office for office in offices if str(office.pk) == request.POST.get("office")), offices[0])
        if not form.is_valid():
            return self._show(request, offices, form, status=422)
        try:
            made, secret = SubscribeAction(office, user=request.user, **form.cleaned_data).execute()
        except Refused as refusal:
            for issue in refusal.issues:
                form.add_error(issue.field if issue.field in form.fields else None, issue.message)
            return self._show(request, offices, form, status=422)
        return _show_one(request, made, secret=secret)

    def _show(self, request: HttpRequest, offices: list[Office], form: WebhookForm, status: int = 200) -> HttpResponse:
        kept = WebhookSubscription.objects.filter(office__in=offices).select_related("office")
        pings = Dispatch.objects.filter(office__in=offices, purpose=DispatchPurpose.WEBSUB)
        context = {
            "offices": offices,
            "form": form,
            "rows": [_row(subscription) for subscription in kept.order_by("ended_at", "name", "pk")],
            "hub": websub_hub(),
            "pings": _lines(pings.select_related("record")[:_SHOWN]) if websub_hub() else [],
        }
        return TemplateResponse(request, "publishing/admin/webhooks/list.html", context, status=status)


class WebhookView(View):
    """GET shows one webhook with what it was told; POST changes its secret, pauses, resumes, ends or tests it."""

    def get(self, request: HttpRequest, subscription_id: int) -> HttpResponse:
        """The webhook."""
        return _show_one(request, _kept(request, subscription_id))

    def post(self, request: HttpRequest, subscription_id: int) -> HttpResponse:
        """Act, or try failed messages again."""
        subscription = _kept(request, subscription_id)
        act = request.POST.get("act", "")
        if act == "retry":
            return _retry(request, subscription.dispatches.all(), redirect("publishing:webhook", subscription.pk))
        try:
            secret = KeepWebhookAction(subscription, act, user=request.user).execute()
        except Refused as refusal:
            for issue in refusal.issues:
                messages.error(request, issue.message)
            return redirect("publishing:webhook", subscription.pk)
        if secret:
            subscription.refresh_from_db()
            return _show_one(request, subscription, secret=secret)
        messages.success(request, _("Done."))
        return redirect("publishing:webhook", subscription.pk)


def retry_pings(request: HttpRequest) -> HttpResponse:
    """Tell the hub again what it did not take (POST)."""
    pings = Dispatch.objects.filter(office__in=_offices(request), purpose=DispatchPurpose.WEBSUB)
    done = redirect("publishing:webhooks")
    return _retry(request, pings, done) if request.method == "POST" else done


def _retry(request: HttpRequest, dispatches: Any, done: HttpResponse) -> HttpResponse:
    keys = try_again(dispatches)
    send_after_commit(keys)
    told = ngettext("%(count)s message is sent again.", "%(count)s messages are sent again.", len(keys))
    messages.info(request, told % {"count": len(keys)})
    return done


def _offices(request: HttpRequest) -> list[Office]:
    """The offices whose webhooks the person keeps. Raises PermissionDenied when there is none."""
    offices = list(offices_managed_by(request.user))
    if not offices:
        raise PermissionDenied
    return offices


def _kept(request: HttpRequest, subscription_id: int) -> WebhookSubscription:
    subscription = get_object_or_404(WebhookSubscription.objects.select_related("office"), pk=subscription_id)
    if not may_keep(request.user, subscription.office_id):
        raise PermissionDenied
    return subscription


def _show_one(request: HttpRequest, subscription: WebhookSubscription, secret: str = "") -> HttpResponse:
    told = subscription.dispatches.select_related("record").order_by("-created_at", "-pk")
    context = {
        **_row(subscription),
        "secret": secret,
        "lines": _lines(told[:_SHOWN]),
        "failed": told.filter(state=DispatchState.FAILED).count(),
    }
    response = TemplateResponse(request, "publishing/admin/webhooks/webhook.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def _row(subscription: WebhookSubscription) -> dict[str, Any]:
    labels = dict(PublicationEvent.choices)
    return {"webhook": subscription, "events": [labels.get(event, event) for event in subscription.events]}


def _lines(dispatches: Any) -> list[dict[str, Any]]:
    labels = dict(PublicationEvent.choices) | {TEST_EVENT: _("Test message")}
    return [{"dispatch": dispatch, "event": labels.get(dispatch.event, dispatch.event)} for dispatch in dispatches]
