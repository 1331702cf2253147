"""Links between old items, closed once both are here: the text then names the page, wherever that will be."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page, ReferenceIndex, Revision

from news.importing.moving.addresses import keys_for
from news.importing.moving.row import Fate, Row
from news.models import ImportedItem, OldAddress
from offices.api import Office
from publishing.models import Seal

BATCH = 200


class CloseLinksAction:
    """Let the links of imported drafts lead to the pages their targets became; tell of those that lead nowhere.

    Only drafts nobody has touched since: their one revision is the import's, unsealed, and is corrected in place. In
    every other draft the old address stays, and answers as soon as its page is public.
    """

    def __init__(self, office: Office, source: str) -> None:
        self.office, self.source = office, source

    def execute(self) -> Iterator[Row]:
        """Go through what is open, a batch at a time."""
        last = 0
        while True:
            entries = list(
                ImportedItem.objects.filter(office=self.office, source=self.source, pk__gt=last)
                .exclude(open_links=[])
                .select_related("page")
                .order_by("pk")[:BATCH]
            )
            if not entries:
                return
            last = entries[-1].pk
            yield from self._batch(entries)

    def _batch(self, entries: list[Any]) -> Iterator[Row]:
        pages = self._targets({link for entry in entries for link in entry.open_links})
        sealed = set(
            Seal.objects.filter(revision_id__in=[entry.revision for entry in entries]).values_list(
                "revision_id", flat=True
            )
        )
        with transaction.atomic():
            closable = [
                entry
                for entry in entries
                if any(link in pages for link in entry.open_links)
                and not entry.page.live
                and entry.page.latest_revision_id == entry.revision
                and entry.revision not in sealed
            ]
            closed = self._close(closable, pages)
        for entry in entries:
            yield from self._rows(entry, closed.get(entry.pk, []), pages)

    def _targets(self, links: set[str]) -> dict[str, int]:
        """The page each address became, where one did (one query)."""
        keys = {key: link for link in links for key in reversed(keys_for(link))}
        rows = OldAddress.objects.filter(site=self.office.site_id, key__in=keys, document=None).order_by("-pk")
        found: dict[str, int] = {}
        for key, page in rows.values_list("key", "page_id"):
            found[keys[key]] = page
        return found

    def _close(self, entries: list[Any], pages: dict[str, int]) -> dict[int, list[str]]:
        """Put the page into text and revision of each draft. The links closed, by entry."""
        closed: dict[int, list[str]] = {}
        revisions = Revision.objects.in_bulk([entry.revision for entry in entries])
        by_model: dict[Any, list[Any]] = defaultdict(list)
        typed = {page.pk: page for page in Page.objects.filter(pk__in=[e.page_id for e in entries]).specific()}
        for entry in entries:
            page, revision = typed[entry.page_id], revisions[entry.revision]
            done = [link for link in entry.open_links if link in pages]
            for link in done:
                page.body = page.body.replace(f'<a href="{escape(link)}">', f'<a linktype="page" id="{pages[link]}">')
            revision.content["body"] = page.body
            entry.open_links = [link for link in entry.open_links if link not in pages]
            by_model[type(page)].append(page)
            closed[entry.pk] = done
        for model, changed in by_model.items():
            model.objects.bulk_update(changed, ["body"])
        Revision.objects.bulk_update(revisions.values(), ["content"], batch_size=50)
        ImportedItem.objects.bulk_update(entries, ["open_links"])
        for page in typed.values():
            ReferenceIndex.create_or_update_for_object(page)
        return closed

    def _rows(self, entry: Any, closed: list[str], pages: dict[str, int]) -> Iterator[Row]:
        for link in closed:
            yield Row(Fate.LINKED, entry.old_id, entry.page.title, link, "", entry.page_id)
        for link in entry.open_links:
            if link not in pages:
                text = _("Nothing of the old website has this address; take the link out or mend it.")
                yield Row(Fate.NOWHERE, entry.old_id, entry.page.title, link, text, entry.page_id)
