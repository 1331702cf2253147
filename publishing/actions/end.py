"""Take a page offline: the common part of withdrawal and expiry."""

import datetime as dt
from typing import Any, Literal

from wagtail.actions.unpublish_page import UnpublishPageAction

from publishing.gate.window import window
from publishing.live_items import strike_off
from publishing.models import LiveAsset, Permit, PublicationRecord, RecordKind
from publishing.purging import purge_after_commit
from publishing.register import enter
from publishing.rights_duties import close_duties_of


def end_publication(
    page: Any, purpose: Literal["withdraw", "expire"], *, user: Any, now: dt.datetime, **particulars: Any
) -> PublicationRecord:
    """Take the page offline, revoke its permit, free its files, enter it into the register. Inside a transaction."""
    permit = Permit.objects.valid().filter(page_id=page.pk, revision_id=page.live_revision_id).latest("pk")
    with window(purpose, [page.pk]):
        UnpublishPageAction(page, user=user, include_descendants=False).execute(skip_permission_checks=True)
        purge_after_commit(page)
        LiveAsset.objects.filter(page_id=page.pk).delete()
        strike_off(page)
        if purpose == "expire":
            type(page)._base_manager.filter(pk=page.pk).update(expired=True)
    close_duties_of(page.pk, now)
    kind = RecordKind.WITHDRAWN if purpose == "withdraw" else RecordKind.EXPIRED
    record = enter(kind, page=page, permit=permit, now=now, **particulars)
    for valid in Permit.objects.valid().filter(page_id=page.pk):
        valid.revoke(now)
    return record
