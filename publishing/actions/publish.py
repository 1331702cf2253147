"""Publish exactly the sealed revision: the one place where anything becomes public."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Revision

from approvals.api import Act, Decision, Issue, Outcome, Refused, Submission, oblige
from publishing.gate.content import content_hash
from publishing.gate.window import window
from publishing.live_items import enlist
from publishing.models import LiveAsset, Permit, PermitKind, PublicationRecord, RecordKind, Seal
from publishing.purging import purge_after_commit
from publishing.register import enter
from publishing.requirements.publish import missing_for_publication
from publishing.rights_duties import close_duties_of
from publishing.sealing import seal_for


class PublishAction:
    """From a complete checklist and recorded decisions to a permit, and from the permit to the public page.

    Everything is one transaction: the permit, the page, its files, the record, what is owed afterwards. A power cut
    leaves either all of it or none.
    """

    def __init__(self, submission: Submission, *, user: Any, now: dt.datetime | None = None) -> None:
        self.submission, self.user, self.now = submission, user, now or timezone.now()
        self.page = submission.request.page.specific
        self.seal: Seal | None = seal_for(submission)

    def check(self) -> list[Issue]:
        """Why it may not be published now."""
        return missing_for_publication(self.page, self.submission, self.seal)

    @transaction.atomic
    def execute(self) -> PublicationRecord | None:
        """Publish, or put on the schedule when the display period begins later (then None).

        Raises Refused, changing nothing.
        """
        if issues := self.check():
            raise Refused(issues)
        assert self.seal is not None  # noqa: S101  (check() refused otherwise)
        was_live = self.page.live
        permit = self._permit(self.seal)
        if not publish_revision(permit, user=self.user):
            return None
        record = self._enter(permit, RecordKind.CORRECTED if was_live else RecordKind.PUBLISHED)
        oblige(self.submission, now=self.now)
        return record

    def _permit(self, seal: Seal) -> Permit:
        decisions = Decision.objects.filter(submission=self.submission).order_by("sequence")
        return Permit.objects.create(
            page_id=self.page.pk,
            revision_id=self.submission.revision_id,
            seal=seal,
            submission=self.submission,
            kind=PermitKind.URGENT if self.submission.track.urgent else PermitKind.APPROVAL,
            decisions=list(decisions.values_list("entry_hash", flat=True)),
            granted_at=self.now,
        )

    def _enter(self, permit: Permit, kind: RecordKind) -> PublicationRecord:
        return enter(
            kind,
            page=type(self.page).objects.get(pk=self.page.pk),
            permit=permit,
            decision=_publisher(self.submission),
            permitted_by=_permitted_by(self.submission),
            reason=str(self.submission.memo.get("correction_reason", "")) if kind == RecordKind.CORRECTED else "",
            now=self.now,
        )


class PublishScheduledAction:
    """Publish a revision whose permit was granted earlier and whose display period has begun."""

    def __init__(self, permit: Permit, *, now: dt.datetime | None = None) -> None:
        self.permit, self.now = permit, now or timezone.now()

    @transaction.atomic
    def execute(self) -> PublicationRecord:
        """Publish. Raises Refused when anything has changed since the decision, or the permit has ended meanwhile."""
        if not Permit.objects.valid().select_for_update().filter(pk=self.permit.pk).exists():
            raise Refused([Issue("permit_ended")])
        submission = self.permit.submission
        if submission is None:
            raise Refused([Issue("nothing_submitted")])
        action = PublishAction(submission, user=None, now=self.now)
        if issues := action.check():
            raise Refused(issues)
        was_live = action.page.live
        if not publish_revision(self.permit, user=None):
            raise Refused([Issue("not_public")])
        record = action._enter(self.permit, RecordKind.CORRECTED if was_live else RecordKind.PUBLISHED)
        oblige(submission, now=self.now)
        return record


def publish_revision(permit: Permit, *, user: Any) -> bool:
    """Let Wagtail publish the permitted revision inside the window, and prove that nothing else went out.

    Returns whether it went out; False when Wagtail put it on the schedule. Asked of the page, never of the clock: a
    display period may begin between two looks at it.
    """
    revision = Revision.objects.get(pk=permit.revision_id)
    page = permit.page.specific
    with window("publish", [page.pk], permit):
        PublishPageRevisionAction(revision, user=user, changed=True, log_action=True).execute(
            skip_permission_checks=True
        )
        stored = type(page).objects.get(pk=page.pk)
        if not stored.live or stored.live_revision_id != permit.revision_id:
            return False  # on the schedule: nothing public has changed
        if content_hash(stored, sealed=permit.seal.content) != permit.seal.content_hash:
            raise Refused([Issue("content_differs_from_seal")])
        _list_assets(permit)
        enlist(stored)
    close_duties_of(page.pk, permit.granted_at)
    for old in Permit.objects.valid().filter(page_id=page.pk).exclude(pk=permit.pk):
        old.revoke(permit.granted_at)
    return True


def _list_assets(permit: Permit) -> None:
    purge_after_commit(permit.page)  # the files of the version before
    LiveAsset.objects.filter(page_id=permit.page_id).delete()
    LiveAsset.objects.bulk_create(
        LiveAsset(page_id=permit.page_id, kind=entry["kind"], object_id=entry["id"], sha256=entry["sha256"])
        for entry in permit.seal.files
    )
    purge_after_commit(permit.page)


def _publisher(submission: Submission) -> Decision:
    return Decision.objects.filter(submission=submission, outcome=Outcome.PUBLISH).latest("sequence")


def _permitted_by(submission: Submission) -> str:
    """The position of whoever decided; empty while an urgent publication still owes its approval."""
    stages = [stage.key for stage in submission.track.stages if stage.act is Act.DECIDE]
    decisions = Decision.objects.filter(submission=submission, stage__in=stages).order_by("-sequence")
    decision = next((entry for entry in decisions if entry.result == Outcome.APPROVE), None)
    return signature_line(decision) if decision else ""


def signature_line(decision: Decision) -> str:
    """Position and, when not the holder's own, the capacity; the body, when one decided: what the public may read."""
    if body := decision.stamps.get("body"):
        return str(body)
    acting = "" if decision.capacity == "own" else f" ({decision.get_capacity_display()})"
    return f"{decision.position}{acting}"
