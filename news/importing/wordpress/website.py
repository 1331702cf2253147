"""A WordPress export: read as a stream, twice – once for the files, once for the items."""

import datetime as dt
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from news.importing.moving.item import OldFile, OldItem, UnreadableExport
from news.importing.wordpress.files import FileIndex
from news.importing.wordpress.markup import gallery_ids, plain_html
from news.importing.wordpress.xml import elements

_WP: Final = "{http://wordpress.org/export/1.2/}"
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR: Final = "{http://purl.org/dc/elements/1.1/}creator"
_EXCERPTS: Final = "/excerpt/}encoded"
MARKS = ("/wp-content/uploads/", "/files/")
"""Where WordPress keeps its files; the second in networks of sites before 2013."""


class WordPressExport:
    """The files WordPress wrote under Tools › Export; a large site comes in several."""  # noqa: RUF002

    media_marks: tuple[str, ...] = MARKS

    def __init__(
        self, files: list[Path], *, key: str = "", kinds: frozenset[str] = frozenset({"post", "page"})
    ) -> None:
        self.files, self.kinds = files, kinds
        base = next(filter(None, (_base(path) for path in files)), "")
        host = (urlsplit(base).hostname or "").removeprefix("www.")
        if not base:
            raise UnreadableExport(_("This is no WordPress export: it does not name its website (wp:base_site_url)."))
        self.hosts = frozenset({host})
        self.key = key or f"wordpress:{host}{urlsplit(base).path.rstrip('/')}"[:150]
        self.index = FileIndex()
        self._read_files()

    def items(self) -> Iterator[OldItem]:
        """Every post and page, in the order of the files; what is no item of a website is left out silently."""
        for path in self.files:
            for element in elements(path, "item"):
                kind = _said(element, "post_type")
                if kind not in {"attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"}:
                    yield self._item(element, kind)

    def file_at(self, address: str) -> OldFile | None:
        """The attachment whose file lies there."""
        return self.index.at(address)

    def close(self) -> None:
        """Throw the index of files away."""
        self.index.close()

    def _read_files(self) -> None:
        for path in self.files:
            for element in elements(path, "item"):
                if _said(element, "post_type") == "attachment":
                    self._note_file(element)
        self.index.ready()

    def _note_file(self, element: Any) -> None:
        address = _said(element, "attachment_url") or _text(element, "guid")
        number = _said(element, "post_id")
        meta = _meta(element)
        place = meta.get("_wp_attached_file", "") or _after_mark(address)
        pages = (_text(element, "link"), f"/?p={number}")
        file = OldFile(address, pages, _text(element, "title")[:255], meta.get("_wp_attachment_image_alt", "")[:255])
        self.index.add(number, _said(element, "post_parent"), place, file)

    def _item(self, element: Any, kind: str) -> OldItem:
        number = _said(element, "post_id")
        html = _text(element, _CONTENT)
        meta = _meta(element)
        markup = plain_html(html, self.index.of_item(number), self.index.by_id)
        return OldItem(
            old_id=number,
            kind=kind,
            title=_words(_text(element, "title")),
            html=markup.html,
            lead=_words(next((c.text or "" for c in element if str(c.tag).endswith(_EXCERPTS)), "")),
            day=_day(element),
            author=_text(element, _CREATOR),
            sections=tuple(_sections(element)),
            addresses=tuple(
                dict.fromkeys(filter(None, (_text(element, "link"), f"/?p={number}", _text(element, "guid"))))
            ),
            files=self._files(number, meta, html),
            keeps_lines=markup.keeps_lines,
            why_not=self._why_not(element, kind),
            notes=tuple(markup.notes),
        )

    def _files(self, number: str, meta: dict[str, str], html: str) -> tuple[OldFile, ...]:
        """The picture above the item, then what was uploaded to it and its text does not show."""
        first = self.index.by_id(meta.get("_thumbnail_id", ""))
        shown = set(gallery_ids(html))
        others = [file for key, file in self.index.of_item(number) if key not in shown and not _is_in(file, html)]
        return tuple(dict.fromkeys([*([first] if first else []), *others]))

    def _why_not(self, element: Any, kind: str) -> str:
        if kind not in self.kinds:
            return _("“%(kind)s” is no post and no page.") % {"kind": kind}
        if _said(element, "post_password"):
            return _("It was behind a password.")
        status = _said(element, "status")
        if status != "publish":
            return _("It was not public in the old website (%(status)s).") % {"status": status or "?"}
        return ""


def _base(path: Path) -> str:
    """The address of the website the file comes from."""
    for element in elements(path, _WP + "base_blog_url", _WP + "base_site_url", "item"):
        if element.tag != "item":
            return (element.text or "").strip()
    return ""


def _text(element: Any, name: str) -> str:
    return (element.findtext(name) or "").strip("\n\r ")


def _said(element: Any, name: str) -> str:
    """One of WordPress's own fields. The namespace carries the version of the format, 1.0 to 1.2."""
    found = element.findtext(_WP + name)
    if found is None:
        found = next((child.text for child in element if str(child.tag).endswith(f"/}}{name}")), "")
    return (found or "").strip()


def _meta(element: Any) -> dict[str, str]:
    rows = (child for child in element if str(child.tag).endswith("/}postmeta"))
    return {_said(row, "meta_key"): _said(row, "meta_value") for row in rows}


def _sections(element: Any) -> Iterator[str]:
    for child in element.findall("category"):
        domain = child.get("domain", "")
        if domain in {"category", "post_tag"} or not domain:
            name = _words(child.text or child.get("nicename", ""))
            yield f"{'tag' if domain == 'post_tag' else 'category'}:{name}"


def _day(element: Any) -> dt.date | None:
    """The day in the old website's own time; drafts have none (0000-00-00)."""
    try:
        return dt.date.fromisoformat(_said(element, "post_date")[:10])
    except ValueError:
        return None


def _words(text: str) -> str:
    """A title or excerpt without markup."""
    if "<" not in text and "&" not in text:
        return " ".join(text.split())

    return " ".join(unescape(strip_tags(text)).split())


def _after_mark(address: str) -> str:
    return next((address.partition(mark)[2] for mark in MARKS if mark in address), "")


def _is_in(file: OldFile, html: str) -> bool:
    """Whether the text shows the file itself, in whatever size."""
    name = file.address.rpartition("/")[2]
    stem = name.rpartition(".")[0]
    return bool(stem) and stem in html
