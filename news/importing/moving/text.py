"""Any HTML as the rich text an editor here would have written, and its pictures, files, tables and links."""

import re
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from django.utils.html import escape
from django.utils.translation import gettext as _
from lxml import etree

from news.importing.moving.table import table_of
from thai.text import normalise

LONGEST = 5_000_000
"""Most characters of one item's text: beyond it is no text anybody wrote."""

_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figure", "footer", "header", "html", "main", "nav", "p", "pre", "section", "summary", "table", "tbody", "td",
        "th", "tr",
    )
)  # fmt: skip
_DROPPED = frozenset(
    (
        "applet", "base", "button", "canvas", "datalist", "form", "frame", "frameset", "head", "input", "label", "link",
        "map", "meta", "noscript", "object", "option", "param", "script", "select", "style", "svg", "template",
        "textarea", "title",
    )
)  # fmt: skip
_FRAMES = frozenset({"iframe", "embed"})
_PLAYERS = frozenset({"video", "audio"})
_SPACES = re.compile(r"\s+")
_SAFE = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in the text, or a file it links to: its address as written there, and the words with it."""

    address: str
    words: str = ""
    alt: str = ""


@dataclass(slots=True)
class Text:
    """What the HTML held. Links the caller decides about stand in the body as `href="old:N"`, N counting `links`."""

    body: str = ""
    first: str = ""
    """The first paragraph of running text, without markup."""
    tables: list[dict[str, Any]] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
    links: list[Shown] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_html(html: str, *, keeps_lines: bool = False) -> Text:
    """Take the HTML apart. Nothing of it survives but words, headings, lists, emphasis and links."""
    source = normalise(html[:LONGEST])
    reader = _Reader(keeps_lines=keeps_lines)
    if source.strip():
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        try:
            root = lxml.html.document_fromstring(source.encode(), parser=parser)
        except etree.ParserError:  # nothing but comments and the like
            root = None
        if root is not None:
            reader.block(root)
    return reader.done()


class _Reader:
    """Walks the tree once; a line of words is kept until a block ends it."""

    def __init__(self, *, keeps_lines: bool) -> None:
        self.text = Text()
        self.keeps_lines = keeps_lines
        self.parts: list[str] = []
        self.line: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.says = False
        self.frames = 0

    def done(self) -> Text:
        """What was read."""
        self.end()
        self.text.body = "".join(self.parts)
        if self.frames:
            self.text.notes.append(_("Videos and frames became links: %(count)s.") % {"count": self.frames})
        if self.text.tables:
            note = _("Tables were taken out of the text and stand below it: %(count)s.")
            self.text.notes.append(note % {"count": len(self.text.tables)})
        return self.text

    def block(self, element: Any) -> None:
        """Everything inside a block element."""
        self.words(element.text)
        for child in element:
            self.element(child)
            self.words(child.tail)

    def element(self, element: Any) -> None:
        """One element."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _DROPPED:
            return
        if tag in _HEADINGS:
            self._heading(element, _HEADINGS[tag])
        elif tag in _INLINE:
            self._wrapped(element, f"<{_INLINE[tag]}>", f"</{_INLINE[tag]}>")
        elif tag in {"ul", "ol"}:
            self._list(element, tag)
        elif tag == "table":
            self._table(element)
        elif tag in _BLOCKS:
            self._paragraphs(element)
        else:
            self._single(element, tag)

    def _single(self, element: Any, tag: str) -> None:
        if tag == "a":
            self._link(element)
        elif tag == "img":
            self._picture(element)
        elif tag == "br":
            self.line.append("<br/>")
        elif tag == "hr":
            self.end()
            self.parts.append("<hr/>" if element.get("id") != "system-readmore" else "")
        elif tag in _FRAMES | _PLAYERS:
            self._frame(element)
        elif tag == "figcaption":
            self._caption(element)
        else:
            self.block(element)

    def words(self, text: str | None) -> None:
        """Running text."""
        if not text:
            return
        if self.keeps_lines and "\n" in text.strip(" "):
            self._lines(text)
            return
        plain = _SPACES.sub(" ", text)
        if plain == " " and not self.says:
            return
        self.says = self.says or bool(plain.strip())
        self.line.append(escape(plain))

    def _lines(self, text: str) -> None:
        for number, paragraph in enumerate(re.split(r"\n\s*\n", text)):
            if number:
                self.end()
            lines = [escape(_SPACES.sub(" ", line)) for line in paragraph.split("\n") if line.strip()]
            self.says = self.says or bool(lines)
            self.line.append("<br/>".join(lines))

    def end(self, tag: str = "p") -> None:
        """The block is over: its line becomes a paragraph, what is open goes on in the next."""
        if self.says:
            closing = "".join(end for _begin, end in reversed(self.open))
            inner = _trimmed("".join(self.line) + closing)
            self.parts.append(f"<{tag}>{inner}</{tag}>")
            if tag == "p" and not self.text.first:
                self.text.first = _plain(inner)
        self.line = [begin for begin, _end in self.open]
        self.says = False

    def _paragraphs(self, element: Any) -> None:
        self.end()
        self.block(element)
        self.end()

    def _heading(self, element: Any, tag: str) -> None:
        self.end()
        words = " ".join("".join(element.itertext()).split())
        self.pictures_in(element)
        if words:
            self.parts.append(f"<{tag}>{escape(words)}</{tag}>")

    def _wrapped(self, element: Any, begin: str, end: str) -> None:
        if (begin, end) in self.open or (begin[:2] == "<a" and any(b[:2] == "<a" for b, _e in self.open)):
            self.block(element)
            return
        self.open.append((begin, end))
        self.line.append(begin)
        self.block(element)
        self.open.pop()
        self.line.append(end)

    def _link(self, element: Any) -> None:
        address = (element.get("href") or "").strip()
        words = " ".join("".join(element.itertext()).split())
        if not address or address.startswith("#") or (":" in address.split("/")[0] and not _is_safe(address)):
            self.block(element)
            return
        if not words:  # around a picture: the picture says it
            self.pictures_in(element)
            if element.find(".//img") is None:
                return
            self.text.links.append(Shown(address))
            return
        self.text.links.append(Shown(address, words))
        self._wrapped(element, f'<a href="old:{len(self.text.links) - 1}">', "</a>")

    def _picture(self, element: Any, caption: str = "") -> None:
        address = (element.get("src") or element.get("data-src") or element.get("data-lazy-src") or "").strip()
        if address.startswith("data:") and element.get("data-src"):
            address = element.get("data-src").strip()
        if address:
            self.text.pictures.append(Shown(address, caption, " ".join((element.get("alt") or "").split())))

    def pictures_in(self, element: Any) -> None:
        """The pictures of an element whose words are taken another way."""
        for picture in element.iter("img"):
            self._picture(picture)

    def _caption(self, element: Any) -> None:
        """The words under a picture go with the picture, those under anything else are words."""
        words = " ".join("".join(element.itertext()).split())
        parent = element.getparent()
        if words and self.text.pictures and parent is not None and parent.find(".//img") is not None:
            last = self.text.pictures[-1]
            self.text.pictures[-1] = Shown(last.address, words[:255], last.alt)
        else:
            self._paragraphs(element)

    def _frame(self, element: Any) -> None:
        source = element.find("source")
        address = element.get("src") or (source.get("src") if source is not None else "") or ""
        address = "https:" + address if address.startswith("//") else address.strip()
        if not address or (":" in address.split("/")[0] and not _is_safe(address)):
            return
        self.frames += 1
        self.end()
        self.text.links.append(Shown(address, address))
        self.says = True
        self.line.append(f'<a href="old:{len(self.text.links) - 1}">{escape(address)}</a>')
        self.end()

    def _list(self, element: Any, tag: str) -> None:
        self.end()
        inside = self._list_html(element, tag)
        self.parts.append(inside)

    def _list_html(self, element: Any, tag: str) -> str:
        items = []
        for child in element:
            if child.tag in {"ul", "ol"}:
                items.append(self._list_html(child, child.tag)[4:-5])
            elif child.tag == "li":
                items.append(self._list_item(child))
        inner = "".join(item if item.startswith("<li>") else f"<li>{item}</li>" for item in items if item)
        return f"<{tag}>{inner}</{tag}>" if inner else ""

    def _list_item(self, element: Any) -> str:
        """One item: its lines, then the lists inside it."""
        kept, self.parts, self.line, opened = (self.parts, self.line), [], [], self.open
        self.open = []
        first = self.text.first
        self.block(element)
        self.end()
        self.text.first = first
        lines = [part.removeprefix("<p>").removesuffix("</p>") for part in self.parts]
        (self.parts, self.line), self.open = kept, opened
        flat = [part for part in lines if not part.startswith(("<ul>", "<ol>", "<hr"))]
        nested = [part for part in lines if part.startswith(("<ul>", "<ol>"))]
        return "<br/>".join(re.sub(r"</?h[23]>", "", part) for part in flat) + "".join(nested)

    def _table(self, element: Any) -> None:
        table = table_of(element)
        self.end()
        if table is None:  # made for the looks of it, or a table of tables: what stands in it is text
            self.block(element)
            self.end()
            return
        self.pictures_in(element)
        for link in element.iter("a"):
            if (address := (link.get("href") or "").strip()) and not address.startswith("#"):
                self.text.links.append(Shown(address, " ".join("".join(link.itertext()).split())))
        self.text.tables.append(table)


def _is_safe(address: str) -> bool:
    return address.lower().startswith(_SAFE)


def _trimmed(inner: str) -> str:
    """A line without breaks and spaces at its ends."""
    return re.sub(r"^(?:\s|<br/>)+|(?:\s|<br/>)+$", "", inner)


def _plain(inner: str) -> str:
    return " ".join(lxml.html.fromstring(f"<p>{inner.replace('<br/>', ' ')}</p>").text_content().split())
