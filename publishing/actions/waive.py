"""Record that a finding stays, and why."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from offices.api import Holding
from publishing.actions.record_consent import signed_by
from publishing.authority import waiving_seat
from publishing.findings.collect import Weighed, findings_of
from publishing.models import Waiver


class WaiveAction:
    """Somebody who may approve such an item lets a finding stay that its writer may not answer for alone."""

    def __init__(self, page: Any, key: str, *, user: Any, reason: str, now: dt.datetime | None = None) -> None:
        self.page, self.key, self.user, self.reason = page.specific, key, user, reason.strip()
        self.now = now or timezone.now()
        draft = self.page.get_latest_revision_as_object()
        self.item = next((item for item in findings_of(draft) if item.finding.key == key and item.is_open), None)
        self.seat: Holding | None = waiving_seat(user, self.page, timezone.localdate(self.now))

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if self.item is None:
            return [Issue("waiver_gone")]
        issues = [] if self.reason else [Issue("reason_missing", "reason")]
        return issues if self.seat else [*issues, Issue("not_allowed_to_waive")]

    @transaction.atomic
    def execute(self) -> Waiver:
        """Waive. Raises Refused, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        assert self.item is not None and self.seat is not None  # noqa: S101, PT018  (check() refused otherwise)
        return record_waiver(self.page, self.item, reason=self.reason, user=self.user, holding=self.seat, now=self.now)


def record_waiver(page: Any, item: Weighed, *, reason: str, user: Any, holding: Holding, now: dt.datetime) -> Waiver:
    """Write the waiver into the office's ledger. Inside a transaction."""
    return Waiver.append(
        office=page.unit.office,
        now=now,
        page_id=page.pk,
        key=item.finding.key,
        detector=item.detector.key,
        severity=str(item.severity),
        place=item.where[:500],
        excerpt=item.finding.excerpt[:500],
        reason=reason,
        person=user,
        **signed_by(holding),
    )
