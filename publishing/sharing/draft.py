"""What a link opens: the draft, or why it no longer does."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wagtail.models import Revision

from publishing.gate.content import content_hash, file_manifest
from publishing.models import Share
from publishing.sharing.tokens import hash_of


class ShareState(StrEnum):
    """What a link is good for now."""

    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    EDITED = "edited"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class SharedDraft:
    """A link and what it opens. `page` is the draft in its own type, never saved; None unless the link is open."""

    share: Share
    state: ShareState
    page: Any = None

    @property
    def is_open(self) -> bool:
        """Whether the draft may be read."""
        return self.state is ShareState.OPEN

    def files(self) -> dict[str, set[int]]:
        """Keys of the pictures and documents the draft shows, by kind; none when the link is closed."""
        keys: dict[str, set[int]] = {"image": set(), "document": set()}
        for entry in file_manifest(self.page) if self.is_open else []:
            keys[entry["kind"]].add(entry["id"])
        return keys


def shared_draft(token: str, now: dt.datetime) -> SharedDraft | None:
    """What the link with this token opens at the moment; None for a token there is not.

    The caller counts unknown tokens (`note_wrong_guess`), answers with `Cache-Control: private, no-store` and
    `X-Robots-Tag: noindex`, and shows nothing of the content unless `is_open`.
    """
    hashed = hash_of(token)
    share = Share.objects.select_related("page", "revision", "made_by").filter(token_hash=hashed).first()
    return opened(share, now) if hashed and share is not None else None


def opened(share: Share, now: dt.datetime) -> SharedDraft:
    """The draft of the share, read anew and compared with what was shared."""
    state = _closed(share, now)
    if state is not None:
        return SharedDraft(share, state)
    draft = share.revision.as_object()
    if content_hash(draft) != share.content_hash or _is_edited(share):
        return SharedDraft(share, ShareState.EDITED)
    return SharedDraft(share, ShareState.OPEN, draft)


def _closed(share: Share, now: dt.datetime) -> ShareState | None:
    if share.revoked_at is not None:
        return ShareState.REVOKED
    if share.is_over(now):
        return ShareState.EXPIRED
    if share.page.live and share.page.live_revision_id == share.revision_id:
        return ShareState.PUBLISHED
    return None


def _is_edited(share: Share) -> bool:
    """Whether a later draft says something else; saving the same words again closes no link."""
    if share.page.latest_revision_id == share.revision_id:
        return False
    latest = Revision.objects.filter(pk=share.page.latest_revision_id).first()
    return latest is None or content_hash(latest.as_object()) != share.content_hash
