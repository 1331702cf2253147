"""Certify and submit: the checklist is signed, the revision sealed, the request on its way."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from approvals.api import Issue, Refused, Submission, actor_for
from approvals.api import SubmitAction as SubmitRequestAction
from offices.api import Holding
from publishing.actions.waive import record_waiver
from publishing.findings.collect import Weighed, findings_of
from publishing.findings.finding import Severity
from publishing.gate.content import content_hash
from publishing.memo import track_of
from publishing.models import Checklist, ChecklistAnswer, Seal
from publishing.questions import Questions, questions_for
from publishing.register import code_of
from publishing.requirements.rights import rights_of
from publishing.requirements.submit import missing_for_submission
from publishing.sealing import make_seal


class SubmitAction:
    """The information provider answers the checklist on exactly this revision, signs, and asks for permission.

    `answers`: {question key: {"answer": yes|na|no, "reason": text}}. `seen`: the content hash of what the person was
    shown; when the content has changed since, the act is refused. `waivers`: {key of a finding: why it stays}.
    """

    def __init__(
        self,
        page: Any,
        *,
        user: Any,
        answers: dict[str, dict[str, str]],
        seen: str = "",
        waivers: dict[str, str] | None = None,
        now: dt.datetime | None = None,
    ) -> None:
        self.page, self.user, self.answers, self.seen = page.specific, user, answers, seen
        self.waivers = {key: reason.strip() for key, reason in (waivers or {}).items() if reason.strip()}
        self.now = now or timezone.now()
        self.revision: Revision | None = self.page.get_latest_revision()
        self.draft = self.revision.as_object() if self.revision else self.page
        self.questions: Questions = questions_for(track_of(self.draft))
        self.findings: list[Weighed] = findings_of(self.draft)

    def check(self) -> list[Issue]:
        """Everything that is missing, wrong or changed, in the order of the screen."""
        if self.revision is None:
            return [Issue("body_missing")]
        issues = missing_for_submission(self.draft, self.findings)
        if self.page.live and self.page.live_revision_id == self.revision.pk:
            issues.append(Issue("nothing_new"))
        if self.seen and self.seen != content_hash(self.draft):
            return [*issues, Issue("content_changed_since_opened")]
        return [*issues, *self._unanswered_findings(), *self.questions.issues(self.answers)]

    @transaction.atomic
    def execute(self) -> Submission:
        """Sign, seal, submit. Raises Refused, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        assert self.revision is not None  # noqa: S101  (check() refused otherwise)
        self._waive()
        seal = make_seal(
            self.page,
            self.revision,
            self.questions.as_signed(self.answers),
            findings=[item.as_sealed() for item in findings_of(self.draft)],
            permissions=rights_of(self.draft).as_sealed(),
            now=self.now,
        )
        submission = SubmitRequestAction(
            self.page,
            user=self.user,
            unit=self.draft.unit,
            track=self.draft.memo["track"],
            memo=self.draft.memo,
            seal=seal.seal,
            revision=self.revision,
            code=code_of(self.page.pk),
            now=self.now,
        ).execute()
        self._sign(seal)
        return submission

    def _unanswered_findings(self) -> list[Issue]:
        """Findings the writer must remove or answer for, each beside its own reason."""
        asked = [item for item in self.findings if item.is_open and item.severity == Severity.ASK]
        return [
            Issue("finding_open", f"waiver-{item.finding.key}", item.context())
            for item in asked
            if item.finding.key not in self.waivers
        ]

    def _waive(self) -> None:
        """Record why each finding stays, in the writer's seat."""
        for item in self.findings:
            if item.is_open and item.finding.key in self.waivers:
                record_waiver(
                    self.page,
                    item,
                    reason=self.waivers[item.finding.key],
                    user=self.user,
                    holding=self._holding(),
                    now=self.now,
                )

    def _sign(self, seal: Seal) -> None:
        holding = self._holding()
        checklist = Checklist.objects.create(
            seal=seal,
            questions_key=self.questions.key,
            questions_version=self.questions.version,
            signer=self.user,
            signer_name=holding.person_name,
            position=holding.title,
            capacity=holding.capacity,
            signed_at=self.now,
        )
        ChecklistAnswer.objects.bulk_create(ChecklistAnswer(checklist=checklist, **answer) for answer in seal.answers)

    def _holding(self) -> Holding:
        """The seat the requester signs in: the submission has just been accepted for it."""
        holdings = actor_for(self.user, timezone.localdate(self.now)).holdings
        return next(holding for holding in holdings if holding.unit_id == self.draft.unit_id)
