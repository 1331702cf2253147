"""Making a link to a draft, and taking it back."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from publishing.gate.content import content_hash
from publishing.models import Share
from publishing.sharing.tokens import hash_of, new_token

LONGEST_DAYS = 30
"""A link that lives longer would be forgotten."""


class ShareDraftAction:
    """Whoever may edit the draft shows its latest revision, as it stands saved, to one named reader."""

    def __init__(
        self, page: Any, *, user: Any, recipient: str, days: int, note: str = "", now: dt.datetime | None = None
    ) -> None:
        self.page, self.user, self.days = page, user, days
        self.recipient, self.note, self.now = recipient.strip(), note.strip(), now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not may_share(self.page, self.user):
            return [Issue("share_not_yours")]
        issues = [] if self.recipient else [Issue("share_without_reader", "recipient")]
        if not 1 <= self.days <= LONGEST_DAYS:
            issues.append(Issue("share_days_wrong", "days", {"most": LONGEST_DAYS}))
        revision = self.page.get_latest_revision()
        if revision is None or (self.page.live and self.page.live_revision_id == revision.pk):
            issues.append(Issue("nothing_to_share"))
        return issues

    @transaction.atomic
    def execute(self) -> tuple[Share, str]:
        """Make the link; returns it with its token, which is nowhere kept. Raises Refused, changing nothing."""
        if issues := self.check():
            raise Refused(issues)
        revision = self.page.get_latest_revision()
        draft = revision.as_object()
        token = new_token()
        share = Share.objects.create(
            page_id=self.page.pk,
            revision=revision,
            title=draft.title,
            content_hash=content_hash(draft, rehash=True),
            token_hash=hash_of(token),
            recipient=self.recipient,
            note=self.note,
            made_by=self.user,
            made_by_name=self.user.get_full_name(),
            made_at=self.now,
            expires_at=self.now + dt.timedelta(days=self.days),
        )
        return share, token


class RevokeShareAction:
    """Whoever may edit the draft takes a link back; it opens nothing from that moment."""

    def __init__(self, share: Share, *, user: Any, now: dt.datetime | None = None) -> None:
        self.share, self.user, self.now = share, user, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not may_share(self.share.page.specific, self.user):
            return [Issue("share_not_yours")]
        return [Issue("share_revoked")] if self.share.revoked_at is not None else []

    @transaction.atomic
    def execute(self) -> Share:
        """Revoke. Raises Refused, changing nothing."""
        self.share = Share.objects.select_for_update().get(pk=self.share.pk)
        if issues := self.check():
            raise Refused(issues)
        self.share.revoked_at, self.share.revoked_by = self.now, self.user
        self.share.save(update_fields=["revoked_at", "revoked_by"])
        return self.share


def may_share(page: Any, user: Any) -> bool:
    """Whether the person may make and revoke links to the page's drafts: those who may edit it."""
    return bool(user.is_active and page.permissions_for_user(user).can_edit())
