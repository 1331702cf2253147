"""A request of each office, half-way and carried through, for its printed form."""

import datetime as dt
from typing import Any

from approvals.api import (
    SHIPPED,
    Obligation,
    Outcome,
    ProcedureDocument,
    Request,
    SettleAction,
    read_procedure,
)
from approvals.printing.printing import print_request, print_values
from approvals.printing.values import RequestValues
from tests.five_offices import OfficeStory

FORMS = {"CPN1-F1": "cpn1", "S11-F1": "s11", "LOEI3-F1": "loei3", "S12-F1": "s12", "S12-F2": "s12"}
"""Each form and its office."""

TITLE = "โรงเรียนในสังกัดเปิดภาคเรียนพร้อมกันทั้งจังหวัด"


def begun(world: Any, form_id: str) -> tuple[OfficeStory, Any]:
    """A submitted request on the form."""
    story = OfficeStory(world, FORMS[form_id])
    memo = {"target_site": "office"} if form_id == "S12-F1" else {}
    page = story.draft(memo=memo)
    story.submit(page)
    return story, page


def half_filled(world: Any, form_id: str) -> Request:
    """A request somebody has certified and, where the office has it, the head of unit has reviewed."""
    story, page = begun(world, form_id)
    if FORMS[form_id] != "s12":
        story.decide(page, "policy.head", Outcome.CONSENT)
    return request_of(page)


def filled(world: Any, form_id: str) -> Request:
    """A request carried through to the checked page."""
    story, page = begun(world, form_id)
    if form_id == "S12-F1":
        story.decide(page, "director", Outcome.APPROVE)
        story.decide(page, "web", Outcome.ACKNOWLEDGE)
        story.decide(page, "web", Outcome.PUBLISH)
    else:
        story.walk(page)
    if form_id == "LOEI3-F1":
        obligation = Obligation.objects.get(submission__request__page=page)
        SettleAction(obligation, user=story.people["policy.head"], outcome=Outcome.VERIFY).execute()
    return request_of(page)


def request_of(page: Any) -> Request:
    """The newest request of the page."""
    found: Request = Request.objects.filter(page_id=page.pk).latest("pk")
    return found


def printed(request: Request, form_id: str) -> bytes:
    """The request on the form of its procedure."""
    return print_request(request, form_id, request.procedure.spec.forms[form_id])


def printed_as_of(request: Request, form_id: str, moment: dt.datetime) -> bytes:
    """The same as though everything had been done at one moment: what is printed is then the same every day."""
    values = RequestValues(request)
    values.submission.submitted_at = moment
    for decision in values.decisions:
        decision.recorded_at = moment
        decision.stamps |= {
            stamp: moment.isoformat() for stamp in ("received_at", "completed_at") if stamp in decision.stamps
        }
    return print_values(form_id, request.procedure.spec.forms[form_id], values)


def shipped(form_id: str) -> tuple[Any, ProcedureDocument]:
    """The form as the project ships it, and its procedure."""
    spec = ProcedureDocument.model_validate(read_procedure(SHIPPED / f"{FORMS[form_id]}.yaml"))
    return spec.forms[form_id], spec
