"""/archive/: what the office published in each fiscal year and month, whether it is still public or not."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Site

from offices.api import Office
from publishing.archive import ArchivedItem, ArchiveList, months_of, units_of, years_of
from thai.dates import MONTHS, buddhist_year
from thai.fiscal import bounds, fiscal_year, month_bounds

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class _Month:
    """A month of a fiscal year, for the templates."""

    fiscal_year: int
    number: int
    count: int

    @property
    def first_day(self) -> dt.date:
        """Its first day, which says its calendar year."""
        return month_bounds(self.fiscal_year, self.number)[0]

    @property
    def name(self) -> str:
        """The month with its year in the Buddhist era."""
        return f"{MONTHS[self.number - 1]} {buddhist_year(self.first_day)}"


def archive(request: HttpRequest, year: int | None = None, month: int | None = None) -> HttpResponse:
    """The items of the fiscal year or of one month; without one, of the newest year there is.

    Raises Http404 for a year without any, and for a month there is not.
    """
    site = Site.find_for_request(request)
    office = Office.objects.filter(site=site).first() if site else None
    if office is None:
        raise Http404
    years = years_of(office)
    if (year is not None and year not in years) or (month is not None and not 1 <= month <= 12):
        raise Http404
    shown = year or (years[0] if years else fiscal_year(timezone.now()))
    units = units_of(office)
    unit = next((pk for pk, _name in units if str(pk) == request.GET.get("unit", "")), None)
    items: Paginator[ArchivedItem] = Paginator(ArchiveList(request, office, shown, unit, month), PER_PAGE)  # type: ignore[arg-type]  # it can be sliced and counted
    starts, ends = bounds(shown) if month is None else month_bounds(shown, month)
    counted = [_Month(shown, number, count) for number, count in months_of(office, shown, unit)]
    context = {
        "year": shown,
        "starts": starts,
        "ends": ends,
        "years": years,
        "units": units,
        "unit": unit,
        "items": items.get_page(request.GET.get("page")),
        "month": month,
        "months": counted,
        **_around(counted, shown, month),
        "querystring": urlencode({"unit": unit}) if unit else "",
    }
    return TemplateResponse(request, "publishing/archive.html", context)


def _around(counted: list[_Month], year: int, month: int | None) -> dict[str, Any]:
    """The month shown, and the months with anything published before and after it in the same fiscal year."""
    if month is None:
        return {"shown_month": None, "previous_month": None, "next_month": None}
    shown = _Month(year, month, 0)
    earlier = [other for other in counted if other.first_day < shown.first_day]
    later = [other for other in counted if other.first_day > shown.first_day]
    return {
        "shown_month": shown,
        "previous_month": earlier[-1] if earlier else None,
        "next_month": later[0] if later else None,
    }
