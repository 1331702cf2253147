"""Carry out the withdrawal of a consent: block the pictures, and end or hand over every public use, in one act."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from approvals.api import Issue, Refused
from offices.api import Holding
from publishing.actions.end import end_publication
from publishing.actions.record_consent import signed_by
from publishing.authority import OF_THE_OFFICE, heading_seat
from publishing.models import Consent, ConsentAct, ConsentActKind, DutyKind, policy_of
from publishing.rights_duties import open_duty
from publishing.uses import Use, uses_of
from thai.working_days import add_working_days

Choice = Literal["withdraw", "replace"]
"""What becomes of a page: taken offline now, or left to its unit to replace the picture within the time limit."""


class WithdrawConsentAction:
    """A person or guardian has taken a consent back (PDPA 2562, §19: at any time, as easily as it was given).

    From this moment no picture under the consent can be submitted or published. `choices`: {page key: "withdraw" or
    "replace"}; a page not named is withdrawn. `reason` is for the register; the public reads `public_reason`, which
    names nobody.
    """

    def __init__(
        self,
        consent: Consent,
        *,
        user: Any,
        reason: str,
        choices: Mapping[int, Choice] | None = None,
        public_reason: str = "",
        now: dt.datetime | None = None,
    ) -> None:
        self.pk, self.user, self.reason = consent.pk, user, reason.strip()
        self.choices: Mapping[int, Choice] = choices or {}
        self.public_reason = public_reason.strip() or _("Somebody in a picture has withdrawn their consent.")
        self.now = now or timezone.now()
        self.consent: Consent = Consent.objects.select_related("office", "unit").get(pk=consent.pk)
        self.uses: list[Use] = uses_of_consent(consent)
        self.seat: Holding | None = authority(user, self.consent, timezone.localdate(self.now))

    def check(self) -> list[Issue]:
        """Why it is refused."""
        issues = [Issue("consent_withdrawn_already")] if self.consent.is_withdrawn else []
        if not self.reason:
            issues.append(Issue("reason_missing", "reason"))
        if self.seat is None:
            return [*issues, Issue("not_allowed_to_end_uses")]
        if self.seat.kind in OF_THE_OFFICE:
            return issues
        foreign = [use for use in self.uses if use.unit_id != self.seat.unit_id and self._choice(use) == "withdraw"]
        return issues + [Issue("use_of_other_unit", f"use-{use.page_id}", {"title": use.title}) for use in foreign]

    @transaction.atomic
    def execute(self) -> ConsentAct:
        """Withdraw. Raises Refused, changing nothing."""
        self.consent = Consent.objects.select_for_update(of=("self",)).select_related("office").get(pk=self.pk)
        self.uses = uses_of_consent(self.consent)
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        self.consent.withdrawn_at = self.now
        self.consent.act_by = add_working_days(self.now, max(1, policy_of(self.consent.office).consent_days))
        self.consent.save(update_fields=["withdrawn_at", "act_by"])
        act = ConsentAct.append(
            office=self.consent.office,
            now=self.now,
            kind=str(ConsentActKind.WITHDRAWN),
            consent=self.consent,
            reason=self.reason,
            particulars={"act_by": self.consent.act_by.isoformat(), "uses": [self._line(use) for use in self.uses]},
            person=self.user,
            **signed_by(self.seat),
        )
        self._end_uses(self.seat)
        return act

    def _end_uses(self, seat: Holding) -> None:
        withdrawn: set[int] = set()
        for use in self.uses:
            if self._choice(use) == "replace":
                due_at = self.consent.act_by or self.now
                office_id = self.consent.office_id
                open_duty(use, DutyKind.CONSENT_WITHDRAWN, office_id=office_id, due_at=due_at, now=self.now)
            elif use.page_id not in withdrawn:
                withdrawn.add(use.page_id)
                page = Page.objects.select_for_update().get(pk=use.page_id).specific
                signature = {"person": self.user, **signed_by(seat)}
                end_publication(page, "withdraw", user=self.user, now=self.now, reason=self.public_reason, **signature)

    def _choice(self, use: Use) -> Choice:
        return self.choices.get(use.page_id, "withdraw")

    def _line(self, use: Use) -> dict[str, Any]:
        return {
            "channel": use.channel,
            "page": use.page_id,
            "title": use.title,
            "address": use.address,
            "image": use.image_id,
            "chosen": self._choice(use),
        }


def uses_of_consent(consent: Consent) -> list[Use]:
    """Every public use of the pictures the consent covers."""
    return uses_of(consent.picture_links.values_list("image_id", flat=True))


def authority(user: Any, consent: Consent, on_day: dt.date) -> Holding | None:
    """The seat in which the person may carry it out: director, deputy, or head of the unit the consent belongs to."""
    return heading_seat(user, consent.office_id, consent.unit_id, on_day)
