"""Make a report."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused, in_force
from offices.api import Holding, Office, Unit, holdings_of
from publishing.models import Report, ReportAct, ReportActKind
from publishing.models.report import signature_of
from publishing.reports.period_names import period_name
from publishing.reports.periods import Span, is_round
from publishing.reports.rights import reporting_seat
from thai.fiscal import fiscal_year


class MakeReportAction:
    """Begin a report of a unit, or of the whole office, on a round of its period; once begun, the same one is found.

    After a report was signed, making it again begins its next version with the words of the last.
    """

    def __init__(
        self, office: Office, key: str, unit: Unit | None, span: Span, *, user: Any, now: dt.datetime | None = None
    ) -> None:
        self.office, self.key, self.unit, self.span, self.user = office, key, unit, span, user
        self.now = now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        self.procedure = in_force(self.office)
        definitions = self.procedure.spec.reports if self.procedure else []
        self.definition = next((entry for entry in definitions if entry.key == self.key), None)
        self.seat = self._seat()
        if self.definition is None:
            return [Issue("report_unknown")]
        found = [] if self.seat else [Issue("report_not_yours")]
        if self.definition.by_unit and self.unit is None:
            found.append(Issue("report_needs_unit", "unit"))
        if not is_round(self.definition.period, self.span):
            found.append(Issue("report_period_invalid", "period"))
        elif self.span.first > timezone.localdate(self.now):
            found.append(Issue("report_period_ahead", "period"))
        return found

    @transaction.atomic
    def execute(self) -> Report:
        """Make it, or find the one begun before. Raises Refused, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        Office.objects.select_for_update(no_key=True).get(pk=self.office.pk)  # two people making it make one
        last = self._versions().order_by("-version").first()
        return last if last is not None and not last.is_signed else self._make(last)

    def _seat(self) -> Holding | None:
        if not self.user.is_active or (self.unit and self.unit.office_id != self.office.pk):
            return None
        holdings = holdings_of(self.user, timezone.localdate(self.now))
        return reporting_seat(holdings, self.office.pk, self.unit.pk if self.unit else None)

    def _versions(self) -> Any:
        return Report.objects.filter(
            office=self.office, unit=self.unit, key=self.key, starts_on=self.span.first, ends_on=self.span.last
        )

    def _make(self, last: Report | None) -> Report:
        assert self.definition is not None  # noqa: S101  (check() refused otherwise)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        report = Report.objects.create(
            office=self.office,
            unit=self.unit,
            procedure=self.procedure,
            key=self.key,
            title=self.definition.title,
            starts_on=self.span.first,
            ends_on=self.span.last,
            period_label=period_name(self.definition.period, self.span),
            fiscal_year=fiscal_year(self.span.first),
            version=last.version + 1 if last else 1,
            made_at=self.now,
            blocks=last.blocks if last else {},
            texts=last.texts if last else {},
        )
        ReportAct.append(
            office=self.office,
            now=self.now,
            report=report,
            kind=ReportActKind.MADE,
            person=self.user,
            **signature_of(self.seat),
        )
        return report
