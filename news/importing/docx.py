"""Word files: headings, paragraphs, list items, tables as lines of text, embedded pictures."""

import io
import zipfile
from collections.abc import Iterator

from django.utils.translation import gettext
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element

from news.importing.material import Content, Paragraph, Style, UnreadableFile
from thai.text import normalise

UNPACKED_LIMIT = 300 * 1024 * 1024
"""Most bytes a Word file may hold when unpacked: it is read into memory whole."""

# What older versions of Word save, and what Word saves under a password.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_CONTAINERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
_BREAKS = frozenset(map(qn, ("w:br", "w:cr")))
_NOT_HERE = frozenset(
    {
        qn("w:txbxContent"),
        qn("w:moveFrom"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


def read(data: bytes) -> Content:
    """Read a Word file; raise UnreadableFile if it is damaged, locked, in the old format, or too large."""
    document = _opened(data)
    try:
        return _content(document)
    except Exception as error:
        # The library trusts the structure of the file and raises anything where it is wrong.
        raise UnreadableFile("damaged") from error


def _opened(data: bytes) -> WordDocument:
    if data.startswith(_OLE):
        raise UnreadableFile("old_or_locked")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > UNPACKED_LIMIT:
            raise UnreadableFile("too_large", limit=UNPACKED_LIMIT // (1024 * 1024))
        return Document(io.BytesIO(data))
    except UnreadableFile:
        raise
    except Exception as error:
        raise UnreadableFile("damaged") from error


def _content(document: WordDocument) -> Content:
    body = document.element.body
    paragraphs: list[Paragraph] = []
    tables = 0
    for block in _children(body, qn("w:p"), qn("w:tbl")):
        if block.tag == qn("w:tbl"):
            tables += 1
            paragraphs += _rows(block)
        elif text := _text(block):
            paragraphs.append(Paragraph(text, _style(WordParagraph(block, document._body))))
    pictures, left_out = _pictures(document)
    return Content(paragraphs, pictures, _notes(body, tables, left_out))


def _children(parent: _Element, *tags: str) -> Iterator[_Element]:
    """Yield the children of the given kinds in order, also those in content controls and insertions."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _CONTAINERS:
            yield from _children(child, *tags)


def _text(element: _Element) -> str:
    """Return the text as it reads with every tracked change accepted; text boxes are not part of it."""
    return normalise("".join(_pieces(element))).strip()


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab") and element.tag == qn("w:r"):
            yield " "
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag not in _NOT_HERE:
            yield from _pieces(child)


def _rows(table: _Element) -> list[Paragraph]:
    """Turn each row of a table into one line, its cells divided by ' | '."""
    rows = []
    for row in _children(table, qn("w:tr")):
        cells = [_cell_text(cell) for cell in _children(row, qn("w:tc"))]
        if line := " | ".join(filter(None, cells)):
            rows.append(Paragraph(line))
    return rows


def _cell_text(cell: _Element) -> str:
    texts = []
    for block in _children(cell, qn("w:p"), qn("w:tbl")):
        is_table = block.tag == qn("w:tbl")
        texts += [row.text for row in _rows(block)] if is_table else [_text(block)]
    return " ".join(" ".join(texts).split())


def _style(paragraph: WordParagraph) -> Style:
    style = paragraph.style
    names = []
    while style is not None:
        names.append(style.name or "")
        style = style.base_style
    if any(name == "Title" or name.startswith("Heading") for name in names):
        return "heading"
    properties = paragraph._p.pPr
    if properties is not None and properties.find(qn("w:outlineLvl")) is not None:
        return "heading"
    is_numbered = properties is not None and properties.find(qn("w:numPr")) is not None
    return "item" if is_numbered or any(name.startswith("List") for name in names) else "text"


def _pictures(document: WordDocument) -> tuple[list[bytes], int]:
    """Return the embedded pictures browsers can show, each once, in order, and how many others there are."""
    pictures: dict[bytes, None] = {}
    left_out = 0
    for blip in document.element.body.iter(qn("a:blip")):
        part = document.part.related_parts.get(blip.get(qn("r:embed"), ""))
        if part is not None and part.blob.startswith(_WEB_PICTURES):
            pictures[part.blob] = None
        else:
            left_out += 1
    return list(pictures), left_out


def _notes(body: _Element, tables: int, left_out: int) -> list[str]:
    has = {name: next(body.iter(qn(f"w:{name}")), None) is not None for name in ("ins", "del", "txbxContent", "numPr")}
    notes = []
    if tables:
        notes.append(gettext("Tables became lines of text: %(count)s.") % {"count": tables})
    if left_out:
        notes.append(gettext("Pictures in a form browsers cannot show were left out: %(count)s.") % {"count": left_out})
    if has["numPr"]:
        notes.append(gettext("Word's automatic numbers are not part of the text; please check the lists."))
    if has["ins"] or has["del"]:
        notes.append(gettext("The file has tracked changes; it was read as if all were accepted."))
    if has["txbxContent"]:
        notes.append(gettext("Text boxes were left out."))
    return notes
