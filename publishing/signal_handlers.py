"""What publishing does when an obligation is settled (the seam of approvals)."""

from typing import Any

from django.dispatch import receiver

from approvals.api import Decision, Obligation, Outcome, obligation_settled
from publishing.actions.publish import signature_line
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublicationRecord, RecordKind
from publishing.register import enter

_ENTRIES = {
    Outcome.APPROVE: RecordKind.LATE_APPROVED,
    Outcome.VERIFY: RecordKind.VERIFIED,
    Outcome.REPORT_FAULT: RecordKind.FAULT_REPORTED,
}


@receiver(obligation_settled)
def follow_settlement(sender: Any, obligation: Obligation, decision: Decision, outcome: Outcome, **kwargs: Any) -> None:
    """A refused urgent item is withdrawn at once; everything else is entered into the register."""
    submission = obligation.submission
    page = submission.request.page.specific
    published = PublicationRecord.objects.filter(submission=submission).order_by("sequence").first()
    if outcome == Outcome.REFUSE:
        if page.live and published is not None and page.live_revision_id == published.revision_id:
            WithdrawAction(
                page, user=decision.person, reason=decision.reason, decision=decision, now=decision.recorded_at
            ).execute()
        return
    if published is None:
        return
    enter(
        _ENTRIES[outcome],
        page=page,
        permit=published.permit,
        decision=decision,
        permitted_by=signature_line(decision) if outcome == Outcome.APPROVE else "",
        reason=decision.reason,
        now=decision.recorded_at,
    )
