"""Which form, and which request, a person means: in the procedure the request began under, else among the shipped."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from django.db import OperationalError, ProgrammingError

from approvals.actions.read_procedure import SHIPPED, read_procedure
from approvals.models import Procedure, Request
from approvals.procedure_schema import PrintedForm, ProcedureDocument
from approvals.procedure_schema.faults import faults_of_form
from approvals.procedure_schema.source import read_source
from approvals.procedure_schema.words import path_in_words

_REFERENCE = re.compile(r"(?P<key>.+)-(?P<year>\d{4})-(?P<number>\d{1,9})")
_MOST_DIGITS = 18
"""Of a request's key; a longer number is no key of any database."""


class NotFoundError(Exception):
    """There is no such form or request; the message says what there is, in Thai."""


def find_request(named: str) -> Request:
    """The request of that reference (S12-2570-0042) or key. Raises NotFoundError."""
    requests = Request.objects.select_related("procedure", "office__site", "unit", "page")
    if found := _REFERENCE.fullmatch(named.strip()):
        fits = requests.filter(procedure__key=found["key"], fiscal_year=int(found["year"]), number=int(found["number"]))
    elif named.isascii() and named.isdecimal() and len(named) <= _MOST_DIGITS:
        fits = requests.filter(pk=int(named))
    else:
        raise NotFoundError(f"“{named}” ไม่ใช่เลขที่คำขอ – เลขที่คำขอเขียนอย่าง S12-2570-0042")
    rows = list(fits[:2])
    if not rows:
        raise NotFoundError(f"ไม่พบคำขอ {named}")
    if len(rows) > 1:
        keys = ", ".join(f"{row.pk} ({row.office.short_name})" for row in fits)
        raise NotFoundError(f"มีหลายสำนักงานใช้เลขที่ {named} – ระบุด้วยรหัสคำขอแทน: {keys}")
    return rows[0]


def form_for_request(request: Request, form_id: str) -> PrintedForm:
    """The form as the request's procedure has it, in the version the request began under. Raises NotFoundError."""
    own = request.procedure.spec.forms
    if form_id in own:
        return own[form_id]
    return form_alone(form_id, also=list(own))[0]


def form_alone(form_id: str, also: list[str] | None = None) -> tuple[PrintedForm, ProcedureDocument]:
    """The form and its procedure, of an office's procedure in force, else as shipped. Raises NotFoundError."""
    known = dict.fromkeys(also or [])
    for spec in _specs():
        if form_id in spec.forms:
            return spec.forms[form_id], spec
        known |= dict.fromkeys(spec.forms)
    raise NotFoundError(f"ไม่รู้จักแบบพิมพ์ {form_id} – แบบที่มี: {', '.join(known)}")


def form_in_file(file: Path) -> PrintedForm:
    """A form someone is writing, from its file. Raises NotFoundError with everything wrong in it."""
    source = read_source(file)
    found = source.writing or faults_of_form(file.stem, source.document)
    if found:
        whole = {"forms": {file.stem: source.document}}
        raise NotFoundError("\n".join(f"{file.name}: {path_in_words(fault.path, whole)}: {fault}" for fault in found))
    return PrintedForm.model_validate(source.document)


def _specs() -> Iterator[ProcedureDocument]:
    with suppress(OperationalError, ProgrammingError):  # no database set up here yet: the shipped forms need none
        yield from [procedure.spec for procedure in Procedure.objects.filter(in_force=True).order_by("office", "pk")]
    for file in sorted(SHIPPED.glob("*.yaml")):
        yield ProcedureDocument.model_validate(read_procedure(file))
