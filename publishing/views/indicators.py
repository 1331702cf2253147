"""The office's evidence in the admin: the lists, one list with what is missing, naming pages, ending, the file."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views import View

from approvals.api import Refused, offices_managed_by
from publishing.actions.attach_evidence import AttachEvidenceAction, newest_versions
from publishing.actions.end_evidence import EndEvidenceAction
from publishing.classification.export import as_table
from publishing.classification.proposals import copies, earlier_sets, items_of, proposed_items
from publishing.classification.rights import attaching_seat
from publishing.classification.standing import Line, lines_of, newest_first
from publishing.models import Indicator, IndicatorEvidence, IndicatorSet
from publishing.reports.files import as_csv, as_xlsx
from publishing.views.reporting_office import Reporter, reporter_for

ITEMS_PER_PAGE = 20
PROPOSED = 12
_FILE_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class IndicatorSetsView(View):
    """Every list, with how much of it has evidence."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Newest versions, and older ones as long as evidence of the office stands in them."""
        office = reporter_for(request).office
        shown = IndicatorEvidence.objects.shown().filter(office=office)
        pairs = shown.order_by().values_list("indicator__indicator_set", "indicator").distinct()
        with_evidence: dict[int, int] = {}
        for indicator_set, _indicator in pairs:
            with_evidence[indicator_set] = with_evidence.get(indicator_set, 0) + 1
        sets = list(IndicatorSet.objects.all())
        total = dict(Indicator.objects.order_by().values_list("indicator_set").annotate(count=Count("pk")))
        newest = newest_first(sets)
        context = {
            "rows": [
                {"set": one, "found": with_evidence.get(one.pk, 0), "total": total.get(one.pk, 0)} for one in newest
            ],
            "older": [one for one in sets if one.pk in with_evidence and one not in newest],
        }
        return TemplateResponse(request, "publishing/admin/indicators/sets.html", context)


class IndicatorSetView(View):
    """One list for the office: each indicator with its pages, who certified them, since when, and what is missing."""

    def get(self, request: HttpRequest, set_id: int) -> HttpResponse:
        """All of it, or what is missing alone."""
        reporter = reporter_for(request)
        indicator_set = get_object_or_404(IndicatorSet, pk=set_id)
        lines = lines_of(reporter.office, indicator_set)
        missing = [line for line in lines if not line.is_shown]
        only_missing = request.GET.get("show") == "missing"
        names = _Names(request, reporter)
        is_newest = bool(newest_versions([indicator_set]))
        context = {
            "set": indicator_set,
            "lines": [_shown(line, names) for line in (missing if only_missing else lines)],
            "total": len(lines),
            "missing": len(missing),
            "only_missing": only_missing,
            "is_newest": is_newest,
            "may_attach": is_newest and names.anywhere,
            "earlier": earlier_sets(reporter.office, indicator_set) if is_newest and names.anywhere else [],
        }
        return TemplateResponse(request, "publishing/admin/indicators/set.html", context)


class AttachEvidenceView(View):
    """Choose among the office's live items, what is proposed first."""

    def get(self, request: HttpRequest, indicator_id: int) -> HttpResponse:
        """The items."""
        return self._show(request, indicator_id, {})

    def post(self, request: HttpRequest, indicator_id: int) -> HttpResponse:
        """Name the ticked items, or show again why not, with everything ticked."""
        indicator = get_object_or_404(Indicator, pk=indicator_id)
        office = reporter_for(request).office
        pages = [int(key) for key in request.POST.getlist("page") if key.isdecimal()]
        note = request.POST.get("note", "")
        try:
            links = [(indicator.pk, page) for page in pages]
            count = AttachEvidenceAction(office, links, user=request.user, note=note).execute()
        except Refused as refusal:
            typed = {"issues": refusal.issues, "ticked": pages, "note": note}
            return self._show(request, indicator_id, typed, status=422)
        _say_named(request, count)
        return redirect("publishing:indicator_set", indicator.indicator_set_id)

    def _show(self, request: HttpRequest, indicator_id: int, typed: dict[str, Any], status: int = 200) -> HttpResponse:
        indicator = get_object_or_404(Indicator.objects.select_related("indicator_set"), pk=indicator_id)
        reporter = reporter_for(request)
        names = _Names(request, reporter)
        words = request.GET.get("q", "")
        page = Paginator(items_of(reporter.office, words), ITEMS_PER_PAGE).get_page(request.GET.get("p"))
        standing = IndicatorEvidence.objects.standing().filter(indicator=indicator, office=reporter.office)
        context = {
            "indicator": indicator,
            "proposed": [i for i in proposed_items(reporter.office, indicator)[:PROPOSED] if names.may(i.unit_id)],
            "items": [{"item": item, "may": names.may(item.unit_id)} for item in page],
            "page": page,
            "q": words,
            "named": set(standing.values_list("page_id", flat=True)),
            "issues": [],
            "ticked": [],
            "note": "",
        }
        return TemplateResponse(request, "publishing/admin/indicators/attach.html", context | typed, status=status)


