"""A website as a folder: every page and every document nobody links to becomes an item; the rest hangs on the pages."""

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.utils.translation import gettext as _

from news.importing import UnreadableFile, read_file
from news.importing.body import body_html
from news.importing.moving.item import OldFile, OldItem, UnreadableExport
from news.importing.website_folder.page import PAGES, links_of, read_page

_TEXTS = frozenset({".docx", ".txt"})
_DOCUMENTS = frozenset({".pdf", ".xlsx", ".pptx", ".zip", ".rar", ".doc", ".xls", ".ppt"})
_OF_THE_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


class WebsiteFolder:
    """The folder copied from the old server, or unpacked from what Google Sites gives out (Takeout)."""

    media_marks: tuple[str, ...] = ("/",)

    def __init__(self, root: Path, *, address: str, key: str = "") -> None:
        self.root = root.resolve()
        if not self.root.is_dir():
            raise UnreadableExport(_("There is no folder “%(folder)s”.") % {"folder": root})
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        if not host:
            raise UnreadableExport(_("Name the address of the old website: --address https://www.example.go.th/"))
        self.base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/"
        self.media_marks = (parts.path.rstrip("/") + "/",)
        self.hosts = frozenset({host})
        self.key = key or f"folder:{host}{parts.path.rstrip('/')}"[:150]
        self.linked = self._linked()

    def items(self) -> Iterator[OldItem]:
        """Pages and texts, then documents no page links to, in the order of their names."""
        for path in self._files():
            suffix = path.suffix.lower()
            if suffix in PAGES:
                yield self._page(path)
            elif suffix in _TEXTS and self._name(path) not in self.linked:
                yield self._text(path)
            elif suffix in _DOCUMENTS and self._name(path) not in self.linked:
                yield self._document(path)

    def file_at(self, address: str) -> OldFile | None:
        """Nothing: a folder keeps no list beside its files."""
        return None

    def close(self) -> None:
        """Nothing is open between two reads."""

    def _files(self) -> Iterator[Path]:
        """Every file; links are not followed, they may lead out of the folder or back into it."""
        for place, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(place, name)
                if not (path.is_symlink() or name.startswith((".", "~$")) or name.lower() in _OF_THE_SYSTEM):
                    yield path

    def _linked(self) -> set[str]:
        """What some page links to: that comes with the page."""
        found: set[str] = set()
        for path in self._files():
            if path.suffix.lower() not in PAGES:
                continue
            for link in links_of(path):
                whole = urlsplit(urljoin(self._address(path), link))
                if (whole.hostname or "").removeprefix("www.") in self.hosts:
                    found.add(unquote(whole.path).removeprefix(self.media_marks[0]))
        return found

    def _page(self, path: Path) -> OldItem:
        name = self._name(path)
        read = read_page(path)
        return OldItem(
            old_id=name,
            kind="page",
            title=read.title or path.stem,
            html=read.html,
            day=read.day or _changed(path),
            sections=self._sections(path),
            addresses=(self._address(path),),
            why_not=read.why_not,
            notes=tuple(read.notes) + (() if read.day else (_day_note(),)),
        )

    def _text(self, path: Path) -> OldItem:
        """A text for download: its words become the item, itself the attachment."""
        try:
            material = read_file(path)
        except UnreadableFile as error:
            return OldItem(self._name(path), "text", path.stem, "", why_not=str(error))
        return OldItem(
            old_id=self._name(path),
            kind="text",
            title=material.title,
            html=body_html(material.paragraphs),
            day=_changed(path),
            sections=self._sections(path),
            addresses=(self._address(path),),
            files=(OldFile(self._address(path)),) if path.suffix.lower() == ".docx" else (),
            notes=(*material.notes, _day_note()),
        )

    def _document(self, path: Path) -> OldItem:
        return OldItem(
            old_id=self._name(path),
            kind="file",
            title=path.stem.replace("_", " "),
            html="",
            day=_changed(path),
            sections=self._sections(path),
            addresses=(self._address(path),),
            files=(OldFile(self._address(path)),),
            notes=(_day_note(),),
        )

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _address(self, path: Path) -> str:
        return self.base + quote(self._name(path))

    def _sections(self, path: Path) -> tuple[str, ...]:
        """The folders the file lies in, the nearest first, each with its whole path."""
        parents = PurePosixPath(self._name(path)).parents
        return tuple(f"folder:{parent}" for parent in parents if str(parent) != ".")


def _changed(path: Path) -> dt.date:
    """The day the file was last written: for a copied folder the best there is."""
    return dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.timezone(dt.timedelta(hours=7))).date()


def _day_note() -> str:
    return _("The date is that of the file; please check it.")
