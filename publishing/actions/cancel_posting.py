"""Cancel a posting recorded by mistake."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from offices.api import Holding, holdings_of
from publishing.models import ChannelPosting
from publishing.reports.rights import reporting_seat


class CancelPostingAction:
    """The entry stays, with who cancelled it, when and why; no report counts it any more."""

    def __init__(self, posting: ChannelPosting, *, user: Any, reason: str, now: dt.datetime | None = None) -> None:
        self.pk, self.user, self.reason, self.now = posting.pk, user, reason, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        found = [] if self.seat else [Issue("posting_not_yours")]
        if self.posting.cancelled_at is not None:
            found.append(Issue("posting_cancelled"))
        return found if self.reason.strip() else [*found, Issue("reason_missing", "reason")]

    @transaction.atomic
    def execute(self) -> ChannelPosting:
        """Cancel. Raises Refused, changing nothing."""
        self.posting: ChannelPosting = ChannelPosting.objects.select_for_update().get(pk=self.pk)
        holdings = holdings_of(self.user, timezone.localdate(self.now)) if self.user.is_active else []
        self.seat: Holding | None = reporting_seat(holdings, self.posting.office_id, self.posting.unit_id)
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        self.posting.cancelled_at, self.posting.cancelled_by = self.now, self.user
        self.posting.cancelled_name, self.posting.cancel_reason = self.seat.person_name, self.reason.strip()
        self.posting.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_name", "cancel_reason"])
        return self.posting
