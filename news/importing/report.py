"""Import a whole folder, telling of every file what became of it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from news.importing.draft import Draft, ImportDraftAction, NotImported, reason, sha256_of
from news.importing.folder import PICTURES, TEXTS, Bundle, Folder, read_folder
from news.importing.material import UnreadableFile
from news.importing.memory import imported_before
from offices.api import Unit

logger = logging.getLogger(__name__)


class Fate(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    WITH_TEXT = "with text"
    BEFORE = "before"
    NOT_READ = "not read"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Line:
    """One file of the report: its name inside the folder, what became of it, and the sentence."""

    file: str
    fate: Fate
    text: str


class ImportFolderAction:
    """Import every file of a folder as drafts of one unit, each in a transaction of its own, none twice."""

    def __init__(self, root: Path, *, unit: Unit, information_type: str, user: Any = None) -> None:
        self.root, self.unit, self.information_type, self.user = root, unit, information_type, user
        self.known: dict[str, Page] = {}

    def execute(self) -> Iterator[Line]:
        """Import file by file; a file that cannot be read never stops the others."""
        self.known = imported_before(self.unit.office)
        folder = read_folder(self.root)
        for bundle in folder.bundles:
            yield from self._bundle(bundle)
        yield from self._others(folder)

    def _bundle(self, bundle: Bundle) -> Iterator[Line]:
        try:
            known = self.known.get(sha256_of(bundle.main))
            if known is not None:
                yield self._line(bundle.main, Fate.BEFORE, _("Imported before"), known)
                yield from self._late_pictures(bundle, known)
                return
            draft = self._import(bundle)
        except Exception as error:
            # One broken file never stops the others; what nobody foresaw is logged with its traceback.
            if not isinstance(error, (NotImported, UnreadableFile, OSError)):
                logger.warning("import of %s failed", bundle.main.name, exc_info=error)
            yield self._unread(bundle.main, reason(error))
            for path in bundle.pictures:
                text = _("It belongs to “%(file)s”, which could not be read.") % {"file": bundle.main.name}
                yield self._unread(path, text)
            return
        yield from self._made(bundle, draft)

    def _import(self, bundle: Bundle) -> Draft:
        draft = ImportDraftAction(
            bundle, unit=self.unit, information_type=self.information_type, user=self.user
        ).execute()
        for path in (bundle.main, *bundle.pictures):
            if path not in draft.left_out:
                self.known[sha256_of(path)] = draft.page
        return draft

    def _made(self, bundle: Bundle, draft: Draft) -> Iterator[Line]:
        made = self._line(bundle.main, Fate.IMPORTED, _("Imported as a draft"), draft.page)
        notes = "".join(f" – {note}" for note in draft.notes)
        yield Line(made.file, made.fate, made.text + notes)
        for path in bundle.pictures:
            if path in draft.left_out:
                yield self._unread(path, draft.left_out[path])
            else:
                yield self._line(path, Fate.WITH_TEXT, _("Put into the album of"), draft.page)

    def _late_pictures(self, bundle: Bundle, page: Page) -> Iterator[Line]:
        """Pictures of a text that was imported before: a draft somebody may be working on is not touched."""
        for path in bundle.pictures:
            if (known := self.known.get(sha256_of(path))) is not None:
                yield self._line(path, Fate.BEFORE, _("Imported before"), known)
            else:
                text = _("Its text was imported before; add the picture in the editor of page %(id)s.")
                yield self._unread(path, text % {"id": page.pk})

    def _others(self, folder: Folder) -> Iterator[Line]:
        formats = ", ".join(sorted(TEXTS) + sorted(PICTURES))
        for path in folder.not_read:
            link = _("Links are not followed.") if path.is_symlink() else ""
            yield self._unread(path, link or UnreadableFile("format_not_read", formats=formats).message)
        for path in folder.of_the_system:
            yield Line(self._name(path), Fate.SKIPPED, _("Skipped: a file of the computer, not of a person."))

    def _line(self, path: Path, fate: Fate, words: str, page: Page) -> Line:
        text = _("%(words)s: page %(id)s “%(title)s”") % {"words": words, "id": page.pk, "title": page.title}
        return Line(self._name(path), fate, text)

    def _unread(self, path: Path, why: str) -> Line:
        return Line(self._name(path), Fate.NOT_READ, _("Not imported: %(reason)s") % {"reason": why})

    def _name(self, path: Path) -> str:
        return str(path.relative_to(self.root))
