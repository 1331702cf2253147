"""Items of the old website: looked at and asked for together, decided together – each with a record of its own."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views import View

from approvals.api import Issue, Refused, actor_for
from offices.api import SeatKind, Unit
from publishing.actions.decide_legacy import DecideLegacyAction
from publishing.actions.submit_legacy import SubmitLegacyAction
from publishing.legacy import legacy_drafts
from publishing.models import Answer, LegacyList
from publishing.offices_seen import offices_seen_by
from publishing.questions import questions
from publishing.views.legacy_forms import SheetForm
from publishing.views.legacy_rows import DraftRow, bundles_of, draft_rows, entry_rows, items_waiting, seat_in

PER_SHEET = 25
"""Items on one screen: as many as are shown in full, and as many as one signature covers."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with how many of its items from the old website still are drafts."""

    unit: Unit
    drafts: int


class LegacyView(View):
    """The person's units with their drafts, and the lists of their office."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Both."""
        holdings = actor_for(request.user).holdings
        offices = {holding.office_id for holding in holdings}
        if not offices and not getattr(request.user, "is_superuser", False):
            raise PermissionDenied
        mine = [holding.unit_id for holding in holdings if holding.kind == SeatKind.INFO_PROVIDER and holding.unit_id]
        units = Unit.objects.filter(pk__in=mine).select_related("section_page")
        lists = LegacyList.objects.filter(office_id__in=offices) if offices else LegacyList.objects.all()
        context = {
            "units": [UnitRow(unit, legacy_drafts(unit).count()) for unit in units],
            "lists": Paginator(lists.select_related("unit"), PER_SHEET).get_page(request.GET.get("page")),
        }
        return TemplateResponse(request, "publishing/admin/legacy.html", context)


class LegacySheetView(View):
    """GET shows drafts in full with what they still want, and the sheet; POST signs it for the items ticked."""

    def get(self, request: HttpRequest, unit_id: int) -> HttpResponse:
        """The drafts and the empty sheet."""
        unit = _own_unit(request, unit_id)
        return self._show(request, unit, SheetForm(unit.office), {}, [])

    def post(self, request: HttpRequest, unit_id: int) -> HttpResponse:
        """Sign and submit, then tell what became of each item."""
        unit = _own_unit(request, unit_id)
        form = SheetForm(unit.office, request.POST)
        asked = questions()
        answers = {
            question.key: {
                "answer": request.POST.get(f"answer-{question.key}", ""),
                "reason": request.POST.get(f"reason-{question.key}", ""),
            }
            for question in asked.questions
        }
        chosen = [int(key) for key in request.POST.getlist("item") if key.isdecimal()][:PER_SHEET]
        issues = asked.issues(answers)
        issues += [] if request.POST.get("sign") else [Issue("signature_missing", "sign")]
        issues += [] if chosen else [Issue("no_item_ticked")]
        if issues or not form.is_valid():
            return self._show(request, unit, form, answers, issues, status=422)
        pages = list(legacy_drafts(unit).filter(pk__in=chosen))
        seen = {page.pk: request.POST.get(f"seen-{page.pk}", "") for page in pages}
        action = SubmitLegacyAction(unit, pages, user=request.user, answers=answers, memo=form.memo(), seen=seen)
        try:
            result = action.execute()
        except Refused as refusal:
            return self._show(request, unit, form, answers, refusal.issues, status=422)
        context = {"unit": unit, "result": result, "gone": len(chosen) - len(pages)}
        return TemplateResponse(
            request, "publishing/admin/legacy_submitted.html", context, status=200 if result.submitted else 422
        )

    def _show(
        self,
        request: HttpRequest,
        unit: Unit,
        form: SheetForm,
        answers: dict[str, Any],
        issues: list[Issue],
        *,
        status: int = 200,
    ) -> HttpResponse:
        drafts = Paginator(legacy_drafts(unit), PER_SHEET).get_page(request.GET.get("page"))
        rows: list[DraftRow] = draft_rows(drafts.object_list, form.known())
        by_field = {issue.field: issue for issue in issues}
        context = {
            "unit": unit,
            "drafts": drafts,
            "rows": rows,
            "ready": sum(row.is_ready for row in rows),
            "form": form,
            "questions": [
                {"question": asked, **answers.get(asked.key, {}), "issue": by_field.get(f"answer-{asked.key}")}
                for asked in questions().questions
            ],
            "issues": [issue for issue in issues if not issue.field.startswith("answer-")],
            "answers": Answer,
        }
        return TemplateResponse(request, "publishing/admin/legacy_sheet.html", context, status=status)


class LegacyListView(View):
    """GET shows a list in full, which is then read; POST lets on what waits for the person and was shown."""

    def get(self, request: HttpRequest, list_id: int) -> HttpResponse:
        """The list with what waits for the person."""
        return self._show(request, _list_for(request, list_id), [])

    def post(self, request: HttpRequest, list_id: int) -> HttpResponse:
        """Let on; what was refused is told with its reason and stays where it was."""
        found = _list_for(request, list_id)
        chosen = [int(key) for key in request.POST.getlist("item") if key.isdecimal()][:PER_SHEET]
        items = items_waiting(found, request.user).filter(pk__in=chosen)
        results = DecideLegacyAction(bundles_of(items).items, user=request.user).execute()
        return self._show(request, found, results)

    def _show(self, request: HttpRequest, found: LegacyList, results: list[Any]) -> HttpResponse:
        entries = found.entries.select_related("submission__request__page", "submission__request__procedure")
        page = Paginator(entries, PER_SHEET).get_page(request.GET.get("page"))
        waiting = items_waiting(found, request.user)
        rows = entry_rows(page.object_list, request.user, timezone.now())
        shown = [row.submission.pk for row in rows]
        bundle = bundles_of(waiting.filter(turns__submission_id__in=shown).distinct())
        context = {
            "found": found,
            "entries": page,
            "rows": rows,
            "bundles": bundle.stages,
            "waiting_count": waiting.count(),
            "done": [result for result in results if result.decision],
            "refused": [result for result in results if not result.decision],
            "seat": seat_in(request.user, found.office_id),
        }
        status = 422 if results and not context["done"] else 200
        return TemplateResponse(request, "publishing/admin/legacy_list.html", context, status=status)


def _own_unit(request: HttpRequest, unit_id: int) -> Unit:
    """The unit, for a person who holds a seat in it. Raises Http404, PermissionDenied."""
    unit = get_object_or_404(Unit.objects.select_related("office", "section_page"), pk=unit_id)
    if not any(holding.unit_id == unit.pk for holding in actor_for(request.user).holdings):
        raise PermissionDenied
    return unit


def _list_for(request: HttpRequest, list_id: int) -> LegacyList:
    """The list, for the people of its office. Raises Http404, PermissionDenied."""
    found = get_object_or_404(LegacyList.objects.select_related("office", "unit"), pk=list_id)
    if found.office_id not in offices_seen_by(request.user) and not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
    return found
