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
from approvals.procedure_schema import ProcedureDocument
from offices.api import Office

SHIPPED = Path(__file__).resolve().parent.parent / "procedures"


class InvalidProcedureError(Exception):
    """The document is not a procedure; the message names file, path and mend, in Thai."""


def read_procedure(path: Path) -> dict[str, Any]:
    """The document in the file, validated. Raises InvalidProcedureError."""
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
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


@transaction.atomic
def load_procedure(office: Office, document: dict[str, Any]) -> Procedure:
    """Put the document in force for the office as its next version; the same document again changes nothing.

    Requests under way keep the version they began under.
    """
    spec = ProcedureDocument.model_validate(document)
    digest = hashlib.sha256(json.dumps(document, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    current = Procedure.objects.filter(office=office, in_force=True).first()
    if current is not None and current.sha256 == digest:
        return current
    last = Procedure.objects.filter(office=office).order_by("-version").first()
    Procedure.objects.filter(office=office, in_force=True).update(in_force=False)
    procedure = Procedure.objects.create(
        office=office,
        key=spec.procedure,
        version=(last.version if last else 0) + 1,
        document=document,
        sha256=digest,
        in_force=True,
    )
    _compile(procedure, spec)
    return procedure


def _compile(procedure: Procedure, spec: ProcedureDocument) -> None:
    """One Wagtail workflow per track, one task per stage after the requester's own."""
    for key, track in spec.tracks.items():
        workflow = Workflow.objects.create(name=f"{procedure.office.short_name} · {track.label} ({procedure})"[:255])
        for order, stage in enumerate(track.stages[1:]):
            task = StageTask.objects.create(name=stage.label, procedure=procedure, track=key, stage_key=stage.key)
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
