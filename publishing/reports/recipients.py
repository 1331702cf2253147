"""The people a report is delivered to: whoever holds the receiving seats, or sits in the receiving body, on a day."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q

from offices.api import Body, Holding, bodies_of, holdings_in, holdings_of, members_of
from publishing.models import Report, ReportAct, ReportActKind, ReportDelivery
from publishing.reports.rights import Target, receiving_seat


def people_in(office_id: int, targets: Iterable[Target], bodies: Iterable[Body], on_day: dt.date) -> list[Holding]:
    """Everybody in the seats and bodies on the day, each person once."""
    people: dict[int, Holding] = {}
    for unit_id, kind in targets:
        for holding in holdings_in(office_id, [kind], unit_id, on_day):
            people.setdefault(holding.user_id, holding)
    for body in bodies:
        for membership in members_of(body, on_day):
            people.setdefault(membership.holding.user_id, membership.holding)
    return list(people.values())


def recipients_of(report: Report, on_day: dt.date) -> list[Holding]:
    """Everybody who receives the signed report on the day."""
    deliveries = list(report.deliveries.select_related("body"))
    bodies = [delivery.body for delivery in deliveries if delivery.body]
    return people_in(report.office_id, _targets(deliveries), bodies, on_day)


def receiving(report: Report, user: Any, on_day: dt.date) -> tuple[Holding | None, bool]:
    """The seat in which the person receives the report on the day, and whether it is a committee's."""
    if not user.is_active:
        return None, False
    deliveries = list(report.deliveries.select_related("body"))
    for delivery in deliveries:
        for membership in members_of(delivery.body, on_day) if delivery.body else []:
            if membership.holding.user_id == user.pk:
                return membership.holding, True
    return receiving_seat(holdings_of(user, on_day), report.office_id, _targets(deliveries)), False


def waiting_for(user: Any, on_day: dt.date) -> Any:
    """Signed reports the person has received and not acknowledged, those of their own single seat left out."""
    whose: Any = Q(body__in=bodies_of(user, on_day))
    for holding in holdings_of(user, on_day):
        seat = Q(unit_id=holding.unit_id, seat_kind=holding.kind, report__office_id=holding.office_id)
        signed = ReportAct.objects.filter(report=OuterRef("report"), person=user, kind=ReportActKind.SIGNED)
        whose |= seat & ~Exists(signed)
    received = ReportDelivery.objects.filter(whose).values("report_id")
    done = ReportAct.objects.filter(report=OuterRef("pk"), person=user, kind=ReportActKind.ACKNOWLEDGED)
    return Report.objects.filter(~Exists(done), pk__in=received, signed_at__isnull=False).select_related("unit")


def _targets(deliveries: Iterable[ReportDelivery]) -> list[Target]:
    return [(delivery.unit_id, delivery.seat_kind) for delivery in deliveries if delivery.seat_kind]
