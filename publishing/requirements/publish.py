"""What must hold at the moment the gate opens: the seal, the checklist, the decisions, the place."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page

from approvals.api import Decision, Issue, Outcome, Stage, Submission, Track
from publishing.findings.collect import findings_of
from publishing.models import Answer, Seal
from publishing.questions import questions_for
from publishing.requirements.rights import rights_issues, rights_of
from publishing.sealing import reseal


def missing_for_publication(page: Any, submission: Submission, seal: Seal | None) -> list[Issue]:
    """Why this submission may not go before the public now."""
    if seal is None:
        return [Issue("seal_missing")]
    if reseal(submission, rehash=True) != submission.seal or seal.seal != submission.seal:
        return [Issue("seal_broken")]
    draft = submission.revision.as_object()
    return [
        *_checklist(seal, submission.track),
        *_decisions(submission),
        *_place(page, draft),
        *rights_issues(rights_of(draft), timezone.localdate()),
        *_overlooked(draft, seal),
    ]


def _checklist(seal: Seal, track: Track) -> list[Issue]:
    checklist = getattr(seal, "checklist", None)
    if checklist is None:
        return [Issue("checklist_incomplete")]
    rows = list(checklist.answers.values("question", "wording", "answer", "reason"))
    answers = {row["question"]: {"answer": row["answer"], "reason": row["reason"]} for row in rows}
    complete = rows == seal.answers and not any(row["answer"] == Answer.NO for row in rows)
    return [] if complete and not _unanswered(checklist, answers, track) else [Issue("checklist_incomplete")]


def _unanswered(checklist: Any, answers: dict[str, dict[str, str]], track: Track) -> list[Issue]:
    """Questions of the signed version without an answer; an older version was complete when it was signed."""
    current = questions_for(track)
    return current.issues(answers) if current.version == checklist.questions_version else []


def _decisions(submission: Submission) -> list[Issue]:
    """Every stage up to publication has let exactly this seal on, and nobody's later act took it back."""
    decisions = list(Decision.objects.filter(submission=submission).order_by("sequence"))
    issues = [
        Issue("decision_missing", context={"stage": stage.label})
        for stage in submission.track.stages
        if not _decided(stage, submission, decisions)
    ]
    if any(_took_back(decision, submission) for decision in decisions):
        issues.append(Issue("stage_not_open"))
    return issues


def _decided(stage: Stage, submission: Submission, decisions: list[Decision]) -> bool:
    return any(
        decision.stage == stage.key
        and decision.result in stage.lets_on
        and decision.seal == submission.seal
        and decision.revision_id == submission.revision_id
        and decision.entry_hash == decision.compute_hash()
        for decision in decisions
    )


def _took_back(decision: Decision, submission: Submission) -> bool:
    stage = submission.track.stage(decision.stage)
    return decision.result in {Outcome.RECALL, Outcome.RETURN} or decision.result in stage.stops


def _overlooked(draft: Any, seal: Seal) -> list[Issue]:
    """What a second look finds, and the seal does not know: the detectors or the office's policy are newer than it."""
    known = {entry["key"] for entry in seal.findings}
    fresh = [item for item in findings_of(draft) if item.is_open and item.finding.key not in known]
    return [Issue("finding_new", item.finding.field, item.context()) for item in fresh]


def _place(page: Any, draft: Any) -> list[Issue]:
    parent = Page.objects.filter(pk=page.pk).first()
    if parent is None:
        return [Issue("page_gone")]
    siblings = parent.get_siblings(inclusive=False).filter(slug=draft.slug)
    return [Issue("address_taken", "slug")] if siblings.exists() else []
