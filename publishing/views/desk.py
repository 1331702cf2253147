"""The desk: what waits for me, what I owe, what I sent – one page, the same number of queries however much waits."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import Page, Site, TaskState, WorkflowState

from approvals.api import Decision, Outcome, Request, Submission, obligations_waiting_for, task_states_waiting_for
from offices.api import Office, SeatKind, Unit, holdings_of
from publishing.models import PublicationRecord
from publishing.public import counts
from thai.fiscal import fiscal_year

PER_LIST = 50
"""Rows shown of each list; the count says how many there are."""

LATELY = 20
"""Rows shown of what the person sent, got back or has not submitted yet."""


def desk(request: HttpRequest) -> HttpResponse:
    """The person's desk."""
    return TemplateResponse(request, "publishing/admin/desk.html", desk_context(request))


def desk_context(request: HttpRequest) -> dict[str, Any]:
    """Everything the desk shows, for its own page and for the admin's front page."""
    user = request.user
    holdings = holdings_of(user, timezone.localdate())
    waiting, obligations = _waiting(user), _obligations(user)
    return {
        "now": timezone.now(),
        "waiting": waiting[:PER_LIST],
        "waiting_count": task_states_waiting_for(user).count(),
        "obligations": obligations[:PER_LIST],
        "obligations_count": obligations_waiting_for(user).count(),
        "sent": _sent(user),
        "returned": _returned(user),
        "drafts": _drafts(user),
        "sections": _sections(holdings),
        "figures": _figures(request, {holding.office_id for holding in holdings}),
    }


def waiting_count(user: Any) -> int:
    """How many steps and obligations wait for the person: the badge in the menu."""
    return int(task_states_waiting_for(user).count() + obligations_waiting_for(user).count())


def _waiting(user: Any) -> Any:
    """Open stages, the most overdue first, each with what the list shows."""
    submissions = Submission.objects.filter(revision_id=OuterRef("revision_id")).order_by("-pk")
    return (
        task_states_waiting_for(user)
        .annotate(
            title=Subquery(submissions.values("title")[:1]),
            request_pk=Subquery(submissions.values("request_id")[:1]),
            unit_name=Subquery(submissions.values("request__unit__name")[:1]),
            due_at=Subquery(TaskState.objects.filter(pk=OuterRef("pk")).values("turns__due_at")[:1]),
        )
        .select_related("task")
        .order_by("due_at", "started_at", "pk")
    )


def _obligations(user: Any) -> Any:
    return (
        obligations_waiting_for(user)
        .select_related("submission__request__unit", "submission__request__procedure")
        .order_by("due_at", "pk")
    )


def _sent(user: Any) -> list[dict[str, Any]]:
    """What the person submitted lately and where each stands, each request once."""
    stage = (
        TaskState.objects.filter(
            revision_id=OuterRef("revision_id"),
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        )
        .order_by("-pk")
        .values("task__name")[:1]
    )
    last = Decision.objects.filter(submission_id=OuterRef("pk")).order_by("-sequence")
    later = Submission.objects.filter(request_id=OuterRef("request_id"), round__gt=OuterRef("round"))
    submissions = (
        Submission.objects.filter(~Exists(later), submitter=user)
        .select_related("request__unit", "request__procedure")
        .annotate(stage=Subquery(stage), outcome=Subquery(last.values("outcome")[:1]))
        .order_by("-submitted_at")[:LATELY]
    )
    words = dict(Decision._meta.get_field("outcome").flatchoices)
    return [
        {"submission": row, "stage": row.stage, "outcome": row.outcome, "outcome_label": words.get(row.outcome, "")}
        for row in submissions
    ]


def _returned(user: Any) -> Any:
    """Items of the person that came back and have not been submitted again."""
    last = Decision.objects.filter(request__page_id=OuterRef("request__page_id")).order_by("-sequence")
    return (
        Decision.objects.filter(
            Q(outcome=Outcome.RETURN, stamps__member__isnull=True) | Q(stamps__concludes=Outcome.RETURN),
            submission__submitter=user,
        )
        .annotate(last_pk=Subquery(last.values("pk")[:1]))
        .filter(last_pk=F("pk"))
        .select_related("submission__request__procedure", "request")
        .order_by("-recorded_at")[:LATELY]
    )


def _drafts(user: Any) -> Any:
    """What the person began and has never submitted."""
    submitted = Request.objects.filter(page_id=OuterRef("pk"))
    published = PublicationRecord.objects.filter(page_id=OuterRef("pk"))
    return (
        Page.objects.filter(~Exists(submitted), ~Exists(published), owner=user, live=False)
        .only("pk", "title", "draft_title", "latest_revision_created_at")
        .order_by("-latest_revision_created_at")[:LATELY]
    )


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
