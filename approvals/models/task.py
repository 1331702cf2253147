"""The one kind of Wagtail task Prakat uses: a stage of a track. Closes the holes of architecture §4."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from approvals.models.procedure import Procedure
from approvals.procedure_schema import Outcome, Stage

LABELS = {
    Outcome.CONFIRM: _("Confirm the facts"),
    Outcome.CONSENT: _("Consent"),
    Outcome.OBJECT: _("Do not consent"),
    Outcome.APPROVE: _("Approve"),
    Outcome.RETURN: _("Return for changes"),
    Outcome.REFUSE: _("Refuse"),
    Outcome.ACKNOWLEDGE: _("Receive"),
    Outcome.PUBLISH: _("Put online"),
    Outcome.VERIFY: _("Live page verified"),
    Outcome.REPORT_FAULT: _("Report a fault"),
}
"""What the buttons say."""


class StageTask(Task):
    """A stage, compiled from a procedure. Its approvers are computed from seats and the day, never a static group."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="tasks")
    track = models.CharField(max_length=40)
    stage_key = models.CharField(max_length=40)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("approval stage")
        verbose_name_plural = _("approval stages")

    @property
    def stage(self) -> Stage:
        """The typed stage."""
        return self.procedure.spec.tracks[self.track].stage(self.stage_key)

    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Open the stage for the round under way. Raises Refused when nothing was submitted through Prakat."""
        from approvals.turns import open_stage

        return open_stage(self, workflow_state, user, super().start)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """During review nobody edits; the requester may recall."""
        return True

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Whoever's turn it is may open the item."""
        return bool(self.get_actions(obj, user))

    def user_can_unlock(self, obj: Any, user: Any) -> bool:
        """Nobody unlocks an item under review."""
        return False

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """The outcomes this person may give this item today; each asks for a comment."""
        from approvals.turns import allowed_outcomes

        return [(str(outcome), LABELS[outcome], True) for outcome in allowed_outcomes(self, obj, user)]

    def get_form_for_action(self, action: str) -> Any:
        """The form behind an action; a reasoned outcome requires its reason."""
        from approvals.forms import form_for_outcome

        return form_for_outcome(action)

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """The only door by which a stage is decided, whoever calls it. Raises Refused, changing nothing."""
        from approvals.actions.decide import DecideAction

        try:
            outcome = Outcome(action_name)
        except ValueError as unknown:
            raise PermissionDenied(action_name) from unknown
        form = self.get_form_for_action(action_name)(kwargs)
        form.is_valid()  # what is missing is refused by the action itself, with its Issue
        DecideAction(
            task_state,
            user=user,
            outcome=outcome,
            reason=form.cleaned_data.get("comment", ""),
            remark=form.cleaned_data.get("remark", ""),
        ).execute()

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """The open states of this stage that wait for the person (a plain filter: Wagtail ORs these querysets)."""
        from approvals.turns import task_states_waiting_for

        return task_states_waiting_for(user).filter(task_id=self.pk)

    @classmethod
    def get_description(cls) -> str:
        """What Wagtail's task list says of it."""
        return str(_("Compiled from the office's procedure; people are found by seat and day"))
