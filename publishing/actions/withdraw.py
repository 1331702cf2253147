"""Withdraw a page from the public."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from approvals.api import Decision, Issue, Refused
from offices.api import Holding
from publishing.actions.end import end_publication
from publishing.authority import withdrawing_seat
from publishing.models import PublicationRecord


class WithdrawAction:
    """Take a live page offline, with the reason the public will read (procedures.md §4, 37).

    Whoever may approve or upload such an item today may withdraw it; a late refusal of an urgent item withdraws by its
    own decision (S12-R07). What the page warns of (a notice that has not stood as long as it must) is refused
    until the person withdraws `despite_warnings`; the reason recorded is then the reason for that too.
    """

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        reason: str,
        decision: Decision | None = None,
        despite_warnings: bool = False,
        now: dt.datetime | None = None,
    ) -> None:
        self.page_id, self.user, self.reason, self.decision = page.pk, user, reason, decision
        self.despite_warnings = despite_warnings
        self.now = now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not self.page.live:
            return [Issue("not_public")]
        issues = [] if self.reason.strip() else [Issue("reason_missing", "reason")]
        if self.decision is None and self.seat is None:
            issues.append(Issue("not_allowed_to_withdraw"))
        if self.decision is None and not self.despite_warnings:
            issues += self.page.warnings_before_withdrawal(self.now)
        return issues

    @transaction.atomic
    def execute(self) -> PublicationRecord:
        """Withdraw. Raises Refused, changing nothing."""
        self.page = Page.objects.select_for_update().get(pk=self.page_id).specific
        self.seat: Holding | None = withdrawing_seat(self.user, self.page, timezone.localdate(self.now))
        if issues := self.check():
            raise Refused(issues)
        return end_publication(
            self.page, "withdraw", user=self.user, now=self.now, reason=self.reason, **self._signature()
        )

    def _signature(self) -> dict[str, Any]:
        if self.decision is not None:
            return {"decision": self.decision}
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        return {
            "person": self.user,
            "person_name": self.seat.person_name,
            "position": self.seat.title,
            "capacity": self.seat.capacity,
        }
