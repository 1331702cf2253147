"""Take a page offline: the common part of withdrawal and expiry."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Literal

from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from publishing.gate.window import window
from publishing.live_items import strike_off
from publishing.models import LiveAsset, Permit, PublicationRecord, RecordKind
from publishing.purging import purge_after_commit
from publishing.register import enter
from publishing.rights_duties import close_duties_of


def end_publication(
    page: Any, purpose: Literal["withdraw", "expire"], *, user: Any, now: dt.datetime, **particulars: Any
) -> PublicationRecord:
    """Take the page offline, revoke its permit, free its files, enter it into the register. Inside a transaction.

    When a period ends by itself, a correction decided upon and waiting for its own period still goes out then.
    """
    permit = Permit.objects.valid().filter(page_id=page.pk, revision_id=page.live_revision_id).latest("pk")
    waiting = dict(_on_schedule(page)) if purpose == "expire" else {}
    with window(purpose, [page.pk]):
        UnpublishPageAction(page, user=user, include_descendants=False).execute(skip_permission_checks=True)
        purge_after_commit(page)
        LiveAsset.objects.filter(page_id=page.pk).delete()
        strike_off(page)
        if purpose == "expire":
            type(page)._base_manager.filter(pk=page.pk).update(expired=True)
        for revision, begins in waiting.items():  # Wagtail takes every revision off its schedule
            Revision.objects.filter(pk=revision).update(approved_go_live_at=begins)
    close_duties_of(page.pk, now)
    kind = RecordKind.WITHDRAWN if purpose == "withdraw" else RecordKind.EXPIRED
    record = enter(kind, page=page, permit=permit, now=now, **particulars)
    for valid in Permit.objects.valid().filter(page_id=page.pk).exclude(revision_id__in=waiting):
        valid.revoke(now)
    return record


def _on_schedule(page: Any) -> Iterable[tuple[int, dt.datetime]]:
    permitted = Permit.objects.valid().filter(page_id=page.pk).values("revision_id")
    revisions = Revision.objects.filter(pk__in=permitted, approved_go_live_at__isnull=False)
    return revisions.values_list("pk", "approved_go_live_at")
