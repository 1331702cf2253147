"""Set up a site's frame: the one act by which pages become public without a request, recorded like every other.

A fresh Wagtail database shows a “Welcome” page nobody approved; this act removes it, and puts home, sections and
indexes (never an item) online with a permit and a record of their own.
"""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from approvals.api import Issue, Refused
from publishing.actions.publish import publish_revision
from publishing.gate.window import window
from publishing.models import GatedPage, Permit, PermitKind, PublicationRecord, RecordKind
from publishing.register import enter
from publishing.sealing import make_seal


@transaction.atomic
def set_up_site(home: Any, *, hostname: str, port: int, site_name: str, default: bool = True) -> Site:
    """Create the home page below the root, remove Wagtail's own welcome page, point the site to it.

    The home page stays a draft until `PublishFrameAction` has run for it. Raises Refused when the host has a site.
    """
    root = Page.get_first_root_node()
    for welcome in root.get_children().exclude(pk__in=_gated_pages()):
        with window("bootstrap", [welcome.pk]):
            for site in Site.objects.filter(root_page=welcome):
                site.delete()
            Page.objects.get(pk=welcome.pk).delete()
    if Site.objects.filter(hostname=hostname, port=port).exists():
        raise Refused([Issue("already_set_up")])
    root.refresh_from_db()
    root.add_child(instance=home)
    with window("bootstrap", [home.pk]):
        return Site.objects.create(
            hostname=hostname, port=port, root_page=home, site_name=site_name, is_default_site=default
        )


def _gated_pages() -> list[int]:
    root = Page.get_first_root_node()
    return [page.pk for page in root.get_children().specific() if isinstance(page, GatedPage)]


class PublishFrameAction:
    """Put a page of the site's frame online, once, when the site is set up. Later changes go through a request."""

    def __init__(self, page: Any, *, reason: str = "", now: dt.datetime | None = None) -> None:
        self.page, self.now = page.specific, now or timezone.now()
        self.reason = reason or _("Setting up the website")

    @transaction.atomic
    def execute(self) -> PublicationRecord:
        """Publish the page's latest revision. Raises Refused for anything but a frame page never published before."""
        known = PublicationRecord.objects.filter(page_id=self.page.pk).exists()
        if not self.page.structural or self.page.live or known:
            raise Refused([Issue("not_published_this_way")])
        revision = self.page.get_latest_revision() or self.page.save_revision()
        seal = make_seal(self.page, revision, [], now=self.now)
        permit = Permit.objects.create(
            page_id=self.page.pk, revision=revision, seal=seal, kind=PermitKind.BOOTSTRAP, granted_at=self.now
        )
        publish_revision(permit, user=None)
        return enter(
            RecordKind.PUBLISHED,
            page=type(self.page).objects.get(pk=self.page.pk),
            permit=permit,
            now=self.now,
            person_name=_("System"),
            reason=self.reason,
        )
