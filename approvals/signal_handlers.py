"""The guard on Wagtail's own doors to a request's workflow."""

from typing import Any

from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState

from approvals import messages  # noqa: F401  (registers the sentences)
from approvals.acting import is_acting
from approvals.issues import Issue, Refused
from approvals.models import StageTask


@receiver(pre_save, sender=WorkflowState)
@receiver(pre_save, sender=TaskState)
def refuse_unrecorded_change(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A state of a request changes only inside a recorded act, whichever button or command asked."""
    if is_acting() or not is_ours(instance):
        return
    before = sender.objects.filter(pk=instance.pk).values_list("status", flat=True).first()
    if before is None or before != instance.status:
        raise Refused([Issue("nothing_submitted" if before is None else "stage_not_open")])


@receiver(pre_delete, sender=WorkflowState)
def refuse_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """The trace of a request in Wagtail stays."""
    if is_ours(instance):
        raise Refused([Issue("stage_not_open")])


def is_ours(instance: Any) -> bool:
    """Whether the workflow or task state belongs to a request."""
    if isinstance(instance, TaskState):
        return StageTask.objects.filter(pk=instance.task_id).exists()
    return StageTask.objects.filter(workflow_tasks__workflow_id=instance.workflow_id).exists()
