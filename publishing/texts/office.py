"""An Office file whole: its kind's own text, and what every kind has – properties, links, charts, embedded files."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import IO

from publishing.texts import sheets, slides, word
from publishing.texts.budget import Budget, CannotRead, OverBudget
from publishing.texts.guard import guarded
from publishing.texts.package import Package
from publishing.texts.passage import Passage, Unread, place

_OWN: dict[str, Callable[[Package], Iterator[Passage | Unread]]] = {
    "docx": word.passages,
    "xlsx": sheets.passages,
    "pptx": slides.passages,
}
_READ_BY_KIND = {
    "docx": word.PARTS,
    "xlsx": r"xl/(?:workbook|sharedStrings)\.xml|xl/worksheets/.*|xl/(?:threadedC|c)omments.*",
    "pptx": r"ppt/presentation\.xml|ppt/(?:slides|notesSlides|comments)/.*",
}
_NO_TEXT = re.compile(
    r"(?:.*/)?(?:styles|settings|fontTable|webSettings|numbering|theme\d*|tableStyles|presProps|viewProps|calcChain)\.xml"
    r"|(?:.*/)?(?:theme|printerSettings|media)/.*|\[Content_Types\]\.xml|docProps/thumbnail.*"
)
Open = Callable[[IO[bytes], str, Budget], Iterator[Passage | Unread]]
"""How a file inside a file is read."""


def passages(file: IO[bytes], kind: str, budget: Budget, read_file: Open) -> Iterator[Passage | Unread]:
    """Yield the text of a docx, xlsx or pptx; `read_file` reads what is embedded in it."""
    package = Package(file, budget)
    yield from guarded(_OWN[kind](package), place("file"))
    for name in package.names:
        if name.endswith(".rels"):
            yield from guarded(_links(package, name), place("part", name=name))
        elif name.startswith("docProps/") and name.endswith(".xml"):
            yield from guarded(_properties(package, name), place("properties"))
        elif "/embeddings/" in name and not name.endswith("/"):
            yield from embedded(package, name, name.rpartition("/")[2], budget, read_file)
        elif name.endswith(".xml") and not re.fullmatch(_READ_BY_KIND[kind], name) and not _NO_TEXT.fullmatch(name):
            where = place("part", name=name)
            yield from guarded(slides.drawing(package, name, where), where)


def embedded(
    package: Package, part: str | zipfile.ZipInfo, name: str, budget: Budget, read_file: Open
) -> Iterator[Passage | Unread]:
    """Read a file inside another, `name` to people; say so where that cannot be done."""
    try:
        if budget.depth < 1:
            raise CannotRead("nested_too_deep")
        data = package.read(part)
    except OverBudget:
        raise
    except CannotRead as error:
        yield Unread(place("file"), error.reason).within(name)
        return
    budget.depth -= 1
    try:
        for passage in read_file(io.BytesIO(data), name, budget):
            yield passage.within(name)
    finally:
        budget.depth += 1


def _links(package: Package, name: str) -> Iterator[Passage]:
    for address in package.links(name):
        yield Passage(place("link"), address)


def _properties(package: Package, name: str) -> Iterator[Passage]:
    texts = [event.text.strip() for event in package.events(name) if event.kind == "text"]
    if text := "\n".join(filter(None, texts)):
        yield Passage(place("properties"), text)
