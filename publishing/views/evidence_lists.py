"""/ita/ and /info-act/: which pages answer which indicator of a year, and which clause of the Information Act."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from wagtail.models import Site

from offices.api import Office
from publishing.classification.public_lists import clauses, lists_of_year, years_of


def ita(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The years with evidence; or one year's indicators, each with its pages. Raises Http404 for a year without any."""
    office = _office(request)
    years = years_of(office)
    if year is None:
        return TemplateResponse(request, "publishing/ita_years.html", {"years": years})
    if year not in years:
        raise Http404
    context: dict[str, Any] = {"year": year, "years": years, "lists": lists_of_year(request, office, year)}
    return TemplateResponse(request, "publishing/ita.html", context)


def info_act(request: HttpRequest) -> HttpResponse:
    """The electronic centre of official information: sections 7 and 9, clause by clause (Act B.E. 2540)."""
    return TemplateResponse(request, "publishing/info_act.html", {"lists": clauses(request, _office(request))})


def _office(request: HttpRequest) -> Office:
    site = Site.find_for_request(request)
    office = Office.objects.filter(site=site).first() if site else None
    if office is None:
        raise Http404
    return office
