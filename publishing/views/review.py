"""The review screen: read the item as the public will, see who certified what, decide – in one place, on a phone."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.clickjacking import xframe_options_sameorigin

from approvals.api import (
    DecideAction,
    Decision,
    Issue,
    Obligation,
    Outcome,
    RecallAction,
    Refused,
    Request,
    SettleAction,
    Submission,
)
from publishing.file_lines import file_lines, permission_lines
from publishing.memo import memo_lines
from publishing.models import PublicationRecord, Reading
from publishing.sealing import seal_for
from publishing.sharing.answers import answers_on
from publishing.status import Status, owed_of, status_of, waiting_of
from publishing.views.access import request_for
from publishing.views.acts import acts_for, recall_for
from publishing.views.changes import changes_of
from publishing.views.history import committee_for, history_of, opinions_on
from publishing.views.words import recorded_word, stage_of


class ReviewView(View):
    """GET shows the request; POST gives an outcome to its open stage, to an obligation, or recalls it."""

    def get(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """The request as it stands; that the person has it before them is noted."""
        found = request_for(request, request_id)
        response = self._show(request, found, [])
        Reading.objects.note(request.user, found.submissions.latest("round"), timezone.now())
        return response

    def post(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """Act; on refusal the screen comes back with the reason and everything typed."""
        found = request_for(request, request_id)
        try:
            decision = self._act(request, found)
        except Refused as refusal:
            return self._show(request, found, refusal.issues)
        done = {"outcome": recorded_word(stage_of(decision), decision.outcome), "title": decision.submission.title}
        messages.success(request, _("Recorded: %(outcome)s – %(title)s") % done)
        return redirect("publishing:desk")

    def _act(self, request: HttpRequest, found: Request) -> Decision:
        reason = request.POST.get("comment", "")
        given = request.POST.get("outcome", "")
        try:
            outcome = Outcome(given)
        except ValueError as unknown:
            raise Refused([Issue("outcome_not_allowed", context={"outcome": given})]) from unknown
        if outcome is Outcome.RECALL:
            return RecallAction(found.page.specific, user=request.user, reason=reason).execute()
        if obligation_id := request.POST.get("obligation", ""):
            return self._settle(request, found, obligation_id, outcome)
        return self._decide(request, found, outcome, reason)

    def _settle(self, request: HttpRequest, found: Request, obligation_id: str, outcome: Outcome) -> Decision:
        owed = Obligation.objects.filter(submission__request=found)
        obligation = owed.filter(pk=obligation_id).first() if obligation_id.isdecimal() else None
        if obligation is None:
            raise Refused([Issue("obligation_settled")])
        reason = request.POST.get("comment", "")
        return SettleAction(obligation, user=request.user, outcome=outcome, reason=reason).execute()

    def _decide(self, request: HttpRequest, found: Request, outcome: Outcome, reason: str) -> Decision:
        status = _status_for(found, found.page.specific)
        if status.task_state is None or str(status.task_state.pk) != request.POST.get("task_state", ""):
            raise Refused([Issue("stage_not_open")])
        return DecideAction(
            status.task_state, user=request.user, outcome=outcome, reason=reason, remark=request.POST.get("remark", "")
        ).execute()

    def _show(self, request: HttpRequest, found: Request, issues: list[Issue]) -> HttpResponse:
        page = found.page.specific
        submission = found.submissions.select_related("request__procedure", "revision", "submitter").latest("round")
        status = _status_for(found, page)
        acts = acts_for(request.user, status, request.POST, issues)
        recall = recall_for(request.user, status, request.POST, issues)
        shown_in_form = [form["issue"] for form in [*acts, recall] if form and form["issue"]]
        context = {
            "found": found,
            "page": page,
            "submission": submission,
            "status": status,
            "waiting": waiting_of(status),
            "owed": owed_of(status),
            "issues": [issue for issue in issues if issue not in shown_in_form],
            "acts": acts,
            "recall": recall,
            "memo": memo_lines(found.procedure.spec, submission.memo),
            "changes": changes_of(submission, page, request),
            **_said(found, status, submission),
            **_evidence(found, submission, page),
        }
        return TemplateResponse(request, "publishing/admin/review.html", context, status=422 if issues else 200)


class SealedPreviewView(View):
    """The submitted revision as the public would see it, for the frame of the review screen."""

    def get(self, request: HttpRequest, request_id: int) -> HttpResponse:
        """Render the sealed revision with its own template."""
        found = request_for(request, request_id)
        draft = found.submissions.latest("round").revision.as_object()
        response: HttpResponse = draft.make_preview_request(
            request, draft.default_preview_mode, extra_request_attrs={"in_preview_panel": True}
        )
        return response


sealed_preview = xframe_options_sameorigin(SealedPreviewView.as_view())


def _status_for(found: Request, page: Any) -> Status:
    """The page's status as far as this request goes.

    A correction may be under review while an earlier request of the page still owes its check: each request shows,
    and takes decisions on, its own.
    """
    status = status_of(page)
    is_newest = status.submission is not None and status.submission.request_id == found.pk
    return replace(
        status,
        task_state=status.task_state if is_newest else None,
        obligations=[item for item in status.obligations if item.submission.request_id == found.pk],
    )


def _said(found: Request, status: Status, submission: Submission) -> dict[str, Any]:
    """What the people of the request have said so far, and the steps it has taken."""
    decisions = list(
        Decision.objects.filter(request=found)
        .select_related("submission")
        .prefetch_related("submission__request__procedure")
        .order_by("sequence")
    )
    stage = status.task_state.task.specific.stage if status.task_state else None
    return {
        "history": history_of(decisions),
        "opinions": opinions_on(submission, decisions, stage.key if stage else "") if _undecided(status) else [],
        "committee": committee_for(stage, submission, decisions) if stage else None,
        "stages": _stages(status, submission, decisions),
    }


def _undecided(status: Status) -> bool:
    """Whether somebody still has something to decide, for whom the opinions of others matter."""
    return bool(status.task_state or status.obligations)


def _evidence(found: Request, submission: Submission, page: Any) -> dict[str, Any]:
    """What was sealed, who signed the checklist, and what became of it before the public."""
    seal = seal_for(submission)
    return {
        "files": file_lines(seal.files) if seal else [],
        "seal": seal,
        "permissions": permission_lines(seal) if seal else [],
        "checklist": getattr(seal, "checklist", None),
        "answers_outside": answers_on(page, seal.content_hash) if seal else [],
        "records": PublicationRecord.objects.filter(submission__request=found).order_by("sequence"),
    }


def _stages(status: Status, submission: Submission, decisions: list[Decision]) -> list[dict[str, Any]]:
    """The track as a row of steps: done, now, owed, to come."""
    done = {decision.stage for decision in decisions if decision.submission_id == submission.pk}
    current = status.task_state.task.specific.stage_key if status.task_state else ""
    now = {current, *(obligation.stage for obligation in status.obligations)}
    return [
        {"label": stage.label, "state": "now" if stage.key in now else "done" if stage.key in done else "later"}
        for stage in submission.track.every_stage
    ]
