"""Approve several items together: one screen that says which and what is signed, then a decision for each."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views import View
from wagtail.models import TaskState

from approvals.api import Actor, actor_for, task_states_waiting_for
from offices.api import Capacity
from publishing.actions.approve_batch import ApproveBatchAction, BatchItem
from publishing.models import Reading
from publishing.views.acts import signs_as
from publishing.views.desk import PER_LIST
from publishing.views.waiting import WaitingRow, batch_items, open_steps, waiting_rows
from publishing.views.words import act_word


@dataclass(frozen=True, slots=True)
class Bundle:
    """Items at the same step: one word on the button, one certification, one seat to sign in."""

    stage_label: str
    word: str
    certification: str
    signs_as: str
    rows: list[WaitingRow]


class BatchView(View):
    """GET shows what would be approved and signed; POST approves each item and says what became of it."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The one screen between choosing and approving. Nothing chosen: back to the desk."""
        chosen = _chosen(request.GET.getlist("item"))
        if not chosen:
            messages.warning(request, _("Tick the items to be approved together first."))
            return redirect("publishing:desk")
        now = timezone.now()
        waiting = open_steps(request.user, now).filter(pk__in=chosen)
        rows = [row for row in waiting_rows(waiting, request.user, now) if row.may_join_batch]
        ready = [row for row in rows if row.is_opened]
        context = {
            "bundles": _bundles(ready, request.user),
            "ready_count": len(ready),
            "unopened": [row for row in rows if not row.is_opened],
            "gone": len(chosen) - len(rows),
        }
        return TemplateResponse(request, "publishing/admin/batch.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Approve; what was refused is told with its reason and stays where it was."""
        items = _known_to(request.user, _chosen(request.POST.getlist("item")))
        results = ApproveBatchAction(items, user=request.user).execute()
        done = [result for result in results if result.decision]
        refused = [result for result in results if not result.decision]
        if done:
            messages.success(
                request, _("%(count)s items approved, each by a decision of its own.") % {"count": len(done)}
            )
        if done and not refused:
            return redirect("publishing:desk")
        context = {"results": True, "done": done, "refused": refused}
        return TemplateResponse(request, "publishing/admin/batch.html", context, status=200 if done else 422)


def _chosen(keys: list[str]) -> list[int]:
    """The task states named, each once; no more than a desk shows on a page."""
    return list(dict.fromkeys(int(key) for key in keys if key.isdecimal()))[:PER_LIST]


def _known_to(user: Any, keys: list[int]) -> list[BatchItem]:
    """The chosen steps the person has before them, or has opened: nobody else's titles are told."""
    opened = Reading.objects.filter(person=user).values("submission_id")
    mine = task_states_waiting_for(user).filter(pk__in=keys).values("pk")
    states = TaskState.objects.filter(pk__in=keys)
    known = states.filter(turns__submission_id__in=opened) | states.filter(pk__in=mine)
    return batch_items(known.distinct().order_by("pk"))


def _bundles(rows: list[WaitingRow], user: Any) -> list[Bundle]:
    """The items by what is signed for them, and in which seat."""
    actor = actor_for(user)
    grouped: dict[tuple[str, str, str, str], list[WaitingRow]] = {}
    for row in rows:
        stage, outcome = row.item.stage, row.item.outcome
        assert outcome is not None  # noqa: S101  (may_join_batch has said so)
        spec = row.item.submission.request.procedure.spec
        text = spec.certifications[stage.certification].text if stage.certification else ""
        key = (stage.label, act_word(stage, outcome), text, _seat(row.item, actor))
        grouped.setdefault(key, []).append(row)
    return [Bundle(*key, found) for key, found in grouped.items()]


def _seat(item: BatchItem, actor: Actor) -> str:
    """The seat, or the committee, in which the person would approve the item: an own seat before one acted in."""
    turns = [turn for turn in item.state.turns.all() if turn.may_act]
    seats = {(turn.office_id, turn.unit_id, turn.seat_kind) for turn in turns}
    fitting = [held for held in actor.holdings if (held.office_id, held.unit_id, held.kind) in seats]
    if fitting:
        return signs_as(min(fitting, key=lambda held: held.capacity != Capacity.OWN))
    return next((turn.body.name for turn in turns if turn.body), "")
