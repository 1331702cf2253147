"""The desk: what waits for me, what I owe, what I sent – one page, the same number of queries however much waits."""

from typing import Any

from django.db.models import F, OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from approvals.api import Decision, Submission, obligations_waiting_for, task_states_waiting_for

PER_LIST = 50
"""Rows shown of each list; the count says how many there are."""


def desk(request: HttpRequest) -> HttpResponse:
    """The person's desk."""
    waiting = _waiting(request.user)
    obligations = _obligations(request.user)
    context = {
        "now": timezone.now(),
        "waiting": waiting[:PER_LIST],
        "waiting_count": task_states_waiting_for(request.user).count(),
        "obligations": obligations[:PER_LIST],
        "obligations_count": obligations_waiting_for(request.user).count(),
        "sent": _sent(request.user),
        "returned": _returned(request.user),
    }
    return TemplateResponse(request, "publishing/admin/desk.html", context)


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
    """What the person submitted lately and where each stands."""
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
    submissions = (
        Submission.objects.filter(submitter=user)
        .select_related("request__unit", "request__procedure")
        .annotate(stage=Subquery(stage), outcome=Subquery(last.values("outcome")[:1]))
        .order_by("-submitted_at")[:20]
    )
    return [{"submission": submission, "stage": submission.stage, "outcome": submission.outcome} for submission in submissions]


def _returned(user: Any) -> Any:
    """Items of the person that came back and have not been submitted again."""
    last = Decision.objects.filter(request_id=OuterRef("submission__request_id")).order_by("-sequence")
    return (
        Decision.objects.filter(submission__submitter=user, outcome="return")
        .annotate(last_pk=Subquery(last.values("pk")[:1]))
        .filter(last_pk=F("pk"))
        .select_related("submission__request__procedure")
        .order_by("-recorded_at")[:20]
    )

