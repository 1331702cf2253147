"""The structure of a formatted text: its blocks, links and tables, read in one pass."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {*_HEADINGS, "p", "li", "ul", "ol", "blockquote", "div", "table", "tr", "td", "th", "caption", "hr"}
_BOLD = {"b", "strong"}


@dataclass(slots=True)
class Block:
    """A paragraph, heading, list item or cell."""

    tag: str
    text: str = ""
    bold: str = ""
    """Its letters that are bold."""

    @property
    def level(self) -> int:
        """Level of a heading, 1–6; 0 for everything else."""
        return _HEADINGS.get(self.tag, 0)

    @property
    def is_bold(self) -> bool:
        """Whether every letter of it is bold."""
        letters = "".join(self.text.split())
        return bool(letters) and letters == "".join(self.bold.split())


@dataclass(slots=True)
class Link:
    """A link: an address, or the key of a page or document of the site."""

    address: str
    kind: str = ""
    """`page` or `document`, as Wagtail stores it; empty for an address."""
    target: str = ""
    """The key of the page or document."""
    text: str = ""


@dataclass(slots=True)
class HtmlTable:
    """A table pasted into the text."""

    text: str = ""
    has_header: bool = False
    has_caption: bool = False


@dataclass(slots=True)
class Markup:
    """Everything the checks ask of a formatted text, in reading order."""

    blocks: list[Block] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tables: list[HtmlTable] = field(default_factory=list)


def read_markup(html: str) -> Markup:
    """Read a formatted text; what is not closed ends with the text."""
    reader = _Reader()
    # A tag that never ends would be read again from each of its letters.
    reader.feed(html[: html.rfind(">") + 1] if html.rfind("<") > html.rfind(">") else html)
    reader.close()
    reader.end_block()
    return reader.markup


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()
        self._block: Block | None = None
        self._link: Link | None = None
        self._table: HtmlTable | None = None
        self._bold = 0

    def end_block(self) -> None:
        block, self._block = self._block, None
        if block is not None and (block.level or block.text.strip()):
            self.markup.blocks.append(block)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.end_block()
            self._block = Block(tag)
        if tag == "br":
            self.handle_data("\n")
        elif tag in _BOLD:
            self._bold += 1
        elif tag == "a" and {"href", "linktype"} & set(values):
            link = Link(values.get("href", ""), values.get("linktype", ""), values.get("id", ""))
            self.markup.links.append(link)
            self._link = link
        elif tag == "table":
            self._table = HtmlTable()
            self.markup.tables.append(self._table)
        elif self._table is not None and tag == "th":
            self._table.has_header = True
        elif self._table is not None and tag == "caption":
            self._table.has_caption = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in _BOLD:
            self._bold = max(self._bold - 1, 0)
        elif tag == "a":
            self._link = None
        elif tag == "table":
            self._table = None

    def handle_data(self, data: str) -> None:
        if self._block is None:
            self._block = Block("")
        self._block.text += data
        if self._bold:
            self._block.bold += data
        if self._link is not None:
            self._link.text += data
        if self._table is not None:
            self._table.text += data
