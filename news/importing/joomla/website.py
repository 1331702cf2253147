"""A Joomla website out of its database: articles, the categories they hang in, the menu that made their addresses."""

import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.importing.joomla.sql import Dump
from news.importing.moving.item import OldFile, OldItem, UnreadableExport

Row = dict[str, str | None]

_FRAME = frozenset({"categories", "menu"})
_ARTICLES = frozenset({"content"})
_PLUGIN = re.compile(r"\{(/?)([a-zA-Z][\w-]{1,40})((?:\s[^{}<>]{0,500})?)\}")
_PAIRED = re.compile(r"\{(youtube|vimeo)[^}]*\}\s*([\w-]{5,20})\s*\{/\1\}", re.IGNORECASE)
_STATES = {"0": gettext_lazy("not published"), "-2": gettext_lazy("in the bin"), "-1": gettext_lazy("archived")}
EVERYBODY = "1"
"""Joomla's access level for the public; higher ones ask to sign in."""


class JoomlaDump:
    """A dump of the whole database, or at least of the tables …_content, …_categories and …_menu."""

    media_marks: tuple[str, ...] = ("/images/", "/media/", "/files/")

    def __init__(self, path: Path, *, address: str, key: str = "", prefix: str = "") -> None:
        self.dump, self.prefix = Dump(path), prefix
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        if not host:
            raise UnreadableExport(_("Name the address of the old website: --address https://www.example.go.th/"))
        self.base = f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"
        self.hosts = frozenset({host})
        self.key = key or f"joomla:{host}{parts.path.rstrip('/')}"[:150]
        self.categories: dict[str, Row] = {}
        self.places: dict[str, list[str]] = defaultdict(list)
        """Paths of menu entries by what they show: `category 8`, `article 5`."""
        self._read_frame()

    def items(self) -> Iterator[OldItem]:
        """Every article in the order of the dump."""
        for table, row in self.dump.rows(_ARTICLES):
            if table == f"{self.prefix}content" and row.get("id") and "introtext" in row:
                yield self._item(row)

    def file_at(self, address: str) -> OldFile | None:
        """Nothing: Joomla keeps no list of its files."""
        return None

    def close(self) -> None:
        """Nothing is open between two reads."""

    def _read_frame(self) -> None:
        prefixes: set[str] = set()
        for table, row in self.dump.rows(_FRAME):
            prefix, _under, name = table.rpartition("_")
            prefixes.add(f"{prefix}_")
            if self.prefix and table != f"{self.prefix}{name}":
                continue
            if name == "categories" and row.get("id"):
                self.categories[str(row["id"])] = row
            elif name == "menu" and row.get("published") == "1":
                self._note_menu(row)
        if not prefixes or (self.prefix and self.prefix not in prefixes):
            raise UnreadableExport(_("The dump has no tables …_categories and …_menu of a Joomla website."))
        if not self.prefix:
            if len(prefixes) > 1:
                names = ", ".join(sorted(prefixes))
                raise UnreadableExport(
                    _("The dump holds several websites; name one with --prefix: %(names)s") % {"names": names}
                )
            self.prefix = prefixes.pop()

    def _note_menu(self, row: Row) -> None:
        query = dict(parse_qsl(urlsplit(row.get("link") or "").query))
        if query.get("option") == "com_content" and query.get("view") in {"article", "category"} and query.get("id"):
            self.places[f"{query['view']} {query['id']}"].append(str(row.get("path") or row.get("alias") or ""))

    def _item(self, row: Row) -> OldItem:
        number = str(row["id"])
        html, notes = _without_plugins(f"{row.get('introtext') or ''}{row.get('fulltext') or ''}")
        return OldItem(
            old_id=number,
            kind="article",
            title=row.get("title") or "",
            html=html,
            lead="",
            day=_day(row.get("publish_up")) or _day(row.get("created")),
            author=row.get("created_by_alias") or "",
            sections=tuple(self._sections(row.get("catid"))),
            addresses=tuple(dict.fromkeys(self._addresses(row, number))),
            files=tuple(self._pictures(row)),
            why_not=_why_not(row),
            notes=tuple(notes),
        )

    def _sections(self, number: str | None) -> Iterator[str]:
        """The article's category, then those above it."""
        for _level in range(20):
            category = self.categories.get(number or "")
            if category is None or category.get("alias") == "root":
                return
            yield f"category:{category.get('title') or category.get('alias')}"
            number = category.get("parent_id")

    def _addresses(self, row: Row, number: str) -> Iterator[str]:
        """Every form Joomla answered: by number, and by the paths of the menu, with and without numbers and suffix."""
        yield f"{self.base}/index.php?option=com_content&view=article&id={number}"
        for path in self.places[f"article {number}"]:
            yield from self._forms(path)
        alias, category = row.get("alias") or "", self.categories.get(row.get("catid") or "", {})
        names = (f"{number}-{alias}", alias)
        above = [*self.places[f"category {row.get('catid')}"], *self._places_above(category)]
        for path in above:
            for name in names:
                yield from self._forms(f"{path}/{name}")
        for name in names[:1]:
            yield from self._forms(f"component/content/article/{row.get('catid')}-{category.get('alias')}/{name}")
            yield from self._forms(f"component/content/article/{name}")

    def _places_above(self, category: Row) -> Iterator[str]:
        """Paths through a menu entry of a wider category: the narrower ones follow by number and alias."""
        inside = ""
        for _level in range(20):
            alias = category.get("alias") or ""
            if not category or alias == "root":
                return
            inside = f"{alias}/{inside}".rstrip("/")
            number = str(category.get("parent_id") or "")
            for path in self.places[f"category {number}"]:
                yield f"{path}/{inside}"
                yield f"{path}/{category.get('id')}-{inside}"
            category = self.categories.get(number, {})

    def _forms(self, path: str) -> Iterator[str]:
        for before in ("", "/index.php"):
            yield f"{self.base}{before}/{path}"
            yield f"{self.base}{before}/{path}.html"

    def _pictures(self, row: Row) -> Iterator[OldFile]:
        """The pictures of the introduction and of the article, once each."""
        try:
            images: Any = json.loads(row.get("images") or "{}")
        except ValueError:
            return
        if not isinstance(images, dict):
            return
        found: dict[str, OldFile] = {}
        for name in ("image_fulltext", "image_intro"):
            # Joomla 4 puts its own note behind the sign: images/a.jpg#joomlaImage://…
            address = str(images.get(name) or "").partition("#")[0]
            if address:
                alt = str(images.get(f"{name}_alt") or "")
                found.setdefault(address, OldFile(f"{self.base}/{address}", alt=alt[:255]))
        yield from found.values()


def _why_not(row: Row) -> str:
    if row.get("state") not in {"1", "2"}:
        state = _STATES.get(row.get("state") or "", row.get("state") or "?")
        return _("It was not public in the old website (%(status)s).") % {"status": state}
    if (row.get("access") or EVERYBODY) not in {EVERYBODY, "0"}:
        return _("Only people who had signed in could read it.")
    return ""


def _day(moment: str | None) -> dt.date | None:
    """Joomla keeps moments in universal time; the day is Bangkok's."""
    try:
        found = dt.datetime.fromisoformat((moment or "")[:19])
    except ValueError:
        return None
    return (found + dt.timedelta(hours=7)).date() if found.year > 1900 else None


def _without_plugins(html: str) -> tuple[str, list[str]]:
    """The text without what plugins would have put there; videos become links."""
    html = _PAIRED.sub(lambda found: f'<iframe src="https://www.youtube.com/embed/{found[2]}"></iframe>', html)
    names: dict[str, None] = {}

    def drop(found: "re.Match[str]") -> str:
        names[found[2].lower()] = None
        return ""

    html = _PLUGIN.sub(drop, html)
    note = _("Parts made by plugins of the old website were left out: %(names)s.")
    return html, [note % {"names": ", ".join(names)}] if names else []
