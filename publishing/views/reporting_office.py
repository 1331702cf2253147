"""Whose postings and reports a person sees: those of the office they sit in."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from wagtail.models import Site

from approvals.api import Procedure, actor_for, in_force
from offices.api import Holding, Office, Unit
from publishing.models import Report
from publishing.offices_seen import offices_seen_by
from publishing.reports.rights import reporting_seat


@dataclass(frozen=True, slots=True)
class Reporter:
    """A person with the office whose records they see, and the units they report for."""

    office: Office
    procedure: Procedure | None
    holdings: tuple[Holding, ...]
    units: list[Unit]

    def reports_for(self, unit: Unit | None) -> bool:
        """Whether the person records and reports for the unit, or the office as a whole."""
        return reporting_seat(self.holdings, self.office.pk, unit.pk if unit else None) is not None


def reporter_for(request: HttpRequest) -> Reporter:
    """The office of the person's first seat; of this website, for an administrator, who only reads.

    Raises PermissionDenied for whoever holds no seat.
    """
    holdings = actor_for(request.user).holdings
    if holdings:
        office = Office.objects.filter(pk=holdings[0].office_id).first()
    elif getattr(request.user, "is_superuser", False):
        office = Office.objects.filter(site=Site.find_for_request(request)).first()
    else:
        office = None
    if office is None:
        raise PermissionDenied
    units = list(office.units.all().current(timezone.localdate()))
    mine = [unit for unit in units if reporting_seat(holdings, office.pk, unit.pk)]
    return Reporter(office, in_force(office), holdings, mine)


def report_for(request: HttpRequest, report_id: int) -> Report:
    """The report, for a person of its office. Raises Http404, PermissionDenied."""
    rows = Report.objects.select_related("office", "unit", "procedure")
    report: Report = get_object_or_404(rows, pk=report_id)
    in_office = report.office_id in offices_seen_by(request.user)
    if not in_office and not getattr(request.user, "is_superuser", False):
        raise PermissionDenied
    return report


def sits_somewhere(request: HttpRequest) -> bool:
    """Whether the menu offers these screens to the person."""
    user: Any = request.user
    return bool(user.is_superuser or offices_seen_by(user))
