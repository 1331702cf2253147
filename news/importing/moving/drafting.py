"""One old item as one new draft: its text, files and addresses in the places the new website has for them."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from django.utils import timezone
from django.utils.html import escape
from django.utils.translation import gettext as _

from news.importing.body import LEAD_LIMIT
from news.importing.material import TITLE_LIMIT, shortened
from news.importing.moving.addresses import key_of, normalised
from news.importing.moving.drafts import NewDraft
from news.importing.moving.item import OldFile, OldItem, OldWebsite
from news.importing.moving.mapping import Place
from news.importing.moving.media_folder import PICTURES, MediaFolder, extension_of, is_file
from news.importing.moving.row import Fate, Row
from news.importing.moving.text import Shown, Text, read_html
from news.models import ImportedItem
from news.rich_text import stored_html
from publishing.api import FileAdopter

_LINK = re.compile(r'<a href="old:(\d+)">(.*?)</a>', re.DOTALL)
ALT_LIMIT = 255


class Drafting:
    """Makes the draft of one item in memory; only its files are stored already."""

    def __init__(
        self,
        item: OldItem,
        place: Place,
        *,
        website: OldWebsite,
        media: MediaFolder,
        adopter: FileAdopter,
        page_at: Callable[[str], int | None],
    ) -> None:
        self.item, self.place, self.website, self.media = item, place, website, media
        self.adopter, self.page_at = adopter, page_at
        self.rows: list[Row] = []
        self.notes: list[str] = list(item.notes)
        self.open_links: list[str] = []
        self.foreign = 0
        self._seen: set[tuple[str, str]] = set()

    def make(self) -> NewDraft:
        """The draft, unsaved. Raises OSError when a file cannot be read."""
        text = read_html(self.item.html, keeps_lines=self.item.keeps_lines)
        self.notes += text.notes
        page = self._page(text)
        entry = ImportedItem(
            office=self.place.unit.office,
            source=self.website.key,
            old_id=self.item.old_id[:200],
            digest=self.item.digest(),
            author=self.item.author[:200],
        )
        self.draft = NewDraft(page, self.place, entry, addresses=[(address, None) for address in self.item.addresses])
        self._files(text)
        page.body = stored_html(_LINK.sub(lambda link: self._link(text.links[int(link[1])], link[2]), text.body))
        if self.foreign:
            note = _("Pictures that lie on other websites were left out: %(count)s.")
            self.notes.append(note % {"count": self.foreign})
        entry.notes, entry.open_links = self.notes, list(dict.fromkeys(self.open_links))
        return self.draft

    def _page(self, text: Text) -> Any:
        kind = self.place.kind
        title = " ".join(self.item.title.split()) or text.first or self.item.old_id
        if len(title) > TITLE_LIMIT:
            self.notes.append(_("The title was longer than %(limit)s characters and was cut.") % {"limit": TITLE_LIMIT})
        fields: dict[str, Any] = {"title": shortened(title), "information_type": self.place.information_type}
        fields["public_date"] = self.item.day or timezone.localdate()
        if self.item.day is None:
            self.notes.append(_("The old website did not say when it was published; the date is today's."))
        if kind.lead:
            fields[kind.lead] = shortened(self.item.lead or text.first, LEAD_LIMIT)
        tables = [{"type": "table", "value": table} for table in text.tables]
        page = kind.model(**fields)
        if tables:
            stream = kind.model._meta.get_field("tables").stream_block
            page.tables = stream.to_python(tables)
        return page

    def _files(self, text: Text) -> None:
        """What stands above and beside the text, what the text shows, what it links to."""
        for file in self.item.files:
            self._take(file.address, Shown(file.address, file.title, file.alt), file)
        for shown in text.pictures:
            if self.media.is_own(self._whole(shown.address)):
                self._take(self._whole(shown.address), shown, None)
            else:
                self.foreign += 1
        for link in text.links:
            address = self._whole(link.address)
            if self.media.is_own(address) and is_file(address):
                self._take(address, link, None)

    def _take(self, address: str, shown: Shown, known: OldFile | None) -> int | None:
        """Take one file in, tell why not otherwise, and keep its addresses. The document's number, if it became one."""
        is_picture = extension_of(address) in PICTURES
        path = self.media.find(address)
        places = self.media.originals_of(address)
        known = known or next(filter(None, map(self.website.file_at, places)), None)
        document = None
        if path is None:
            self._tell(Fate.FILE_MISSING, address, _("The file is not in the folder."))
        elif is_picture:
            self._picture(path, address, shown, known)
        else:
            document = self._document(path, address, shown, known)
        own = (known.address, *known.addresses) if known else ()
        self.draft.addresses += [(other, document) for other in (*((address,) if places else ()), *own)]
        return document

    def _picture(self, path: Path, address: str, shown: Shown, known: OldFile | None) -> None:
        alt = (shown.alt or (known.alt if known else "")).strip()[:ALT_LIMIT]
        facts = {"title": shortened((known.title if known else "") or path.stem)}
        if alt:
            facts |= {"alt_kind": "describe", "description": alt}
        found = self.adopter.adopt(path, "image", self.place.unit, **facts)
        if found.refused:
            self._tell(Fate.FILE_REFUSED, address, found.refused)
        elif found.pk is not None and found.pk not in {pk for pk, _caption in self.draft.pictures}:
            caption = shown.words if shown.words != path.stem else ""
            self.draft.pictures.append((found.pk, caption[:255]))

    def _document(self, path: Path, address: str, shown: Shown, known: OldFile | None) -> int | None:
        title = shortened((known.title if known else "") or shown.words or path.stem)
        found = self.adopter.adopt(path, "document", self.place.unit, title=title)
        if found.refused:
            self._tell(Fate.FILE_REFUSED, address, found.refused)
        elif found.pk is not None and found.pk not in {pk for pk, _title in self.draft.documents}:
            self.draft.documents.append((found.pk, shown.words[:255]))
        return found.pk

    def _link(self, link: Shown, words: str) -> str:
        """The link as rich text keeps it: to a document, a page, another website – or its words alone."""
        address = self._whole(link.address)
        if not self.media.is_own(address):
            return f'<a href="{escape(address)}">{words}</a>'
        if is_file(address):
            document = self._document_at(address)
            return f'<a linktype="document" id="{document}">{words}</a>' if document else words
        if not key_of(address):
            return words
        page = self.page_at(address)
        if page is not None:
            return f'<a linktype="page" id="{page}">{words}</a>'
        plain = normalised(address)
        if plain != "/":
            self.open_links.append(plain)
        return f'<a href="{escape(plain)}">{words}</a>'

    def _document_at(self, address: str) -> int | None:
        """The document an address became a moment ago."""
        plain = normalised(address)
        return next((doc for other, doc in self.draft.addresses if doc and normalised(other) == plain), None)

    def _whole(self, address: str) -> str:
        """The address seen from the item's own."""
        try:
            return urljoin(self.item.addresses[0], address) if self.item.addresses else address
        except ValueError:
            return ""

    def _tell(self, fate: Fate, address: str, text: str) -> None:
        if (fate, address) in self._seen:
            return
        self._seen.add((fate, address))
        self.rows.append(Row(fate, self.item.old_id, self.item.title, address, text))
        said = {Fate.FILE_MISSING: _("File missing: %(file)s"), Fate.FILE_REFUSED: _("File refused: %(file)s")}
        self.notes.append(said[fate] % {"file": address})