class CopyEvidenceView(View):
    """Take over pages of an earlier list: proposed by the same title, confirmed by a person, page by page."""

    def get(self, request: HttpRequest, set_id: int) -> HttpResponse:
        """The proposals."""
        return self._show(request, set_id, [])

    def post(self, request: HttpRequest, set_id: int) -> HttpResponse:
        """Name what is ticked: of the proposals, nothing else."""
        office = reporter_for(request).office
        ticked = set(request.POST.getlist("link"))
        proposals = self._proposals(request, set_id)
        links = [(proposal.indicator.pk, proposal.page.pk) for proposal in proposals if proposal.key in ticked]
        note = request.POST.get("note", "")
        try:
            count = AttachEvidenceAction(office, links, user=request.user, note=note).execute()
        except Refused as refusal:
            return self._show(request, set_id, refusal.issues, status=422)
        _say_named(request, count)
        return redirect("publishing:indicator_set", set_id)

    def _proposals(self, request: HttpRequest, set_id: int) -> list[Any]:
        reporter = reporter_for(request)
        indicator_set = get_object_or_404(IndicatorSet, pk=set_id)
        earlier = self._earlier(request, reporter, indicator_set)
        names = _Names(request, reporter)
        if earlier is None:
            return []
        return [found for found in copies(reporter.office, earlier, indicator_set) if names.may(found.unit_id)]

    def _earlier(self, request: HttpRequest, reporter: Reporter, indicator_set: IndicatorSet) -> IndicatorSet | None:
        found = earlier_sets(reporter.office, indicator_set)
        chosen = request.GET.get("from", "")
        return next((one for one in found if str(one.pk) == chosen), found[0] if found else None)

    def _show(self, request: HttpRequest, set_id: int, issues: Any, status: int = 200) -> HttpResponse:
        indicator_set = get_object_or_404(IndicatorSet, pk=set_id)
        reporter = reporter_for(request)
        context = {
            "set": indicator_set,
            "earlier": self._earlier(request, reporter, indicator_set),
            "all_earlier": earlier_sets(reporter.office, indicator_set),
            "proposals": self._proposals(request, set_id),
            "ticked": request.POST.getlist("link") if request.method == "POST" else [],
            "issues": issues,
        }
        return TemplateResponse(request, "publishing/admin/indicators/copy.html", context, status=status)


class EndEvidenceView(View):
    """End one piece of evidence, with the reason."""

    def get(self, request: HttpRequest, evidence_id: int) -> HttpResponse:
        """What is to be ended."""
        return self._show(request, self._evidence(request, evidence_id), [])

    def post(self, request: HttpRequest, evidence_id: int) -> HttpResponse:
        """End, or show the form again with the reasons against it."""
        evidence = self._evidence(request, evidence_id)
        try:
            EndEvidenceAction(evidence, user=request.user, reason=request.POST.get("reason", "")).execute()
        except Refused as refusal:
            return self._show(request, evidence, refusal.issues, status=422)
        messages.success(request, _("Ended: %(evidence)s") % {"evidence": evidence})
        return redirect("publishing:indicator_set", evidence.indicator.indicator_set_id)

    def _evidence(self, request: HttpRequest, evidence_id: int) -> IndicatorEvidence:
        rows = IndicatorEvidence.objects.select_related("indicator", "page")
        found: IndicatorEvidence = get_object_or_404(rows, pk=evidence_id, office=reporter_for(request).office)
        return found

    def _show(self, request: HttpRequest, evidence: IndicatorEvidence, issues: Any, status: int = 200) -> HttpResponse:
        context = {"evidence": evidence, "issues": issues, "reason": request.POST.get("reason", "")}
        return TemplateResponse(request, "publishing/admin/indicators/end.html", context, status=status)


class EvidenceFileView(View):
    """The list with its public evidence as XLSX or CSV, to hand in."""

    def get(self, request: HttpRequest, set_id: int, kind: str) -> HttpResponse:
        """The file. Raises Http404 for another kind of file."""
        if kind not in _FILE_TYPES:
            raise Http404
        office = reporter_for(request).office
        indicator_set = get_object_or_404(IndicatorSet, pk=set_id)
        table = as_table(office, indicator_set, lines_of(office, indicator_set))
        content = as_csv(table) if kind == "csv" else as_xlsx(table, [])
        response = HttpResponse(content, content_type=_FILE_TYPES[kind])
        name = f"evidence-{indicator_set.scheme}-{indicator_set.fiscal_year or 2540}.{kind}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        response["Cache-Control"] = "private, no-store"
        return response


class _Names:
    """Of which units the person names pages as evidence."""

    def __init__(self, request: HttpRequest, reporter: Reporter) -> None:
        self.holdings, self.office = reporter.holdings, reporter.office
        self.keeps_records = offices_managed_by(request.user).filter(pk=self.office.pk).exists()
        self.anywhere = any(self.may(unit_id) for unit_id in {None, *(h.unit_id for h in self.holdings)})

    def may(self, unit_id: int | None) -> bool:
        """Whether the person names pages of the unit."""
        seat = attaching_seat(self.holdings, self.office.pk, unit_id, keeps_records=self.keeps_records)
        return seat is not None


def _shown(line: Line, names: _Names) -> dict[str, Any]:
    pages = [{"evidence": one, "may_end": names.may(one.unit_id)} for one in line.evidence]
    return {"indicator": line.indicator, "pages": pages, "is_shown": line.is_shown}


def _say_named(request: HttpRequest, count: int) -> None:
    said = ngettext("%(count)s item named as evidence.", "%(count)s items named as evidence.", count)
    messages.success(request, said % {"count": count})
