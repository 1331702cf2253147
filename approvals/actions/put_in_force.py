"""Put a kept version of a procedure in force: new requests begin under it."""

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Workflow, WorkflowTask

from approvals.actions.read_procedure import InvalidProcedureError
from approvals.models import Procedure, StageTask
from approvals.procedure_schema import ProcedureDocument, activation_faults
from offices.api import Office

PUT_IN_FORCE = "approvals.put_in_force"
"""The action in Wagtail's log: who put which version in force, and when."""


class CannotActivateError(InvalidProcedureError):
    """The procedure may be kept, but not used yet; the message says what the office must still name, in Thai."""


@transaction.atomic
def put_in_force(procedure: Procedure, *, user: Any = None) -> Procedure:
    """New requests of the office begin under this version from now on. Raises CannotActivateError."""
    if faults := activation_faults(procedure.spec):
        raise CannotActivateError("\n".join(faults))
    Office.objects.select_for_update().get(pk=procedure.office_id)
    procedure.refresh_from_db(fields=["in_force"])
    if not procedure.in_force:
        Procedure.objects.filter(office=procedure.office, in_force=True).update(in_force=False)
        procedure.in_force = True
        procedure.save(update_fields=["in_force"])
        log(instance=procedure, action=PUT_IN_FORCE, user=user, title=str(procedure))
    if not procedure.tasks.exists():
        _compile(procedure, procedure.spec)
    return procedure


def _compile(procedure: Procedure, spec: ProcedureDocument) -> None:
    """One Wagtail workflow per track, one task per stage after the requester's own."""
    for key, track in spec.tracks.items():
        workflow = Workflow.objects.create(name=f"{procedure.office.short_name} · {track.label} ({procedure})"[:255])
        for order, stage in enumerate(track.stages[1:]):
            task = StageTask.objects.create(name=stage.label[:255], procedure=procedure, track=key, stage_key=stage.key)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
