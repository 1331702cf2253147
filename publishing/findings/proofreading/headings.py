"""Headings: none empty, none skipped, none that only looks like one (screen readers move by headings)."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.proofreading.markup import Block
from publishing.findings.proofreading.passage import Passage, Reading, place_of
from thai.text import shorten

EMPTY = Detector(
    "heading_empty",
    "proofreading",
    _("Heading without words"),
    _("Write the heading, or make the line an ordinary paragraph."),
    Severity.ASK,
)
LEVEL = Detector(
    "heading_level",
    "proofreading",
    _("Heading of the wrong level"),
    _("The title is level 1; the text begins at level 2 and goes down one level at a time."),
    Severity.NOTE,
)
BOLD = Detector(
    "heading_bold",
    "proofreading",
    _("Bold line used as a heading"),
    _("Make it a heading: then it can be found by screen readers and in the table of contents."),
    Severity.NOTE,
)
DETECTORS = (EMPTY, LEVEL, BOLD)

_LONGEST_HEADING = 80
_ENDS_A_SENTENCE = (".", "!", "?", ":", ",", ";")


def find(reading: Reading) -> Iterator[Finding]:
    """The headings of every formatted text."""
    for passage in reading.passages:
        if passage.markup:
            yield from _of(passage, passage.markup.blocks)


def _of(passage: Passage, blocks: list[Block]) -> Iterator[Finding]:
    level, empty = 1, 0
    for number, block in enumerate(blocks):
        follows = blocks[number + 1] if number + 1 < len(blocks) else None
        words = " ".join(block.text.split())
        if block.level and not words:
            empty += 1
            yield _finding(EMPTY, passage, _before(follows), f"{block.tag} {empty}")
        elif block.level:
            if block.level == 1 or block.level > level + 1:
                shown = gettext("%(words)s (level %(level)s)") % {"words": shorten(words, 80), "level": block.level}
                yield _finding(LEVEL, passage, shown, f"{block.tag} {words}")
            level = block.level
        elif _looks_like_heading(block, words, follows):
            yield _finding(BOLD, passage, words, words)


def _looks_like_heading(block: Block, words: str, follows: Block | None) -> bool:
    """A short paragraph that is bold throughout and has an ordinary one below it."""
    if block.tag != "p" or not block.is_bold or len(words) > _LONGEST_HEADING or words.endswith(_ENDS_A_SENTENCE):
        return False
    return follows is not None and not follows.level and not follows.is_bold


def _before(follows: Block | None) -> str:
    if follows is None or not follows.text.strip():
        return gettext("at the end of the text")
    return gettext("before “%(words)s”") % {"words": shorten(" ".join(follows.text.split()), 60)}


def _finding(detector: Detector, passage: Passage, excerpt: str, found: str) -> Finding:
    return Finding(
        detector.key, excerpt, digest_of(found), field=passage.wording.field, place=place_of(passage.wording)
    )
