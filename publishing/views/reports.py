"""The periodic reports: what is to be made, writing one, reading it, signing, acknowledging, taking it along."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views import View

from approvals.api import Issue, Refused, actor_for
from publishing.actions.acknowledge_report import AcknowledgeReportAction
from publishing.actions.fill_report import FillReportAction
from publishing.actions.make_report import MakeReportAction
from publishing.actions.sign_report import SignReportAction
from publishing.models import Report, ReportActKind
from publishing.models.report import content_sha256
from publishing.reports.content import content_now
from publishing.reports.due import rounds_to_make, units_to_report
from publishing.reports.files import as_csv, as_xlsx
from publishing.reports.periods import Span
from publishing.reports.recipients import receiving, recipients_of, waiting_for
from publishing.reports.rights import reporting_seat
from publishing.reports.tables import draw
from publishing.views.report_form import rows_to_write, written
from publishing.views.reporting_office import Reporter, report_for, reporter_for
from thai.dates import format_date
from thai.fiscal import fiscal_year

PER_PAGE = 50


class ReportsView(View):
    """Reports to acknowledge, to make, and those made."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The lists of a fiscal year."""
        return self._show(request, reporter_for(request), [])

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make a report and go on to write it."""
        reporter = reporter_for(request)
        try:
            report = self._make(request, reporter)
        except Refused as refusal:
            return self._show(request, reporter, refusal.issues, status=422)
        return redirect("publishing:report_edit", report.pk)

    def _make(self, request: HttpRequest, reporter: Reporter) -> Report:
        unit_id = request.POST.get("unit", "")
        unit = next((unit for unit in reporter.office.units.all() if str(unit.pk) == unit_id), None)
        if unit_id and unit is None:
            raise Refused([Issue("report_not_yours")])
        try:
            first, last = (dt.date.fromisoformat(request.POST.get(name, "")) for name in ("first_on", "last_on"))
            span = Span(first, last)
        except ValueError as error:
            raise Refused([Issue("report_period_invalid", "period")]) from error
        key = request.POST.get("report", "")
        return MakeReportAction(reporter.office, key, unit, span, user=request.user).execute()

    def _show(self, request: HttpRequest, reporter: Reporter, issues: list[Issue], status: int = 200) -> HttpResponse:
        today = timezone.localdate()
        this_year = fiscal_year(today)
        asked = request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and len(asked) <= 4 and int(asked) <= this_year else this_year
        procedure, holdings = reporter.procedure, reporter.holdings
        definitions = procedure.spec.reports if procedure else []
        acknowledged = Count("acts", filter=Q(acts__kind=ReportActKind.ACKNOWLEDGED))
        made = Report.objects.filter(office=reporter.office, fiscal_year=year).annotate(acknowledged=acknowledged)
        made = made.select_related("unit").defer("content", "texts", "blocks")
        context = {
            "issues": issues,
            "year": year,
            "years": [this_year, this_year - 1, this_year - 2],
            "waiting": waiting_for(request.user, today).defer("content", "texts", "blocks")[:PER_PAGE],
            "rounds": rounds_to_make(reporter.office, procedure, year, holdings, today) if procedure else [],
            "free": [
                {"definition": definition, "units": units_to_report(definition, reporter.office, list(holdings))}
                for definition in definitions
                if definition.period.kind == "free" and reporter.units
            ],
            "page": Paginator(made.order_by("-starts_on", "-pk"), PER_PAGE).get_page(request.GET.get("p")),
            "typed": request.POST,
        }
        return TemplateResponse(request, "publishing/admin/reports/list.html", context, status=status)


class ReportView(View):
    """One report, read; signed by whoever made it, acknowledged by whoever received it."""

    def get(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """The report, as signed or as it would be signed now."""
        return self._show(request, report_for(request, report_id), [])

    def post(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """Sign or acknowledge, or say why not."""
        report = report_for(request, report_id)
        try:
            if request.POST.get("act") == "sign":
                SignReportAction(report, user=request.user, seen=request.POST.get("seen", "")).execute()
                messages.success(request, _("The report has been signed and delivered."))
            else:
                AcknowledgeReportAction(report, user=request.user, remark=request.POST.get("remark", "")).execute()
                messages.success(request, _("Your acknowledgement has been recorded."))
        except Refused as refusal:
            return self._show(request, report_for(request, report_id), refusal.issues, status=422)
        return redirect("publishing:report", report.pk)

    def _show(self, request: HttpRequest, report: Report, issues: list[Issue], status: int = 200) -> HttpResponse:
        now = timezone.now()
        content = content_now(report, now)
        acts = list(report.acts.order_by("sequence"))
        done = {act.person_id for act in acts if act.kind == ReportActKind.ACKNOWLEDGED}
        signed_by = {act.person_id for act in acts if act.kind == ReportActKind.SIGNED}
        people = recipients_of(report, timezone.localdate(now)) if report.is_signed else []
        seat, sits = receiving(report, request.user, timezone.localdate(now)) if report.is_signed else (None, False)
        user_pk = request.user.pk
        context = {
            "report": report,
            "content": content,
            "acts": acts,
            "issues": issues,
            "outstanding": [person for person in people if person.user_id not in done],
            "may_acknowledge": seat is not None and user_pk not in done and (sits or user_pk not in signed_by),
            "may_sign": not report.is_signed and _reports(request, report),
            "seen": "" if report.is_signed else content_sha256(_table(content)),
            "not_over": not report.is_signed and report.ends_on >= timezone.localdate(now),
            "intact": not report.is_signed or report.is_intact,
        }
        return TemplateResponse(request, "publishing/admin/reports/report.html", context, status=status)


class ReportEditView(View):
    """The words of a report: its narrative, and the outcome of each item, a page of rows at a time."""

    def get(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """The form."""
        return self._show(request, report_for(request, report_id), [])

    def post(self, request: HttpRequest, report_id: int) -> HttpResponse:
        """Keep what was written, and go where the pressed button says."""
        report = report_for(request, report_id)
        blocks, texts = written(request.POST, report)
        try:
            FillReportAction(report, user=request.user, blocks=blocks, texts=texts).execute()
        except Refused as refusal:
            return self._show(request, report, refusal.issues, status=422)
        messages.success(request, _("Saved."))
        then = request.POST.get("then", "")
        if then.isdecimal():
            return redirect(f"{request.path}?p={then}")
        return redirect("publishing:report", report.pk)

    def _show(self, request: HttpRequest, report: Report, issues: list[Issue], status: int = 200) -> HttpResponse:
        if report.is_signed:
            return redirect("publishing:report", report.pk)
        blocks, texts = written(request.POST, report) if issues else (report.blocks, report.texts)
        now = timezone.now()
        table = draw(report.definition, report.procedure.spec, report.office, report.unit, report.span, now=now)
        page = Paginator(table["rows"], PER_PAGE).get_page(request.GET.get("p"))
        context = {
            "report": report,
            "issues": issues,
            "may_write": _reports(request, report),
            "blocks": [{"block": b, "text": blocks.get(b.key, "")} for b in report.definition.blocks],
            "columns": table["columns"],
            "rows": rows_to_write(page.object_list, table["columns"], texts),
            "page": page,
            "count": len(table["rows"]),
        }
        return TemplateResponse(request, "publishing/admin/reports/edit.html", context, status=status)


class ReportFileView(View):
    """The report as XLSX or CSV."""

    def get(self, request: HttpRequest, report_id: int, kind: str) -> HttpResponse:
        """The file. Raises Http404 for another kind."""
        report = report_for(request, report_id)
        content = content_now(report, timezone.now())
        if kind == "csv":
            body, mime = as_csv(content), "text/csv; charset=utf-8"
        elif kind == "xlsx":
            body = as_xlsx(content, [_line(act) for act in report.acts.order_by("sequence")])
            mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        else:
            raise Http404
        response = HttpResponse(body, content_type=mime)
        name = f"{report.title} {report.period_label}.{kind}".replace("/", "-")
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
        return response


def _line(act: Any) -> str:
    acting = "" if act.capacity == "own" else f" ({act.get_capacity_display()})"
    who = f"{act.person_name} · {act.position}{acting}"
    return f"{act.get_kind_display()}: {who} · {format_date(act.recorded_at)}"


def _reports(request: HttpRequest, report: Report) -> bool:
    """Whether the person makes and signs such a report."""
    return reporting_seat(actor_for(request.user).holdings, report.office_id, report.unit_id) is not None


def _table(content: dict[str, Any]) -> dict[str, Any]:
    return {key: content[key] for key in ("columns", "rows", "totals")}
