"""What the person may do on the review screen: one form per open step, obligation and recall, as it was typed."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.api import (
    LABELS,
    REASONED,
    Actor,
    Issue,
    Outcome,
    ProcedureDocument,
    Stage,
    Submission,
    actor_for,
    allowed_outcomes,
    can,
    step_for,
)
from publishing.status import Status

_LOOKS = {Outcome.RETURN: "button-secondary", Outcome.REFUSE: "no", Outcome.REPORT_FAULT: "no"}


def acts_for(user: Any, page: Any, status: Status, typed: QueryDict, issues: list[Issue]) -> list[dict[str, Any]]:
    """The forms, the open step first. Empty for whoever has nothing to do here, superusers included."""
    forms = []
    if form := _step(user, page, status):
        forms.append(form)
    forms += _obligations(user, status)
    now = timezone.now()
    for form in forms:
        form["is_overdue"] = form["due_at"] is not None and form["due_at"] < now
        posted = typed.get("obligation", "") == form["obligation"] and typed.get("task_state", "") == form["task_state"]
        _fill(form, typed, issues, posted=posted and typed.get("outcome") != Outcome.RECALL)
    return forms


def recall_for(user: Any, status: Status, typed: QueryDict, issues: list[Issue]) -> dict[str, Any] | None:
    """The form by which the requester takes the item back; None when there is nothing of theirs to recall."""
    if not status.is_open or status.submission is None or status.submission.submitter_id != user.pk:
        return None
    form: dict[str, Any] = {}
    return _fill(form, typed, issues, posted=typed.get("outcome") == Outcome.RECALL)


def _step(user: Any, page: Any, status: Status) -> dict[str, Any] | None:
    if status.task_state is None or status.submission is None:
        return None
    task = status.task_state.task.specific
    outcomes = allowed_outcomes(task, page, user)
    if not outcomes:
        return None
    form = _form(task.stage, status.submission, outcomes)
    form["heading"] = _("Your turn: %(stage)s") % {"stage": task.stage.label}
    form["task_state"] = str(status.task_state.pk)
    turn = status.task_state.turns.first()
    form["due_at"] = turn.due_at if turn else None
    return form


def _obligations(user: Any, status: Status) -> list[dict[str, Any]]:
    forms = []
    actor: Actor | None = None
    for obligation in status.obligations:
        actor = actor or actor_for(user)
        submission = obligation.submission
        stage = submission.track.stage(obligation.stage)
        step = step_for(stage, submission, is_open=True)
        outcomes = [outcome for outcome in stage.outcomes if can(actor, outcome, step)]
        if outcomes:
            form = _form(stage, submission, outcomes)
            form["heading"] = _("Owed by you: %(stage)s") % {"stage": stage.label}
            form["obligation"], form["due_at"] = str(obligation.pk), obligation.due_at
            forms.append(form)
    return forms


def _form(stage: Stage, submission: Submission, outcomes: list[Outcome]) -> dict[str, Any]:
    spec: ProcedureDocument = submission.request.procedure.spec
    reasoned = [str(LABELS[outcome]) for outcome in outcomes if outcome in REASONED]
    return {
        "task_state": "",
        "obligation": "",
        "due_at": None,
        "certification": spec.certifications[stage.certification].text if stage.certification else "",
        "outcomes": [
            {"key": outcome, "label": LABELS[outcome], "look": _LOOKS.get(outcome, "")} for outcome in outcomes
        ],
        "reason_needed_for": _(" or ").join(reasoned),
        "remark": "remark" in stage.stamps,
    }


def _fill(form: dict[str, Any], typed: QueryDict, issues: list[Issue], *, posted: bool) -> dict[str, Any]:
    form["comment"] = typed.get("comment", "") if posted else ""
    form["typed_remark"] = typed.get("remark", "") if posted else ""
    form["issue"] = next((issue for issue in issues if issue.field == "comment"), None) if posted else None
    return form
