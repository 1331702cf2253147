"""End a page's display period."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from approvals.api import Issue, Refused
from publishing.actions.end import end_publication
from publishing.models import PublicationRecord
from thai.dates import format_datetime


class ExpireAction:
    """Take a page off at the end of the period it was approved for; the period itself was part of the seal."""

    def __init__(self, page: Any, *, now: dt.datetime | None = None) -> None:
        self.page_id, self.now = page.pk, now or timezone.now()

    @transaction.atomic
    def execute(self) -> PublicationRecord:
        """Expire. Raises Refused when the page is not public or its period has not ended."""
        page = Page.objects.select_for_update().get(pk=self.page_id).specific
        if not page.live or page.expire_at is None or page.expire_at > self.now:
            raise Refused([Issue("not_public")])
        reason = _("The display period ended on %(at)s.") % {"at": format_datetime(page.expire_at)}
        return end_publication(page, "expire", user=None, now=self.now, reason=reason, person_name=_("System"))
