"""`manage.py publish_scheduled`: begin and end display periods. Replaces Wagtail's command of the same name.

Wagtail's stops at the first refused page; here every page is its own transaction, and a refusal is reported at the end.
"""

import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from wagtail.models import Page, Revision

from approvals.api import Refused
from publishing.actions.expire import ExpireAction
from publishing.actions.publish import PublishScheduledAction
from publishing.models import Permit


class Command(BaseCommand):
    """Run every minute."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--dry-run` only lists."""
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Expire first, then publish what has become due."""
        now, refused = timezone.now(), 0
        for page, action in self._due(now):
            if options["dry_run"]:
                self.stdout.write(f"{type(action).__name__}: {page.pk} {page.title}")
                continue
            try:
                action.execute()
            except Refused as refusal:
                refused += 1
                self.stderr.write(f"{page.pk} {page.title}: {refusal}")
        if refused:
            sys.exit(1)

    def _due(self, now: Any) -> Iterator[tuple[Page, ExpireAction | PublishScheduledAction]]:
        yield from ((page, ExpireAction(page, now=now)) for page in self._ending(now))
        # Looked up when all have ended: what ends may take a permit with it.
        yield from ((permit.page, PublishScheduledAction(permit, now=now)) for permit in self._starting(now))

    def _ending(self, now: Any) -> list[Page]:
        return list(Page.objects.filter(live=True, expire_at__lte=now))

    def _starting(self, now: Any) -> list[Permit]:
        revisions = Revision.objects.filter(approved_go_live_at__lte=now)
        return list(Permit.objects.valid().filter(revision__in=revisions).select_related("page"))
