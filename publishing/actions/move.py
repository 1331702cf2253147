"""Move a public page to another place, and so to another address."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from approvals.api import Issue, Refused
from publishing.authority import withdrawing_seat
from publishing.gate.window import window
from publishing.live_items import rehang
from publishing.models import Permit, PublicationRecord, RecordKind
from publishing.purging import purge_after_commit
from publishing.register import enter


class MoveAction:
    """Move a live page below another section, with reason and record. Wagtail keeps a redirect from the old address."""

    def __init__(self, page: Any, target: Page, *, user: Any, reason: str, now: dt.datetime | None = None) -> None:
        self.page_id, self.target, self.user = page.pk, target, user
        self.reason, self.now = reason, now or timezone.now()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not self.page.live:
            return [Issue("not_public")]
        issues = [] if self.reason.strip() else [Issue("reason_missing", "reason")]
        if self.seat is None:
            issues.append(Issue("not_allowed_to_withdraw"))
        if self.page.get_parent().pk == self.target.pk:
            issues.append(Issue("same_place", "target"))
        elif not self.page.can_move_to(self.target):
            issues.append(Issue("bad_target", "target"))
        elif self.target.get_children().filter(slug=self.page.slug).exists():
            issues.append(Issue("address_taken", "target"))
        return issues

    @transaction.atomic
    def execute(self) -> PublicationRecord:
        """Move. Raises Refused, changing nothing."""
        self.page = Page.objects.select_for_update().get(pk=self.page_id).specific
        self.seat = withdrawing_seat(self.user, self.page, timezone.localdate(self.now))
        if issues := self.check():
            raise Refused(issues)
        assert self.seat is not None  # noqa: S101  (check() refused otherwise)
        live_below = Page.objects.filter(path__startswith=self.page.path, live=True)
        moving = list(live_below)
        _purge(moving)
        with window("move", [page.pk for page in moving]):
            MovePageAction(self.page, self.target, pos="last-child", user=self.user).execute(
                skip_permission_checks=True
            )
        _purge(Page.objects.filter(pk__in=[page.pk for page in moving]))
        moved = type(self.page).objects.get(pk=self.page_id)
        rehang(moved, now=self.now)
        permit = Permit.objects.valid().filter(page_id=moved.pk, revision_id=moved.live_revision_id).latest("pk")
        return enter(
            RecordKind.MOVED,
            page=moved,
            permit=permit,
            now=self.now,
            person=self.user,
            person_name=self.seat.person_name,
            position=self.seat.title,
            capacity=self.seat.capacity,
            reason=self.reason,
        )


def _purge(pages: Iterable[Page]) -> None:
    for page in pages:
        purge_after_commit(page)
