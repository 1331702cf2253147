"""Acknowledge a report (รับทราบ)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from publishing.models import Report, ReportAct, ReportActKind
from publishing.models.report import signature_of
from publishing.reports.recipients import receiving


class AcknowledgeReportAction:
    """Each recipient acknowledges for themselves, in the seat or committee they received it in (S11-R25).

    A member may acknowledge the report of a unit they head (procedures.md §4, 18); a single seat may not acknowledge
    what its own holder signed.
    """

    def __init__(self, report: Report, *, user: Any, remark: str = "", now: dt.datetime | None = None) -> None:
        self.pk, self.user, self.remark, self.now = report.pk, user, remark, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not self.report.is_signed:
            return [Issue("report_not_signed")]
        if self.seat is None:
            return [Issue("report_not_for_you")]
        acts = ReportAct.objects.filter(report=self.report, person=self.user)
        found = [Issue("report_acknowledged")] if acts.filter(kind=ReportActKind.ACKNOWLEDGED).exists() else []
        if not self.sits and acts.filter(kind=ReportActKind.SIGNED).exists():
            found.append(Issue("report_own"))
        return found

    @transaction.atomic
    def execute(self) -> ReportAct:
        """Acknowledge. Raises Refused, changing nothing."""
        self.report: Report = Report.objects.select_for_update(of=("self",)).select_related("office").get(pk=self.pk)
        self.seat, self.sits = receiving(self.report, self.user, timezone.localdate(self.now))
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        return ReportAct.append(
            office=self.report.office,
            now=self.now,
            report=self.report,
            kind=ReportActKind.ACKNOWLEDGED,
            sha256=self.report.sha256,
            remark=self.remark.strip(),
            person=self.user,
            **signature_of(self.seat),
        )
