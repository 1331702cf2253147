"""Ask for many items of an old website at once: one sheet is signed, every item is submitted by itself."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from approvals.api import Issue, Refused, Submission, actor_for
from offices.api import Holding, Office, Unit
from publishing.actions.submit import SubmitAction
from publishing.gate.content import content_hash
from publishing.legacy import legacy_drafts
from publishing.memo import prefilled, procedure_of
from publishing.models.legacy import LEGACY, LegacyEntry, LegacyList

TRACK = "legacy"
"""The track an office's procedure may have for what it had published before; without it the ordinary one is taken."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that was not submitted, and why."""

    page: Any
    issues: list[Issue]


@dataclass(slots=True)
class LegacyResult:
    """What became of the items chosen."""

    sheet: LegacyList | None = None
    submitted: list[Submission] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


class SubmitLegacyAction:
    """The information provider signs one checklist for a list of drafts; each gets a request of its own.

    Nothing is asked less of an item than of any other: what its type, its files, its findings or the memo still want
    keeps it out of the list, with the reason. `seen`: by page, the content hash of what the person was shown; what has
    changed since stays out, too. `memo` answers for all what an item's own memo does not.
    """

    def __init__(
        self,
        unit: Unit,
        pages: Iterable[Any],
        *,
        user: Any,
        answers: dict[str, dict[str, str]],
        memo: dict[str, str],
        seen: dict[int, str] | None = None,
        now: dt.datetime | None = None,
    ) -> None:
        self.unit, self.pages, self.user = unit, list(pages), user
        self.answers, self.memo, self.seen = answers, memo, seen
        self.now = now or timezone.now()
        self.result = LegacyResult()

    def execute(self) -> LegacyResult:
        """Submit each item in a transaction of its own; a refused one leaves no trace. Raises Refused for the sheet."""
        holding = self._holding()
        if holding is None:
            raise Refused([Issue("not_a_provider")])
        allowed = set(legacy_drafts(self.unit).values_list("pk", flat=True))
        for page in self.pages:
            known = self.result.sheet
            try:
                if page.pk not in allowed:
                    raise Refused([Issue("not_from_old_website")])
                with transaction.atomic():
                    submission = self._submit(page.specific, holding)
            except Refused as refusal:
                self.result.sheet = known  # made in the transaction that has just been undone
                self.result.left_out.append(LeftOut(page, refusal.issues))
                continue
            self.result.submitted.append(submission)
        return self.result

    def _submit(self, page: Any, holding: Holding) -> Submission:
        draft = page.get_latest_revision_as_object()
        if self.seen is not None and self.seen.get(page.pk) != content_hash(draft):
            raise Refused([Issue("content_changed_since_opened")])
        sheet = self._sheet(holding)
        draft.memo = self._memo(draft) | {LEGACY: str(sheet.number)}
        draft.save_revision(user=self.user)
        submission = SubmitAction(draft, user=self.user, answers=self.answers, now=self.now).execute()
        LegacyEntry.objects.create(sheet=sheet, submission=submission)
        return submission

    def _memo(self, draft: Any) -> dict[str, str]:
        """The item's own answers, then the sheet's, then what the system knows."""
        own = {key: value for key, value in (draft.memo or {}).items() if value}
        draft.memo = {key: value for key, value in self.memo.items() if value} | own
        procedure = procedure_of(draft)
        if procedure is None:
            return dict(draft.memo)
        track = procedure.spec.tracks.get(TRACK)
        if track is not None and track.admits(draft.information_type):
            draft.memo = draft.memo | {"track": TRACK}
        return prefilled(procedure.spec, draft)

    def _sheet(self, holding: Holding) -> LegacyList:
        """The list, made with its first item: a sheet on which nothing stands is none."""
        if self.result.sheet is None:
            Office.objects.select_for_update(no_key=True).get(pk=self.unit.office_id)
            last = LegacyList.objects.filter(office=self.unit.office).aggregate(last=Max("number"))["last"]
            self.result.sheet = LegacyList.objects.create(
                office=self.unit.office,
                unit=self.unit,
                unit_name=self.unit.name,
                number=(last or 0) + 1,
                memo=self.memo,
                answers=self.answers,
                signer=self.user,
                signer_name=holding.person_name,
                position=holding.title,
                capacity=holding.capacity,
                signed_at=self.now,
            )
        return self.result.sheet

    def _holding(self) -> Holding | None:
        """A seat of the person in the unit; whether it may ask is for each submission to say."""
        holdings = actor_for(self.user, timezone.localdate(self.now)).holdings
        return next((holding for holding in holdings if holding.unit_id == self.unit.pk), None)
