"""Move an old website in: batch by batch, none twice, told line by line. Nothing is published."""

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from news.importing.draft import reason
from news.importing.moving.addresses import keys_for
from news.importing.moving.drafting import Drafting
from news.importing.moving.drafts import NewDraft, save_drafts
from news.importing.moving.indexing import index_drafts
from news.importing.moving.item import OldItem, OldWebsite
from news.importing.moving.links import CloseLinksAction
from news.importing.moving.mapping import Mapping
from news.importing.moving.media_folder import MediaFolder
from news.importing.moving.row import Fate, Row
from news.models import ImportedItem, OldAddress
from publishing.api import FileAdopter
from publishing.models import policy_of

logger = logging.getLogger(__name__)

BATCH = 100
"""Items written in one transaction: as many are made again when the machine stops in between."""


class MoveInAction:
    """Import what is new of an old website as drafts of one office; what came before is compared and left alone."""

    def __init__(
        self, website: OldWebsite, mapping: Mapping, *, media: Path | None, user: Any = None, pretend: bool = False
    ) -> None:
        self.website, self.mapping, self.office = website, mapping, mapping.office
        self.user, self.pretend = user, pretend
        self.media = MediaFolder(media, hosts=website.hosts, marks=website.media_marks)
        self.known: dict[str, int] = {}

    def execute(self) -> Iterator[Row]:
        """Import; one row for each item, file and link there is something to tell of."""
        items = self.website.items()
        rights = {name: value for name, value in self.mapping.file.files.model_dump().items() if value}
        with FileAdopter(policy_of(self.office), self.user, rights, self.pretend) as adopter:
            while batch := list(islice(items, BATCH)):
                yield from self._batch(batch, adopter)
        if not self.pretend:
            yield from CloseLinksAction(self.office, self.website.key).execute()
            index_drafts(self.office, self.website.key)

    def _batch(self, batch: list[OldItem], adopter: FileAdopter) -> Iterator[Row]:
        before = self._before(batch)
        drafts: list[NewDraft] = []
        seen: set[str] = set()
        for item in batch:
            if item.old_id in seen:
                continue
            seen.add(item.old_id)
            if row := self._not_now(item, before.get(item.old_id)):
                yield row
                continue
            drafting, failure = self._draft(item, adopter)
            if drafting is not None:
                yield from drafting.rows
                drafts.append(drafting.draft)
            if failure is not None:
                yield failure
        yield from self._save(drafts)

    def _before(self, batch: list[OldItem]) -> dict[str, tuple[str, int]]:
        """What of the batch was imported before: its digest then, and its page."""
        found = ImportedItem.objects.filter(
            office=self.office, source=self.website.key, old_id__in=[item.old_id for item in batch]
        )
        return {old_id: (digest, page) for old_id, digest, page in found.values_list("old_id", "digest", "page_id")}

    def _not_now(self, item: OldItem, before: tuple[str, int] | None) -> Row | None:
        """Why the item is not imported in this run; None when it is."""
        address = item.addresses[0] if item.addresses else ""
        if before is not None:
            digest, page = before
            if digest == item.digest():
                return Row(Fate.BEFORE, item.old_id, item.title, address, _("Imported before"), page)
            text = _("Changed in the old website since it was imported; the draft is kept as it is.")
            return Row(Fate.CHANGED, item.old_id, item.title, address, text, page)
        if item.why_not:
            return Row(Fate.REFUSED, item.old_id, item.title, address, item.why_not)
        if self.mapping.place_of(item) is None:
            return Row(Fate.SKIPPED, item.old_id, item.title, address, _("The mapping file says to skip it."))
        return None

    def _draft(self, item: OldItem, adopter: FileAdopter) -> tuple[Drafting | None, Row | None]:
        place = self.mapping.place_of(item)
        assert place is not None  # noqa: S101  (_not_now has turned away what has no place)
        drafting = Drafting(item, place, website=self.website, media=self.media, adopter=adopter, page_at=self._page_at)
        try:
            drafting.make()
        except Exception as error:  # noqa: BLE001
            # One broken item never stops the others; what nobody foresaw is logged with its traceback.
            return None, self._failed(item.old_id, item.title, error)
        return drafting, None

    def _save(self, drafts: list[NewDraft]) -> Iterator[Row]:
        """Write the batch; when that fails, each by itself, so that one bad item is named and the others come."""
        if drafts and not self.pretend:
            try:
                save_drafts(drafts, user=self.user)
            except Exception as error:
                if len(drafts) == 1:
                    yield self._failed(drafts[0].entry.old_id, drafts[0].page.title, error)
                    return
                logger.warning("a batch of an import failed; its items are tried one by one", exc_info=error)
                for draft in drafts:
                    yield from self._save([_again(draft)])
                return
        for draft in drafts:
            text = " ".join([_("A draft of %(unit)s.") % {"unit": draft.place.unit}, *draft.entry.notes])
            address = draft.addresses[0][0] if draft.addresses else ""
            yield Row(Fate.IMPORTED, draft.entry.old_id, draft.page.title, address, text, draft.page.pk)

    def _page_at(self, address: str) -> int | None:
        """The page an old address became already."""
        keys = keys_for(address)
        for key in keys:
            if key in self.known:
                return self.known[key]
        found = OldAddress.objects.filter(site=self.office.site_id, key__in=keys, document=None).order_by("pk").first()
        if found is None:
            return None
        if len(self.known) > 50_000:
            self.known.clear()
        self.known[found.key] = found.page_id
        return int(found.page_id)

    def _failed(self, old_id: str, title: str, error: Exception) -> Row:
        if not isinstance(error, OSError):
            logger.warning("import of %s failed", old_id, exc_info=error)
        return Row(Fate.FAILED, old_id, title, text=reason(error))


def _again(draft: NewDraft) -> NewDraft:
    """The draft as it was before a transaction that failed gave it numbers."""
    page = draft.page
    page.pk = page.id = page.page_ptr_id = None
    page.slug, page._state.adding = "", True
    page._cluster_related_objects = {}
    draft.entry.pk, draft.entry._state.adding = None, True
    return draft
