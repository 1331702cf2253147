"""What went out on which channel: the list, recording many at once, cancelling one."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from approvals.api import Refused
from publishing.actions.cancel_posting import CancelPostingAction
from publishing.actions.record_postings import COUNTED_FROM_REGISTER, Entry, RecordPostingsAction
from publishing.models import ChannelPosting, PublicationRecord, RecordKind
from publishing.views.reporting_office import Reporter, reporter_for

PER_PAGE = 50
ITEMS_PER_PAGE = 20


class PostingsView(View):
    """Everything recorded, newest first, by unit, channel and words of the title."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The list."""
        reporter = reporter_for(request)
        chosen = {name: request.GET.get(name, "") for name in ("unit", "channel", "q")}
        rows = ChannelPosting.objects.filter(office=reporter.office).select_related("unit")
        if chosen["unit"].isdecimal():
            rows = rows.filter(unit_id=chosen["unit"])
        if chosen["channel"]:
            rows = rows.filter(channel=chosen["channel"])
        if chosen["q"].strip():
            rows = rows.filter(title__icontains=chosen["q"].strip())
        context = {
            "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("p")),
            "chosen": chosen,
            "units": reporter.office.units.all(),
            "channels": _channels(reporter),
            "mine": {unit.pk for unit in reporter.units},
            "may_record": bool(reporter.units and _channels(reporter)),
        }
        return TemplateResponse(request, "publishing/admin/postings/list.html", context)


