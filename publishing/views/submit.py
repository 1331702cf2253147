"""Certify and submit: the checklist on exactly the text and files shown, and the signature."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views import View

from approvals.api import Issue, Refused, in_force
from publishing.actions.submit import SubmitAction
from publishing.gate.content import content_hash, file_manifest
from publishing.models import Answer
from publishing.questions import questions
from publishing.requirements.submit import missing_for_submission
from publishing.views.access import page_to_edit


class SubmitView(View):
    """GET shows the item and the questions; POST signs and submits, or shows again what was answered and what is wrong."""

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
            for question in questions().questions
        }
        issues = [] if request.POST.get("sign") else [Issue("signature_missing", "sign")]
        action = SubmitAction(page, user=request.user, answers=answers, seen=request.POST.get("seen", ""))
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
        missing = missing_for_submission(draft)
        procedure = in_force(draft.unit.office) if draft.unit else None
        track = procedure.spec.tracks.get(draft.memo.get("track", "")) if procedure else None
        context = {
            "page": draft,
            "missing": missing,
            "issues": [issue for issue in issues if issue not in missing],
            "track": track,
            "certification": procedure.spec.certifications[track.stages[0].certification] if procedure and track else None,
            "memo": memo_lines(procedure.spec, draft.memo) if procedure else [],
            "files": file_manifest(draft),
            "rows": [
                {"question": question, **answers.get(question.key, {}), "issue": _issue_of(question.key, issues)}
                for question in questions().questions
            ],
            "answers": Answer,
            "seen": content_hash(draft),
        }
        return TemplateResponse(request, "publishing/admin/submit.html", context, status=422 if issues else 200)


def _issue_of(key: str, issues: list[Issue]) -> Issue | None:
    return next((issue for issue in issues if issue.field == f"answer-{key}"), None)


def memo_lines(spec: Any, memo: dict[str, Any]) -> list[tuple[str, str]]:
    """The memo as label and answer, in the order of the office's form; unanswered fields left out."""
    lines = []
    if track := spec.tracks.get(memo.get("track", "")):
        lines.append((_("Track"), track.label))
    for field in spec.memo:
        value = str(memo.get(field.key, ""))
        if value:
            lines.append((field.label, next((o.label for o in field.options if o.key == value), value)))
    if spec.urgency and track and track.urgent:
        for condition in spec.urgency.conditions:
            lines.append((condition.label, str(memo.get(f"urgent_{condition.key}", ""))))
    if reason := memo.get("correction_reason"):
        lines.append((_("What is corrected, and why"), str(reason)))
    return lines
