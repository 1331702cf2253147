"""Certify and submit: the checklist on exactly the text and files shown, and the signature."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View

from approvals.api import Issue, Procedure, Refused, Track
from approvals.api import SubmitAction as SubmitRequestAction
from publishing.actions.submit import SubmitAction
from publishing.file_lines import file_lines
from publishing.findings.collect import findings_of
from publishing.gate.content import content_hash, file_manifest
from publishing.issue_links import linked
from publishing.memo import memo_lines, procedure_of, track_of
from publishing.models import Answer
from publishing.questions import Questions, questions_for
from publishing.requirements.submit import missing_for_submission
from publishing.views.access import page_to_edit
from publishing.views.finding_rows import finding_rows

_WAIVER = "waiver-"
"""How the fields with the reasons for findings that stay begin; the rest is the finding's key."""


class SubmitView(View):
    """GET shows the item and the questions; POST signs and submits, or shows the answers again and what is wrong."""

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The empty checklist."""
        return self._show(request, page_to_edit(request, page_id), {}, [])

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Sign and submit."""
        page = page_to_edit(request, page_id)
        answers = {
            question.key: {
                "answer": request.POST.get(f"answer-{question.key}", ""),
                "reason": request.POST.get(f"reason-{question.key}", ""),
            }
            for question in questions_for(track_of(page.get_latest_revision_as_object())).questions
        }
        issues = [] if request.POST.get("sign") else [Issue("signature_missing", "sign")]
        if not request.POST.get("seen"):
            issues.append(Issue("content_changed_since_opened"))
        waivers = {key.removeprefix(_WAIVER): request.POST[key] for key in request.POST if key.startswith(_WAIVER)}
        seen = request.POST.get("seen", "")
        action = SubmitAction(page, user=request.user, answers=answers, seen=seen, waivers=waivers)
        if issues:
            return self._show(request, page, answers, [*action.check(), *issues])
        try:
            submission = action.execute()
        except Refused as refusal:
            return self._show(request, page, answers, refusal.issues)
        messages.success(request, _("Submitted as %(number)s.") % {"number": submission.request.reference})
        return redirect("publishing:review", submission.request_id)

    def _show(self, request: HttpRequest, page: Any, answers: dict[str, Any], issues: list[Issue]) -> HttpResponse:
        draft = page.get_latest_revision_as_object()
        findings = findings_of(draft)
        missing = missing_for_submission(draft, findings)
        procedure = procedure_of(draft)
        track = procedure.spec.tracks.get(draft.memo.get("track", "")) if procedure else None
        blockers = _blockers(request, page, draft, track) if not missing else []
        changed = any(issue.code == "content_changed_since_opened" for issue in issues)
        context = {
            "page": draft,
            "refused": bool(issues),
            "missing": linked(missing, draft),
            "blockers": blockers,
            "issues": [issue for issue in issues if issue not in [*missing, *blockers] and not _has_place(issue)],
            "procedure": procedure,
            "track": track,
            "certification": _certification(procedure, track),
            "memo": memo_lines(procedure.spec, draft.memo) if procedure else [],
            "files": file_lines(file_manifest(draft)),
            "rows": _rows(questions_for(track), answers, issues),
            "findings": finding_rows(findings, draft, request.POST, issues),
            "answers": Answer,
            "seen": content_hash(draft),
            # A signature is for the content it was given for: the tick is not kept when that has changed.
            "signed": bool(request.POST.get("sign")) and not changed,
            "sign_issue": next((issue for issue in issues if issue.field == "sign"), None),
        }
        return TemplateResponse(request, "publishing/admin/submit.html", context, status=422 if issues else 200)


def _blockers(request: HttpRequest, page: Any, draft: Any, track: Track | None) -> list[Issue]:
    """What no editing mends: not this person's to submit, on its way already, nobody in a seat, nothing new."""
    if page.live and page.live_revision_id == page.latest_revision_id:
        return [Issue("nothing_new")]
    if track is None:
        return []
    action = SubmitRequestAction(
        page,
        user=request.user,
        unit=draft.unit,
        track=draft.memo["track"],
        memo=draft.memo,
        seal="",
        revision=page.latest_revision,
    )
    return action.check()


def _rows(asked: Questions, answers: dict[str, Any], issues: list[Issue]) -> list[dict[str, Any]]:
    by_field = {issue.field: issue for issue in issues}
    return [
        {"question": question, **answers.get(question.key, {}), "issue": by_field.get(f"answer-{question.key}")}
        for question in asked.questions
    ]


def _has_place(issue: Issue) -> bool:
    """Whether the screen shows the issue beside its question or its tick."""
    return issue.field == "sign" or issue.field.startswith(("answer-", _WAIVER))


def _certification(procedure: Procedure | None, track: Track | None) -> Any:
    if procedure is None or track is None or not track.stages[0].certification:
        return None
    return procedure.spec.certifications[track.stages[0].certification]
