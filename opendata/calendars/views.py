"""/calendars/: the days of the office, its units, its categories and the types of page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from opendata.addresses import Addresses
from opendata.answers import answer
from opendata.calendars.events import calendar_of
from opendata.scopes import scope_of

MIME = "text/calendar; charset=utf-8"


@require_safe
def calendar(request: HttpRequest, kind: str = "", key: str = "") -> HttpResponse:
    """The calendar of the part. Raises Http404."""
    scope = scope_of(request, kind, key)
    address = Addresses(scope.site).view("part_calendar" if kind else "calendar", **scope.parts)
    return answer(request, calendar_of(scope, address), MIME, modified=scope.modified())
