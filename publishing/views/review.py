"""The review screen: read the item as the public will, see who certified what, decide – in one place, on a phone too."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin

from approvals.api import (
    LABELS,
    DecideAction,
    Decision,
    Issue,
    Obligation,
    Outcome,
    RecallAction,
    Refused,
    Request,
    SettleAction,
    actor_for,
    allowed_outcomes,
    can,
    step_for,
)
from publishing.models import PublicationRecord
from publishing.sealing import seal_for
from publishing.status import Status, status_of
from publishing.views.access import request_for
from publishing.views.submit import memo_lines


class ReviewView(View):
    """GET shows the request; POST gives an outcome to its open stage, to an obligation, or recalls it."""

    def get(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """The request as it stands."""
        return self._show(request, request_for(request, request_id), [])

    def post(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """Act; on refusal the screen comes back with the reason and everything typed."""
        found = request_for(request, request_id)
        try:
            decision = self._act(request, found)
        except Refused as refusal:
            return self._show(request, found, refusal.issues)
        messages.success(request, _("Recorded: %(outcome)s") % {"outcome": decision.get_outcome_display()})
        return redirect("publishing:desk")

    def _act(self, request: HttpRequest, found: Request) -> Decision:
        reason = request.POST.get("comment", "")
        try:
            outcome = Outcome(request.POST.get("outcome", ""))
        except ValueError as unknown:
            raise Refused([Issue("outcome_not_allowed", context={"outcome": request.POST.get("outcome", "")})]) from unknown
        if outcome is Outcome.RECALL:
            return RecallAction(found.page.specific, user=request.user, reason=reason).execute()
        if obligation_id := request.POST.get("obligation", ""):
            obligation = Obligation.objects.filter(pk=obligation_id, submission__request=found).first()
            if obligation is None:
                raise Refused([Issue("obligation_settled")])
            return SettleAction(obligation, user=request.user, outcome=outcome, reason=reason).execute()
        return self._decide(request, found, outcome, reason)

    def _decide(self, request: HttpRequest, found: Request, outcome: Outcome, reason: str) -> Decision:
        status = status_of(found.page.specific)
        shown = request.POST.get("task_state", "")
        if status.task_state is None or str(status.task_state.pk) != shown:
            raise Refused([Issue("stage_not_open")])
        return DecideAction(
            status.task_state, user=request.user, outcome=outcome, reason=reason, remark=request.POST.get("remark", "")
        ).execute()

    def _show(self, request: HttpRequest, found: Request, issues: list[Issue]) -> HttpResponse:
        page = found.page.specific
        status = status_of(page)
        submission = found.submissions.latest("round")
        is_current = status.submission is not None and status.submission.pk == submission.pk
        seal = seal_for(submission)
        context = {
            "found": found,
            "page": page,
            "submission": submission,
            "status": status,
            "issues": issues,
            "typed": request.POST,
            "memo": memo_lines(found.procedure.spec, submission.memo),
            "files": seal.files if seal else [],
            "answers": seal.answers if seal else [],
            "checklist": getattr(seal, "checklist", None),
            "decisions": Decision.objects.filter(request=found).order_by("sequence"),
            "records": PublicationRecord.objects.filter(submission__request=found).order_by("sequence"),
            "stages": _stages(status, submission),
            "outcomes": _outcomes(request.user, page, status) if is_current else [],
            "obligations": _obligations(request.user, status) if is_current else [],
            "may_recall": is_current and status.is_open and submission.submitter_id == request.user.pk,
        }
        return TemplateResponse(request, "publishing/admin/review.html", context, status=422 if issues else 200)


class SealedPreviewView(View):
    """The submitted revision as the public would see it, for the frame of the review screen."""

    def get(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """Render the sealed revision with its own template."""
        found = request_for(request, request_id)
        draft = found.submissions.latest("round").revision.as_object()
        response: HttpResponse = draft.make_preview_request(request, draft.default_preview_mode)
        return response


sealed_preview = xframe_options_sameorigin(SealedPreviewView.as_view())


def _outcomes(user: Any, page: Any, status: Status) -> list[dict[str, Any]]:
    if status.task_state is None:
        return []
    task = status.task_state.task.specific
    certifications = status.submission.request.procedure.spec.certifications if status.submission else {}
    text = certifications[task.stage.certification].text if task.stage.certification else ""
    return [
        {"key": outcome, "label": LABELS[outcome], "certification": text}
        for outcome in allowed_outcomes(task, page, user)
    ]


def _obligations(user: Any, status: Status) -> list[dict[str, Any]]:
    found = []
    for obligation in status.obligations:
        stage = obligation.submission.track.stage(obligation.stage)
        step = step_for(stage, obligation.submission, is_open=True)
        actor = actor_for(user)
        outcomes = [{"key": outcome, "label": LABELS[outcome]} for outcome in stage.outcomes if can(actor, outcome, step)]
        found.append({"obligation": obligation, "stage": stage, "outcomes": outcomes, "seats": step.seat_names})
    return found


def _stages(status: Status, submission: Any) -> list[dict[str, Any]]:
    """The track as a row of steps: done, now, to come."""
    done = {decision.stage for decision in Decision.objects.filter(submission=submission)}
    current = status.task_state.task.specific.stage_key if status.task_state else ""
    return [
        {"label": stage.label, "state": "now" if stage.key == current else "done" if stage.key in done else "later"}
        for stage in (*submission.track.stages, *submission.track.afterwards)
    ]
