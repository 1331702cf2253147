"""Write one decision into the ledger, with the person as they were at that moment."""

import datetime as dt
from typing import Any

from approvals.models import Decision, Submission
from approvals.procedure_schema import SIGNING, Outcome, Stage
from approvals.signals import decision_recorded
from offices.api import Holding
from thai.fiscal import fiscal_year


def record(
    submission: Submission,
    stage: Stage,
    outcome: Outcome,
    *,
    user: Any,
    holding: Holding,
    now: dt.datetime,
    reason: str = "",
    stamps: dict[str, Any] | None = None,
) -> Decision:
    """Append the act to the office's decision ledger. Must run inside the act's transaction."""
    request = submission.request
    # Returning, refusing or recalling signs nothing: the certification belongs to the act that lets the item on.
    signs = stage.certification if outcome in SIGNING else ""
    decision = Decision.append(
        office=request.office,
        now=now,
        request=request,
        submission=submission,
        revision_id=submission.revision_id,
        seal=submission.seal,
        stage=stage.key,
        stage_label=stage.label,
        outcome=str(outcome),
        reason=reason.strip(),
        certification=request.procedure.spec.certifications[signs].text if signs else "",
        stamps=stamps or {},
        person=user,
        person_name=holding.person_name,
        position=holding.title,
        unit_name=holding.unit_name,
        capacity=holding.capacity,
        order_number=holding.order_number,
        fiscal_year=fiscal_year(now),
    )
    decision_recorded.send(sender=Decision, decision=decision)
    return decision
