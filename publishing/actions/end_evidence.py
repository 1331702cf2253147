"""End that a page is evidence for an indicator."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused, offices_managed_by
from offices.api import Holding, holdings_of
from publishing.classification.rights import attaching_seat
from publishing.classification.standing import unit_of_page
from publishing.models import IndicatorEvidence
from publishing.purging import purge_after_commit


class EndEvidenceAction:
    """The entry stays, with who ended it, in which seat, when and why; the page stays as public as it was."""

    def __init__(self, evidence: IndicatorEvidence, *, user: Any, reason: str, now: dt.datetime | None = None) -> None:
        self.pk, self.user, self.reason, self.now = evidence.pk, user, reason.strip(), now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        found = [] if self.seat else [Issue("evidence_not_yours", context={"title": self.evidence.page.title})]
        if self.evidence.ended_at is not None:
            found.append(Issue("evidence_ended"))
        return found if self.reason else [*found, Issue("reason_missing", "reason")]

    @transaction.atomic
    def execute(self) -> IndicatorEvidence:
        """End. Raises Refused, changing nothing."""
        rows = IndicatorEvidence.objects.select_for_update(of=("self",)).select_related("page", "indicator")
        self.evidence: IndicatorEvidence = rows.get(pk=self.pk)
        self.seat = self._seat()
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        evidence = self.evidence
        evidence.ended_at, evidence.ended_by, evidence.end_reason = self.now, self.user, self.reason
        evidence.ended_name, evidence.ended_position = self.seat.person_name, self.seat.title
        evidence.ended_capacity = self.seat.capacity
        names = ("at", "by", "name", "position", "capacity")
        evidence.save(update_fields=["end_reason", *(f"ended_{name}" for name in names)])
        purge_after_commit(evidence.page)
        return evidence

    def _seat(self) -> Holding | None:
        holdings = holdings_of(self.user, timezone.localdate(self.now)) if self.user.is_active else []
        office_id = self.evidence.office_id
        keeps_records = offices_managed_by(self.user).filter(pk=office_id).exists()
        unit_id = unit_of_page(self.evidence.page_id)
        return attaching_seat(holdings, office_id, unit_id, keeps_records=keeps_records)
