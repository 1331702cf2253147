"""The elements of an XML file one after the other, the rest of the tree thrown away: memory does not grow."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.utils.translation import gettext as _
from lxml import etree

from news.importing.moving.item import UnreadableExport

_FORBIDDEN = bytes([*range(9), 11, 12, *range(14, 32)])
"""Control characters no XML file may hold; WordPress writes out whatever somebody pasted."""


class _Cleaned:
    """The file without forbidden characters (in UTF-8 these bytes are never part of another character)."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file

    def read(self, size: int = -1) -> bytes:
        """As a file's."""
        while part := self.file.read(size):
            if cleaned := part.translate(None, _FORBIDDEN):
                return cleaned
        return b""


def elements(path: Path, *tags: str) -> Iterator[Any]:
    """Yield each finished element of the given tags; it is emptied when the next one is asked for.

    Raises UnreadableExport. No entity is ever expanded and nothing is fetched; a file that declares a document type
    of its own, where bombs are hidden, is refused before anything of it is used. A single text may have 10 MB.
    """
    try:
        with path.open("rb") as file:
            events = etree.iterparse(
                _Cleaned(file), events=("start", "end"), resolve_entities=False, load_dtd=False, no_network=True,
                huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            is_first = True
            for event, element in events:
                if is_first:
                    _refuse_doctype(element)
                    is_first = False
                if event == "end" and element.tag in tags:
                    yield element
                    _forget(element)
    except (OSError, etree.XMLSyntaxError) as error:
        context = {"file": path.name, "why": error}
        raise UnreadableExport(_("“%(file)s” cannot be read as XML: %(why)s") % context) from error


def _refuse_doctype(root: Any) -> None:
    information = root.getroottree().docinfo
    if information.doctype or information.internalDTD is not None:
        raise UnreadableExport(_("The file declares a document type of its own (DOCTYPE); no WordPress export does."))


def _forget(element: Any) -> None:
    """Empty the element and drop everything before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]
