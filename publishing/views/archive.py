"""/archive/: what the office published in each fiscal year, whether it is still public or not."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Site

from offices.api import Office
from publishing.archive import ArchivedItem, ArchiveList, units_of, years_of
from thai.fiscal import bounds, fiscal_year

PER_PAGE = 30


def archive(request: HttpRequest, year: int | None = None) -> HttpResponse:
    """The items of the fiscal year; without one, of the newest year there is. Raises Http404 for a year without any."""
    site = Site.find_for_request(request)
    office = Office.objects.filter(site=site).first() if site else None
    if office is None:
        raise Http404
    years = years_of(office)
    if year is not None and year not in years:
        raise Http404
    shown = year or (years[0] if years else fiscal_year(timezone.now()))
    units = units_of(office)
    unit = next((pk for pk, _name in units if str(pk) == request.GET.get("unit", "")), None)
    items: Paginator[ArchivedItem] = Paginator(ArchiveList(request, office, shown, unit), PER_PAGE)  # type: ignore[arg-type]  # it can be sliced and counted
    starts, ends = bounds(shown)
    context = {
        "year": shown,
        "starts": starts,
        "ends": ends,
        "years": years,
        "units": units,
        "unit": unit,
        "items": items.get_page(request.GET.get("page")),
        "querystring": urlencode({"unit": unit}) if unit else "",
    }
    return TemplateResponse(request, "publishing/archive.html", context)
