"""Sign a report: its rows are frozen and it is delivered."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from offices.api import Body, Holding, body_named, holdings_of
from publishing.models import Report, ReportAct, ReportActKind, ReportDelivery
from publishing.models.report import content_sha256, signature_of
from publishing.reports.content import content_of, drawn
from publishing.reports.recipients import people_in
from publishing.reports.rights import bodies_receiving, reporting_seat, seats_receiving


class SignReportAction:
    """The reporter signs exactly the rows that were read; they are kept as JSON under their SHA-256 and delivered.

    `seen`: the fingerprint of the table on the screen. When something was recorded since, the signature is refused.
    """

    def __init__(self, report: Report, *, user: Any, seen: str = "", now: dt.datetime | None = None) -> None:
        self.pk, self.user, self.seen, self.now = report.pk, user, seen, now or timezone.now()
        self.today = timezone.localdate(self.now)

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if self.report.is_signed:
            return [Issue("report_signed")]
        found = [] if self.seat else [Issue("report_not_yours")]
        missing = [key for key, body in self.bodies.items() if body is None]
        found += [Issue("report_body_missing", context={"body": key}) for key in missing]
        if self.seen and self.seen != content_sha256(self.table):
            found.append(Issue("report_changed"))
        return found

    @transaction.atomic
    def execute(self) -> Report:
        """Sign, freeze, deliver. Raises Refused, changing nothing."""
        self._read_again()
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        self._freeze(self.seat)
        self._deliver()
        ReportAct.append(
            office=self.report.office,
            now=self.now,
            report=self.report,
            kind=ReportActKind.SIGNED,
            sha256=self.report.sha256,
            person=self.user,
            **signature_of(self.seat),
        )
        return self.report

    def _read_again(self) -> None:
        rows = Report.objects.select_for_update(of=("self",)).select_related("office", "unit", "procedure")
        self.report: Report = rows.get(pk=self.pk)
        holdings = holdings_of(self.user, self.today) if self.user.is_active else []
        self.seat: Holding | None = reporting_seat(holdings, self.report.office_id, self.report.unit_id)
        definition = self.report.definition
        self.targets = seats_receiving(definition, self.report.unit_id)
        self.bodies: dict[str, Body | None] = {
            key: body_named(self.report.office_id, key, self.today) for key in bodies_receiving(definition)
        }
        self.table = {} if self.report.is_signed else drawn(self.report, self.now)

    def _freeze(self, seat: Holding) -> None:
        content = content_of(self.report, self.table)
        content["drawn_at"] = self.now.isoformat()
        content["signed"] = signature_of(seat)
        content["recipients"] = [
            {"name": person.person_name, "position": person.title, "capacity": str(person.capacity)}
            for person in people_in(self.report.office_id, self.targets, filter(None, self.bodies.values()), self.today)
        ]
        self.report.content, self.report.sha256 = content, content_sha256(content)
        self.report.signed_at = self.now
        self.report.save(update_fields=["content", "sha256", "signed_at"])

    def _deliver(self) -> None:
        seats = [ReportDelivery(report=self.report, unit_id=unit_id, seat_kind=kind) for unit_id, kind in self.targets]
        bodies = [ReportDelivery(report=self.report, body=body) for body in self.bodies.values()]
        ReportDelivery.objects.bulk_create([*seats, *bodies])
