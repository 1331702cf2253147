"""The files of a published procurement report."""

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from news.models import ProcurementReportPage
from news.procurement.report_files import csv_of, pdf_of, xlsx_of
from publishing.api import publication_of

_KINDS: Final[dict[str, tuple[str, Callable[[Any], bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_of),
    "pdf": ("application/pdf", lambda page: pdf_of(page, _code(page))),
}


def report_file(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """The live report as CSV, XLSX or PDF; nothing is said of what is not public. Raises Http404."""
    page = get_object_or_404(ProcurementReportPage.objects.live().select_related("unit__office__site"), pk=page_id)
    if kind not in _KINDS:
        raise Http404
    content_type, make = _KINDS[kind]
    response = HttpResponse(make(page), content_type=content_type)
    name = f"{page.title}.{kind}".replace("/", "-")
    response["Content-Disposition"] = content_disposition_header(kind != "pdf", name) or "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-cache"
    return response


def _code(page: ProcurementReportPage) -> str:
    publication = publication_of(page)
    return publication.code if publication else ""
