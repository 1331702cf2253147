"""What became of a person's own items: submitted, returned, not submitted yet."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from wagtail.models import Page, TaskState

from approvals.api import Decision, Outcome, Request, Submission
from publishing.models import PublicationRecord
from publishing.views.words import recorded_word, stage_of

LATELY = 20
"""Rows shown of what the person sent, got back or has not submitted yet."""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One item that came back, with everybody who asked for changes."""

    decision: Decision
    reasons: list[Decision] = field(default_factory=list)

    @property
    def stage_label(self) -> str:
        """The step that handed it back."""
        return str(stage_of(self.decision).label)


def sent_by(user: Any) -> list[dict[str, Any]]:
    """What the person submitted lately, each request once: where it waits, or how it ended and why."""
    stage = (
        Submission.objects.filter(pk=OuterRef("pk"), turns__task_state__status=TaskState.STATUS_IN_PROGRESS)
        .order_by("turns__pk")
        .values("turns__stage")[:1]
    )
    last = Decision.objects.filter(submission_id=OuterRef("pk")).order_by("-sequence").values("pk")[:1]
    later = Submission.objects.filter(request_id=OuterRef("request_id"), round__gt=OuterRef("round"))
    submissions = list(
        Submission.objects.filter(~Exists(later), submitter=user)
        .select_related("request__unit")
        .prefetch_related("request__procedure")
        .annotate(stage=Subquery(stage), last_pk=Subquery(last))
        .order_by("-submitted_at")[:LATELY]
    )
    decisions = Decision.objects.in_bulk([row.last_pk for row in submissions])
    return [_sent(row, decisions[row.last_pk]) for row in submissions]


def _sent(submission: Any, last: Decision) -> dict[str, Any]:
    track = submission.track
    stage = track.stage(last.stage)
    return {
        "submission": submission,
        "stage": track.stage(submission.stage).label if submission.stage else "",
        "outcome": last.result or last.outcome,
        "outcome_label": recorded_word(stage, last.result or last.outcome),
        "reason": last.reason if not submission.stage and last.result in stage.stops else "",
    }


def returned_to(user: Any) -> list[ReturnedRow]:
    """Items of the person that came back and have not been submitted again."""
    last = Decision.objects.filter(request__page_id=OuterRef("request__page_id")).order_by("-sequence")
    decisions = list(
        Decision.objects.filter(
            Q(outcome=Outcome.RETURN, stamps__member__isnull=True) | Q(stamps__concludes=Outcome.RETURN),
            submission__submitter=user,
        )
        .annotate(last_pk=Subquery(last.values("pk")[:1]))
        .filter(last_pk=F("pk"))
        .select_related("submission__request")
        .prefetch_related("submission__request__procedure")
        .order_by("-recorded_at")[:LATELY]
    )
    asked = Decision.objects.filter(submission__in=[row.submission_id for row in decisions], outcome=Outcome.RETURN)
    by_stage: dict[tuple[int, str], list[Decision]] = {}
    for row in asked.order_by("sequence"):
        by_stage.setdefault((row.submission_id, row.stage), []).append(row)
    return [ReturnedRow(row, by_stage.get((row.submission_id, row.stage), [row])) for row in decisions]


def drafts_of(user: Any) -> Any:
    """What the person began and has never submitted."""
    submitted = Request.objects.filter(page_id=OuterRef("pk"))
    published = PublicationRecord.objects.filter(page_id=OuterRef("pk"))
    return (
        Page.objects.filter(~Exists(submitted), ~Exists(published), owner=user, live=False)
        .only("pk", "title", "draft_title", "latest_revision_created_at")
        .order_by("-latest_revision_created_at")[:LATELY]
    )
