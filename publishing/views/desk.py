"""The desk: what waits for me, what I owe, what I sent – one page, the same number of queries however much waits."""

from typing import Any

from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Site

from approvals.api import obligations_waiting_for, task_states_waiting_for, turns_of
from offices.api import Office, SeatKind, Unit, holdings_of
from publishing.models import RightsDuty
from publishing.public import counts
from publishing.reports.recipients import waiting_for as reports_for
from publishing.views.mine import LATELY, drafts_of, returned_to, sent_by
from publishing.views.waiting import open_steps, overdue_in_line, overdue_rows, owed_first, owed_rows, waiting_rows
from thai.fiscal import fiscal_year

PER_LIST = 50
"""Rows of a list on one page; the count says how many there are."""


def desk(request: HttpRequest) -> HttpResponse:
    """The person's desk."""
    return TemplateResponse(request, "publishing/admin/desk.html", desk_context(request))


def desk_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the desk shows, for its own page and for the admin's front page."""
    user, now = request.user, timezone.now()
    holdings = holdings_of(user, timezone.localdate())
    turns = turns_of(user)
    waiting = _page(request, "waiting", open_steps(user, now, turns))
    owed = _page(request, "owed", owed_first(obligations_waiting_for(user, turns)))
    overdue = _page(request, "overdue", overdue_in_line(user, now, turns))
    rows = waiting_rows(waiting.object_list, user, now)
    return {
        "now": now,
        "waiting": rows,
        "waiting_page": waiting,
        "waiting_count": waiting.paginator.count,
        "may_approve_together": sum(row.may_join_batch for row in rows) > 1,
        "obligations": owed_rows(owed.object_list, now),
        "obligations_page": owed,
        "obligations_count": owed.paginator.count,
        "overdue": overdue_rows(overdue.object_list, now),
        "overdue_page": overdue,
        "overdue_count": overdue.paginator.count,
        "sent": sent_by(user),
        "returned": returned_to(user),
        "rights_duties": RightsDuty.objects.owed_by(holdings).select_related("page")[:PER_LIST],
        "reports": reports_for(user, timezone.localdate())[:LATELY],
        "drafts": drafts_of(user),
        "sections": _sections(holdings),
        "figures": _figures(request, {holding.office_id for holding in holdings}),
    }


def waiting_count(user: Any) -> int:
    """How many steps and obligations wait for the person: the badge in the menu."""
    turns = turns_of(user)
    return int(task_states_waiting_for(user, turns).count() + obligations_waiting_for(user, turns).count())


def _page(request: HttpRequest, name: str, rows: Any) -> "ListPage[Any]":
    """One page of a list; a number there is not shows the nearest there is."""
    return Paginator(rows, PER_LIST).get_page(request.GET.get(name))


def _sections(holdings: Any) -> list[Unit]:
    """The sections in which the person prepares items: where “new item” begins."""
    units = {holding.unit_id for holding in holdings if holding.kind == SeatKind.INFO_PROVIDER and holding.unit_id}
    return list(Unit.objects.filter(pk__in=units).exclude(section_page=None)) if units else []


def _figures(request: HttpRequest, offices: set[int]) -> dict[str, Any] | None:
    """The fiscal year's publications of the person's office; of this website's, for whoever sits in none (S12-R07)."""
    if offices:
        office = Office.objects.filter(pk__in=offices).first()
    else:
        site = Site.find_for_request(request)
        office = Office.objects.filter(site=site).first()
    if office is None:
        return None
    year = fiscal_year(timezone.now())
    return {"year": year, "office": office, **counts(office, year)}
