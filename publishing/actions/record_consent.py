"""Enter a consent into the register."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from offices.api import Holding, holdings_of
from publishing.models import Consent, ConsentAct, ConsentActKind


class RecordConsentAction:
    """Somebody of the unit enters a consent that was given: whose, for what, where, until when, and the evidence.

    `fields`: those of `Consent` but the recorder. Raises ValidationError when they are incomplete.
    """

    def __init__(self, fields: dict[str, Any], *, user: Any, now: dt.datetime | None = None) -> None:
        self.user, self.now = user, now or timezone.now()
        self.consent = Consent(**fields, recorded_by=user, recorded_at=self.now)
        self.seat = seat_in_office(user, self.consent.office_id, timezone.localdate(self.now))

    def check(self) -> list[Issue]:
        """Why it is refused."""
        return [] if self.seat else [Issue("consent_not_yours")]

    @transaction.atomic
    def execute(self) -> Consent:
        """Record. Raises Refused and ValidationError, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        self.consent.full_clean()
        self.consent.save()
        ConsentAct.append(
            office=self.consent.office,
            now=self.now,
            kind=str(ConsentActKind.RECORDED),
            consent=self.consent,
            particulars=self.consent.as_sealed(),
            person=self.user,
            **signed_by(self.seat),
        )
        return self.consent


def seat_in_office(user: Any, office_id: int, on_day: dt.date) -> Holding | None:
    """Any seat the person holds in the office on the day; None for anybody else."""
    return next((holding for holding in holdings_of(user, on_day) if holding.office_id == office_id), None)


def signed_by(seat: Holding) -> dict[str, str]:
    """Name, position and capacity as they are on the day, for a ledger entry."""
    return {"person_name": seat.person_name, "position": seat.title, "capacity": seat.capacity}
