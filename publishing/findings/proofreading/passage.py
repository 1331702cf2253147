"""A page's words as proofreading reads them: field by field, line by line, each line knowing its heading."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from publishing.findings.finding import Detector, Finding, digest_of
from publishing.findings.material import Material
from publishing.findings.proofreading.markup import Markup, read_markup
from publishing.findings.wording import Wording
from thai.text import shorten

_AROUND = 24
"""Characters shown on either side of what was found."""
_LONGEST = 120
"""Characters shown of what was found itself."""
_MARKS = frozenset("\u0e31\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, list item, heading or row of a table."""

    text: str
    wording: Wording
    under: str = ""
    """The heading it stands under."""

    def found(self, detector: Detector, start: int, end: int, *, note: str = "") -> Finding:
        """The finding of `text[start:end]`, with a little of what stands around it; `note`: what it should be."""
        excerpt = around(self.text, start, end)
        return Finding(
            detector.key,
            f"{excerpt} → {note}" if note else excerpt,
            digest_of(self.text[start:end]),
            field=self.wording.field,
            place=place_of(self.wording, self.under),
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """One field: its words, its structure where it has any, and its lines."""

    wording: Wording
    markup: Markup | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything of a page that is proofread."""

    material: Material
    passages: tuple[Passage, ...]

    def lines(self) -> Iterator[Line]:
        """Every line of every field."""
        for passage in self.passages:
            yield from passage.lines


def reading_of(material: Material) -> Reading:
    """The page's words in lines; the structure of each field is read once."""
    return Reading(material, tuple(_passage(wording) for wording in material.wordings))


def _passage(wording: Wording) -> Passage:
    if not wording.html:
        return Passage(wording, None, tuple(Line(text, wording) for text in wording.text.splitlines() if text.strip()))
    markup = read_markup(wording.html)
    return Passage(wording, markup, tuple(_lines_of(markup, wording)))


def _lines_of(markup: Markup, wording: Wording) -> Iterator[Line]:
    under = ""
    for block in markup.blocks:
        if block.level:
            under = " ".join(block.text.split())
        yield from (
            Line(text, wording, "" if block.level else under) for text in block.text.splitlines() if text.strip()
        )


def place_of(wording: Wording, under: str = "") -> str:
    """The place in words: the field, and the heading where there is one."""
    if not under:
        return wording.label
    return _("%(field)s, under “%(heading)s”") % {"field": wording.label, "heading": shorten(under, 60)}


def around(text: str, start: int, end: int) -> str:
    """What was found with a little of what stands around it, on one line, no letter cut from its marks."""
    begin = max(start - _AROUND, 0)
    while 0 < begin < start and text[begin] in _MARKS:
        begin += 1
    before = ("…" if begin else "") + text[begin:start]
    after = shorten(text[end : end + _AROUND + 1], _AROUND)
    return " ".join((before + shorten(text[start:end], _LONGEST) + after).split())
