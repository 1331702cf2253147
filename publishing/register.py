"""Enter an act into the publication register."""

import datetime as dt
import secrets
from typing import Any

from django.db.models import Max

from approvals.api import Decision, Request
from publishing.models import Permit, PermitKind, PublicationRecord
from publishing.models.record import RecordKind
from publishing.webhooks.planning import plan_dispatches
from thai.fiscal import fiscal_year

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CODE_LENGTH = 8


def enter(
    kind: RecordKind,
    *,
    page: Any,
    permit: Permit,
    now: dt.datetime,
    decision: Decision | None = None,
    person: Any = None,
    person_name: str = "",
    position: str = "",
    capacity: str = "",
    permitted_by: str = "",
    reason: str = "",
) -> PublicationRecord:
    """Append an entry. The person comes from the decision when there is one; the system itself has none."""
    if decision is not None:
        person, person_name = decision.person, decision.person_name
        position, capacity = decision.position, decision.capacity
    record = PublicationRecord.append(
        office=page.unit.office,
        now=now,
        kind=str(kind),
        page_id=page.pk,
        revision_id=permit.revision_id,
        submission=permit.submission,
        permit=permit,
        seal=permit.seal.seal,
        code=code_of(page.pk),
        title=page.title,
        url_path=page.url_path,
        unit=page.unit,
        unit_name=page.unit.name,
        page_type=page._meta.label_lower,
        information_type=getattr(page, "information_type", ""),
        information_label=page.information_label(),
        urgent=permit.kind == PermitKind.URGENT,
        reason=reason.strip(),
        person=person,
        person_name=person_name,
        position=position,
        capacity=capacity,
        permitted_by=permitted_by,
        fiscal_year=fiscal_year(now),
    )
    return plan_dispatches(record)


def code_of(page_id: int) -> str:
    """The short public code of the page: kept through requests and corrections, new for a new page."""
    known = PublicationRecord.objects.filter(page_id=page_id).aggregate(code=Max("code"))["code"]
    known = known or Request.objects.filter(page_id=page_id).aggregate(code=Max("code"))["code"]
    return known or "".join(secrets.choice(_ALPHABET) for _ in range(_CODE_LENGTH))