class RecordPostingsView(View):
    """The office's latest items, each with the channels to tick; and stories that never had a web page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The items."""
        return self._show(request, reporter_for(request), {})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Record, or show again what is wrong, with everything that was typed."""
        reporter = reporter_for(request)
        stories = request.POST.get("form") == "stories"
        entries = _stories(request.POST, reporter) if stories else _ticked(request.POST)
        try:
            count = RecordPostingsAction(reporter.office, entries, user=request.user).execute()
        except Refused as refusal:
            return self._show(request, reporter, {"issues": refusal.issues, "typed": request.POST}, status=422)
        said = ngettext("%(count)s posting recorded.", "%(count)s postings recorded.", count)
        messages.success(request, said % {"count": count})
        return redirect(request.get_full_path())

    def _show(self, request: HttpRequest, reporter: Reporter, found: dict[str, Any], status: int = 200) -> HttpResponse:
        typed: QueryDict = found.get("typed") or QueryDict()
        chosen = {name: request.GET.get(name, "") for name in ("unit", "q")}
        page = Paginator(_published(reporter, chosen), ITEMS_PER_PAGE).get_page(request.GET.get("p"))
        context = {
            "page": page,
            "rows": _rows(list(page.object_list), reporter, typed),
            "chosen": chosen,
            "units": reporter.units,
            "channels": _channels(reporter),
            "issues": found.get("issues", []),
            "today": timezone.localdate().isoformat(),
            "story": {
                **{name: typed.get(name, "") for name in ("titles", "story_unit", "story_on", "evidence", "note")},
                "channels": typed.getlist("story_channel"),
            },
        }
        return TemplateResponse(request, "publishing/admin/postings/record.html", context, status=status)


class CancelPostingView(View):
    """Cancel one entry, with the reason."""

    def get(self, request: HttpRequest, posting_id: int) -> HttpResponse:
        """What is to be cancelled."""
        return self._show(request, self._posting(request, posting_id), [])

    def post(self, request: HttpRequest, posting_id: int) -> HttpResponse:
        """Cancel, or show the form again with the reasons against it."""
        posting = self._posting(request, posting_id)
        try:
            CancelPostingAction(posting, user=request.user, reason=request.POST.get("reason", "")).execute()
        except Refused as refusal:
            return self._show(request, posting, refusal.issues, status=422)
        messages.success(request, _("Cancelled: %(posting)s") % {"posting": posting})
        return redirect("publishing:postings")

    def _posting(self, request: HttpRequest, posting_id: int) -> ChannelPosting:
        office = reporter_for(request).office
        return get_object_or_404(ChannelPosting.objects.select_related("unit"), pk=posting_id, office=office)

    def _show(self, request: HttpRequest, posting: ChannelPosting, issues: Any, status: int = 200) -> HttpResponse:
        context = {"posting": posting, "issues": issues, "reason": request.POST.get("reason", "")}
        return TemplateResponse(request, "publishing/admin/postings/cancel.html", context, status=status)


def _channels(reporter: Reporter) -> list[Any]:
    """The channels people record; the website counts itself."""
    channels = reporter.procedure.spec.channels if reporter.procedure else []
    return [channel for channel in channels if channel.key not in COUNTED_FROM_REGISTER]


def _published(reporter: Reporter, chosen: dict[str, str]) -> Any:
    """The newest publication of every item of the units the person records for."""
    published = PublicationRecord.objects.filter(kind=RecordKind.PUBLISHED, submission__isnull=False)
    later = published.filter(page_id=OuterRef("page_id"), sequence__gt=OuterRef("sequence"))
    rows = published.filter(~Exists(later), office=reporter.office, unit__in=reporter.units)
    if chosen["unit"].isdecimal():
        rows = rows.filter(unit_id=chosen["unit"])
    if chosen["q"].strip():
        rows = rows.filter(title__icontains=chosen["q"].strip())
    return rows.select_related("submission").order_by("-sequence")


def _rows(records: list[Any], reporter: Reporter, typed: QueryDict) -> list[dict[str, Any]]:
    """Each item with what its memo asked for, what is recorded, and what was just typed (two queries)."""
    postings: dict[int | None, list[ChannelPosting]] = {}
    found = ChannelPosting.objects.standing().filter(page__in=[record.page_id for record in records])
    for posting in found.order_by("posted_on", "pk"):
        postings.setdefault(posting.page_id, []).append(posting)
    labels = {
        channel.key: channel.label for channel in (reporter.procedure.spec.channels if reporter.procedure else [])
    }
    rows = []
    for record in records:
        recorded = postings.get(record.page_id, [])
        done = {posting.channel for posting in recorded} | COUNTED_FROM_REGISTER
        asked = [key for key in str(record.submission.memo.get("channels", "")).split(",") if key]
        prefix = f"item-{record.page_id}"
        rows.append(
            {
                "record": record,
                "recorded": recorded,
                "asked": [{"label": labels.get(key, key), "done": key in done} for key in asked],
                "asked_keys": asked,
                "ticked": typed.getlist(f"{prefix}-channel"),
                "posted_on": typed.get(f"{prefix}-posted_on", ""),
                "evidence": typed.get(f"{prefix}-evidence", ""),
                "note": typed.get(f"{prefix}-note", ""),
            }
        )
    return rows


def _ticked(posted: QueryDict) -> list[Entry]:
    """One entry per item with a tick."""
    return [
        Entry(
            channels=tuple(posted.getlist(f"item-{page}-channel")),
            posted_on=_day(posted.get(f"item-{page}-posted_on", "")),
            page_id=int(page),
            evidence=posted.get(f"item-{page}-evidence", ""),
            note=posted.get(f"item-{page}-note", ""),
        )
        for page in posted.getlist("item")
        if page.isdecimal() and posted.getlist(f"item-{page}-channel")
    ]


def _stories(posted: QueryDict, reporter: Reporter) -> list[Entry]:
    """One entry per line of titles."""
    unit = next((unit for unit in reporter.units if str(unit.pk) == posted.get("story_unit", "")), None)
    titles = [line.strip() for line in posted.get("titles", "").splitlines() if line.strip()]
    return [
        Entry(
            channels=tuple(posted.getlist("story_channel")),
            posted_on=_day(posted.get("story_on", "")),
            title=title,
            unit=unit,
            evidence=posted.get("evidence", ""),
            note=posted.get("note", ""),
        )
        for title in titles or [""]
    ]


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        return None
