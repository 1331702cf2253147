"""What the person may do on the review screen: one form per open step, obligation and recall, as it was typed."""

from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.api import (
    REASONED,
    Act,
    Actor,
    Effect,
    Issue,
    Outcome,
    ProcedureDocument,
    Stage,
    Submission,
    actor_for,
    can,
    holding_for,
    step_for,
)
from offices.api import Capacity, Holding
from publishing.status import Status
from publishing.views.words import act_word

_LOOKS = {
    Outcome.RETURN: "button-secondary",
    Outcome.REFUSE: "no",
    Outcome.OBJECT: "no",
    Outcome.REPORT_FAULT: "no",
}


def acts_for(user: Any, status: Status, typed: QueryDict, issues: list[Issue]) -> list[dict[str, Any]]:
    """The forms, the open step first. Empty for whoever has nothing to do here, superusers included."""
    actor = actor_for(user)
    forms = []
    if form := _step(actor, status):
        forms.append(form)
    forms += _obligations(actor, status)
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


def signs_as(holding: Holding) -> str:
    """The seat the person acts in, with the capacity where it is not their own."""
    capacity = "" if holding.capacity == Capacity.OWN else f" · {Capacity(holding.capacity).label}"
    return f"{holding.title}{capacity}"


def _step(actor: Actor, status: Status) -> dict[str, Any] | None:
    if status.task_state is None or status.submission is None:
        return None
    stage: Stage = status.task_state.task.specific.stage
    form = _form(actor, stage, status.submission)
    if form is None:
        return None
    form["heading"] = _("Your turn: %(stage)s") % {"stage": stage.label}
    form["task_state"] = str(status.task_state.pk)
    turn = status.task_state.turns.first()
    form["due_at"] = turn.due_at if turn else None
    return form


def _obligations(actor: Actor, status: Status) -> list[dict[str, Any]]:
    forms = []
    for obligation in status.obligations:
        submission = obligation.submission
        stage = submission.track.stage(obligation.stage)
        if form := _form(actor, stage, submission):
            form["heading"] = _("Owed by you: %(stage)s") % {"stage": stage.label}
            form["obligation"], form["due_at"] = str(obligation.pk), obligation.due_at
            forms.append(form)
    return forms


def _form(actor: Actor, stage: Stage, submission: Submission) -> dict[str, Any] | None:
    """The form of one step; None for whoever may give it no outcome."""
    step = step_for(stage, submission, is_open=True)
    outcomes = [outcome for outcome in stage.outcomes if can(actor, outcome, step)]
    holding = holding_for(actor, step)
    if not outcomes or holding is None:
        return None
    spec: ProcedureDocument = submission.request.procedure.spec
    return {
        "task_state": "",
        "obligation": "",
        "due_at": None,
        "effect": _effect(stage),
        "signs_as": signs_as(holding),
        "certification": spec.certifications[stage.certification].text if stage.certification else "",
        "outcomes": [
            {"key": outcome, "label": act_word(stage, outcome), "look": _LOOKS.get(outcome, "")} for outcome in outcomes
        ],
        "reason_needed_for": _(" or ").join(act_word(stage, outcome) for outcome in outcomes if outcome in REASONED),
        "remark": "remark" in stage.stamps,
    }


def _effect(stage: Stage) -> str:
    """What a reviewer's word does to the request, said before they give it."""
    if stage.act is not Act.REVIEW:
        return ""
    if any(rule.body for rule in stage.actors):
        return _("Yours is one vote of the committee.")
    if stage.effect is Effect.OPINION:
        return _("This is an opinion: it is recorded, and the request goes on to whoever decides.")
    return _("The request goes on only with your assent.")


def _fill(form: dict[str, Any], typed: QueryDict, issues: list[Issue], *, posted: bool) -> dict[str, Any]:
    form["comment"] = typed.get("comment", "") if posted else ""
    form["typed_remark"] = typed.get("remark", "") if posted else ""
    form["issue"] = next((issue for issue in issues if issue.field == "comment"), None) if posted else None
    return form
