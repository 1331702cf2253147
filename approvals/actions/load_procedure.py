"""Keep a procedure as an office's next version."""

import hashlib
import json
from typing import Any

from django.db import transaction

from approvals.actions.put_in_force import put_in_force
from approvals.actions.read_procedure import InvalidProcedureError
from approvals.models import Procedure
from approvals.procedure_schema.faults import faults_of
from approvals.procedure_schema.words import path_in_words
from offices.api import Office


@transaction.atomic
def load_procedure(
    office: Office, document: dict[str, Any], *, user: Any = None, note: str = "", activate: bool = True
) -> Procedure:
    """Keep the document as the office's next version and put it in force; the same document again changes nothing.

    Requests under way keep the version they began under. With `activate=False` an unfinished document is kept without
    being used (RYG2 as published). Raises InvalidProcedureError, and CannotActivateError when it lacks what the
    engine insists on; then nothing is kept.
    """
    if faults := [fault for fault in faults_of(document) if not fault.keeps_out]:
        raise InvalidProcedureError("\n".join(f"{path_in_words(fault.path, document)}: {fault}" for fault in faults))
    Office.objects.select_for_update().get(pk=office.pk)  # two people saving at once get two versions
    newest = Procedure.objects.filter(office=office).order_by("-version").first()
    digest = digest_of(document)
    procedure = newest if newest is not None and newest.sha256 == digest else None
    if procedure is None:
        procedure = Procedure.objects.create(
            office=office,
            key=document["procedure"],
            version=(newest.version if newest else 0) + 1,
            document=document,
            sha256=digest,
            loaded_by=user,
            note=note.strip(),
        )
    return put_in_force(procedure, user=user) if activate else procedure


def digest_of(document: dict[str, Any]) -> str:
    """The SHA-256 of what the document says, whatever the order its headings are written in.

    The order of tracks and forms is part of what it says: it is the order in which they are offered.
    """
    order = [list(document.get(heading) or {}) for heading in ("tracks", "forms")]
    said = json.dumps([document, order], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
