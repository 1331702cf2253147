"""The list of notices in the admin: what was told to whom, what failed and why, and sending it again.

For superusers and whoever keeps the office's records of people: it shows who is told what.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from approvals.models import Notice, NoticeState
from approvals.notices.delivery import deliver, try_again
from approvals.notices.permissions import POLICY, NoticePolicy, may_see
from thai.dates import format_datetime

_SHOWN = 50


class NoticeFilterSet(WagtailFilterSet):
    """By state (failed!), kind, and how."""

    class Meta:
        model = Notice
        fields = ["state", "kind", "daily"]


class NoticeIndexView(generic.IndexView):
    """The newest first; the failed ones can be sent again."""

    @cached_property
    def columns(self) -> list[Any]:
        """What about which item, to whom, when, and how it ended."""
        return [
            TitleColumn(
                "what",
                label=gettext_lazy("Notice"),
                accessor=lambda notice: f"{notice.get_kind_display()}: {notice.submission.title}",
                get_url=self.get_inspect_url,
                classname="offices-name",
            ),
            Column("recipient", label=gettext_lazy("Recipient"), accessor=lambda row: row.recipient.get_full_name()),
            Column(
                "created_at",
                label=gettext_lazy("Written at"),
                accessor=lambda notice: format_datetime(notice.created_at, "short"),
                sort_key="created_at",
            ),
            Column(
                "state",
                label=gettext_lazy("State"),
                accessor=how_it_ended,
                sort_key="state",
                classname="offices-name",
            ),
        ]

    def get_base_queryset(self) -> Any:
        """With what the columns show (one query however long the list is)."""
        return Notice.objects.select_related("recipient", "submission")

    @cached_property
    def header_buttons(self) -> list[Any]:
        """To send the failed ones again, when there are any."""
        if not Notice.objects.filter(state=NoticeState.FAILED).exists():
            return []
        return [HeaderButton(_("Send failed again"), url=reverse("notices:retry"), icon_name="mail")]


class NoticeInspectView(generic.InspectView):
    """One notice in full, with its error."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """Times in the Buddhist Era, the recipient's name, yes and no in words."""
        value = getattr(self.object, field_name)
        if field_name == "recipient":
            return value.get_full_name()
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if field_name.endswith(("_at", "_after")):
            return format_datetime(value, "short") if value else "–"
        return super().get_field_display_value(field_name, field) or "–"


class RetryView(View):
    """Shows the failed notices with their errors; POST gives them all their attempts again and sends them."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What would be sent again."""
        failed = _failed(request)
        context = {
            "failed": [(notice, format_datetime(notice.created_at, "short")) for notice in failed[:_SHOWN]],
            "count": failed.count(),
            "header_title": _("Send failed notices again"),
        }
        return TemplateResponse(request, "approvals/notices/retry.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send, and say how many went out."""
        failed = list(_failed(request))
        try_again(failed)
        tally = deliver([notice.key for notice in failed])
        words = {"sent": tally.sent, "skipped": tally.skipped}
        if tally.failed:
            text = ngettext("%(failed)d notice failed again.", "%(failed)d notices failed again.", tally.failed)
            messages.error(request, text % {"failed": tally.failed})
        if tally.sent or tally.skipped or not tally.failed:
            messages.success(request, _("Sent: %(sent)d. No longer needed: %(skipped)d.") % words)
        return redirect("notices:index")


class NoticeViewSet(ModelViewSet):
    """การแจ้งเตือน."""

    model = Notice
    icon = "mail"
    menu_label = gettext_lazy("Notices")
    menu_order = 350
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = NoticeIndexView
    inspect_view_class = NoticeInspectView
    filterset_class = NoticeFilterSet
    list_per_page = 50
    search_fields = ["submission__title", "recipient__username", "last_error"]
    form_fields = ["state"]
    inspect_view_fields = [
        "kind", "recipient", "submission", "due_at", "state", "skipped_because", "daily", "created_at", "send_after",
        "sent_at", "attempts", "last_error",
    ]  # fmt: skip

    @property
    def permission_policy(self) -> NoticePolicy:
        """Reading, for few."""
        return POLICY

    def get_urlpatterns(self) -> list[Any]:
        """The list, one notice, and sending again: there is nothing to add, change or delete."""
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("retry/", RetryView.as_view(), name="retry"),
        ]


def how_it_ended(notice: Notice) -> str:
    """The state in words, with the time, the reason or the error."""
    state = str(notice.get_state_display())
    if notice.state == NoticeState.SENT and notice.sent_at:
        return f"{state} {format_datetime(notice.sent_at, 'short')}"
    if notice.state == NoticeState.SKIPPED:
        return f"{state}: {notice.get_skipped_because_display()}"
    if notice.state == NoticeState.FAILED:
        words = _("%(state)s after %(attempts)d attempts: %(error)s")
        return words % {"state": state, "attempts": notice.attempts, "error": notice.last_error[:120]}
    return f"{state} ({_('in the daily summary')})" if notice.daily else state


def _failed(request: HttpRequest) -> Any:
    if not may_see(request.user):
        raise PermissionDenied
    return Notice.objects.filter(state=NoticeState.FAILED).select_related("recipient", "submission")
