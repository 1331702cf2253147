"""Load a procedure for an office: validate, version, compile to Wagtail workflows."""

import hashlib
import json
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from pydantic import ValidationError
from wagtail.models import Workflow, WorkflowTask

from approvals.models import Procedure, StageTask
from approvals.procedure_schema import ProcedureDocument, activation_faults
from offices.api import Office

SHIPPED = Path(__file__).resolve().parent.parent / "procedures"


class InvalidProcedureError(Exception):
    """The document is not a procedure; the message names file, path and mend, in Thai."""


class CannotActivateError(InvalidProcedureError):
    """The procedure may be kept, but not used yet; the message says what the office must still name, in Thai."""


def read_procedure(path: Path) -> dict[str, Any]:
    """The document in the file, validated. Raises InvalidProcedureError."""
    try:
        document = _with_forms(yaml.safe_load(path.read_text(encoding="utf-8")), path.parent)
        ProcedureDocument.model_validate(document)
    except yaml.YAMLError as error:
        raise InvalidProcedureError(f"{path.name}: อ่านเป็น YAML ไม่ได้: {error}") from error
    except ValidationError as error:
        lines = [
            f"{path.name}: {' → '.join(str(part) for part in item['loc']) or '(ทั้งไฟล์)'}: {item['msg']}"
            for item in error.errors()
        ]
        raise InvalidProcedureError("\n".join(lines)) from error
    if not isinstance(document, dict):
        raise InvalidProcedureError(f"{path.name}: ไม่ใช่ระเบียบวิธี")
    return document


def _with_forms(document: Any, folder: Path) -> Any:
    """The document with its printed forms in it: a form given as a file name is read from beside the document."""
    forms = document.get("forms") if isinstance(document, dict) else None
    if not isinstance(forms, dict):
        return document
    read = {
        key: yaml.safe_load((folder / form).read_text(encoding="utf-8")) if isinstance(form, str) else form
        for key, form in forms.items()
    }
    return document | {"forms": read}


@transaction.atomic
def load_procedure(
    office: Office, document: dict[str, Any], *, user: Any = None, note: str = "", activate: bool = True
) -> Procedure:
    """Keep the document as the office's next version and put it in force; the same document again changes nothing.

    Requests under way keep the version they began under. With `activate=False` an unfinished document is kept without
    being used (RYG2 as published). Raises CannotActivateError when it lacks what the engine insists on.
    """
    spec = ProcedureDocument.model_validate(document)
    digest = hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    newest = Procedure.objects.filter(office=office).order_by("-version").first()
    procedure = newest if newest is not None and newest.sha256 == digest else None
    if procedure is None:
        procedure = Procedure.objects.create(
            office=office,
            key=spec.procedure,
            version=(newest.version if newest else 0) + 1,
            document=document,
            sha256=digest,
            loaded_by=user,
            note=note.strip(),
        )
    return put_in_force(procedure) if activate else procedure


@transaction.atomic
def put_in_force(procedure: Procedure) -> Procedure:
    """New requests of the office begin under this version from now on. Raises CannotActivateError."""
    if faults := activation_faults(procedure.spec):
        raise CannotActivateError("\n".join(faults))
    if not procedure.in_force:
        Procedure.objects.filter(office=procedure.office, in_force=True).update(in_force=False)
        procedure.in_force = True
        procedure.save(update_fields=["in_force"])
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
