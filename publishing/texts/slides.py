"""Presentations: every slide in the order it is shown, hidden ones too, with its notes."""

from collections.abc import Iterator

from publishing.texts.guard import guarded
from publishing.texts.package import Package
from publishing.texts.passage import Passage, Place, Unread, place

_PRESENTATION = "ppt/presentation.xml"
_ENDS = frozenset({"p", "tr", "comment", "cm", "pt"})
_TEXT = frozenset({"t", "v", "text"})


def passages(package: Package) -> Iterator[Passage | Unread]:
    """Yield one passage a slide, and one for its notes."""
    if _PRESENTATION not in package:
        return
    relations = package.relations(_PRESENTATION)
    events = [event for event in package.events(_PRESENTATION) if event.kind == "start" and event.name == "sldId"]
    slides = [part for event in events if (part := relations.get(event.attribute("id"), "")) in package]
    # A slide that the presentation does not list is still in the file.
    slides += [part for part in package.named(r"ppt/slides/slide\d+\.xml") if part not in slides]
    for number, slide in enumerate(slides, 1):
        package.budget.spend_page()
        where, notes = place("slide", number=number), place("slide_notes", number=number)
        yield from guarded(drawing(package, slide, where), where)
        for related in package.relations(slide).values():
            if related.startswith(("ppt/notesSlides/", "ppt/comments/")) and related in package:
                yield from guarded(drawing(package, related, notes), notes)


def drawing(package: Package, part: str, where: Place) -> Iterator[Passage]:
    """Yield all text of an XML part that is no flow of paragraphs: one line for each of its paragraphs."""
    lines: list[str] = []
    line: list[str] = []
    is_text = False
    for event in package.events(part):
        if event.kind == "text":
            if is_text:
                line.append(event.text)
        elif event.name in _TEXT:
            is_text = event.kind == "start"
        elif event.kind == "start" and event.attribute("descr"):
            lines.append(event.attribute("descr"))
        elif event.kind == "end" and event.name == "tc":
            line.append(" | ")
        elif event.kind == "end" and event.name in _ENDS and line:
            lines.append("".join(line))
            line = []
    text = "\n".join([*lines, "".join(line)]).strip()
    if text:
        yield Passage(where, text)
