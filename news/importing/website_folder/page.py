"""One HTML file: its title, its date and its words, without the menu and the frame every page of the site repeats."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
from django.utils.translation import gettext as _
from lxml import etree

from news.importing.material import UnreadableFile
from news.importing.txt import decode
from thai.text import normalise

PAGES = frozenset({".html", ".htm", ".php", ".asp", ".aspx", ".shtml"})
SIZE_LIMIT = 5 * 1024 * 1024
"""Largest page read, in bytes."""

_PROGRAM = re.compile(r"<\?(?:php|=)?.*?(?:\?>|\Z)|<%.*?%>", re.DOTALL | re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_WINDOWS_874 = frozenset({"tis-620", "tis620", "windows-874", "iso-8859-11", "cp874"})
_FRAME = (
    "//nav|//header|//footer|//aside|//form|//script|//style|//noscript|//*[@id='menu' or @id='footer' or @id='header']"
)
_MAIN = ("//main", "//article", "//*[@role='main']", "//*[@id='content']", "//*[@id='main']", "//body")
_DATES = ("article:published_time", "date", "dc.date", "dcterms.created", "last-modified")


@dataclass(slots=True)
class Page:
    """What a page says; `why_not` when it is no page of words."""

    title: str = ""
    html: str = ""
    day: dt.date | None = None
    why_not: str = ""
    notes: list[str] = field(default_factory=list)


def read_page(path: Path) -> Page:
    """Read one file. What a program on the server would have added is not in it, and that is told."""
    try:
        if path.stat().st_size > SIZE_LIMIT:
            return Page(why_not=_("The page is larger than %(limit)s MB.") % {"limit": SIZE_LIMIT // (1024 * 1024)})
        text, notes = _decoded(path.read_bytes())
    except OSError:
        return Page(why_not=_("The file cannot be opened."))
    except UnreadableFile as error:
        return Page(why_not=str(error))
    without = _PROGRAM.sub("", text)
    if without != text:
        notes.append(_("The page was made by a program; what it fetched from a database is not in the file."))
    root = _parsed(without)
    if root is None or not "".join(root.itertext()).strip():
        return Page(why_not=_("The page has no words of its own; it was made by a program or only led elsewhere."))
    title, day = _title(root), _day(root)
    for element in root.xpath(_FRAME):
        if element.getparent() is not None:
            element.drop_tree()
    main = next(found[0] for path in (*_MAIN, "/*") if (found := root.xpath(path)))
    return Page(title, lxml.html.tostring(main, encoding="unicode"), day, notes=notes)


def links_of(path: Path) -> Iterator[str]:
    """What a page links to and shows, as written there."""
    try:
        root = _parsed(_decoded(path.read_bytes())[0]) if path.stat().st_size <= SIZE_LIMIT else None
    except (OSError, UnreadableFile):
        return
    if root is not None:
        for element in root.iter("a", "img", "embed", "iframe", "object"):
            if address := element.get("href") or element.get("src") or element.get("data"):
                yield address.strip()


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """The text by the page's own word on its encoding, else by what its bytes look like. Raises UnreadableFile."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name in _WINDOWS_874:
        try:
            return data.decode("cp874"), []
        except UnicodeDecodeError:
            pass  # the page says one thing and is another: its bytes decide
    return decode(data)


def _parsed(text: str) -> Any:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        return lxml.html.document_fromstring(normalise(text).encode(), parser=parser)
    except etree.ParserError:  # nothing in it
        return None


def _title(root: Any) -> str:
    """The heading of the page before the title of its window, which often names the website only."""
    for path in ("//meta[@property='og:title']/@content", "//h1", "//h2", "//title"):
        for found in root.xpath(path):
            words = " ".join((found if isinstance(found, str) else found.text_content()).split())
            if words:
                return words
    return ""


def _day(root: Any) -> dt.date | None:
    for name in _DATES:
        for value in root.xpath(f"//meta[@name='{name}' or @property='{name}']/@content"):
            try:
                return dt.date.fromisoformat(value.strip()[:10])
            except ValueError:
                continue
    return None
