"""Spelling below the letters: what looks right and is typed wrong, so that no search finds it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.findings.proofreading.passage import Passage, Reading, place_of
from thai.text import normalise, shorten

SPELLING = Detector(
    "thai_marks",
    "proofreading",
    _("Thai vowels and marks typed wrongly"),
    _("Type the words again: they look right, but no search finds them and screen readers stumble over them."),
    Severity.NOTE,
)
INVISIBLE = Detector(
    "invisible_characters",
    "proofreading",
    _("Invisible characters in the text"),
    _("They came with text copied from elsewhere. Type the words again, or paste as plain text."),
    Severity.NOTE,
)
OLD_FONT = Detector(
    "old_font",
    "proofreading",
    _("Characters of an old font"),
    _("They came from a PDF or an old font and show as boxes elsewhere. Type the words again."),
    Severity.ASK,
)
DIGITS = Detector(
    "mixed_digits",
    "proofreading",
    _("Thai and Arabic digits in one number"),
    _("Write the number in one kind of digits."),
    Severity.NOTE,
)
DETECTORS = (SPELLING, INVISIBLE, OLD_FONT, DIGITS)

_WORD = re.compile(r"[^\s\u00a0]+")
_HIDDEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NUMBER = re.compile(r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*")
_ARABIC, _THAI = re.compile("[0-9]"), re.compile("[๐-๙]")
_SHOWN = 3
"""Examples shown of what stands in a field many times."""
_AROUND = 12


def find(reading: Reading) -> Iterator[Finding]:
    """Field by field, one finding for each kind however often it stands there, with the first examples."""
    for passage in reading.passages:
        spelled, hidden, private, mixed = [], [], [], []
        for line in passage.lines:
            for word in _changed(line.text):
                if _PRIVATE.search(word):
                    private.append(word)
                elif _HIDDEN.search(word):
                    hidden.append(word)
                else:
                    spelled.append(word)
            mixed += [found[0] for found in _NUMBER.finditer(line.text) if _is_mixed(found[0])]
        yield from _told(SPELLING, passage, [(word, f"{_visible(word)} → {normalise(word)}") for word in spelled])
        yield from _told(INVISIBLE, passage, [(word, _visible(word)) for word in hidden])
        yield from _told(OLD_FONT, passage, [(word, _visible(word)) for word in private])
        yield from _told(DIGITS, passage, [(word, word) for word in mixed])


def _changed(text: str) -> Iterator[str]:
    """The pieces of a text that are not in the one spelling of `thai.text.normalise`, a few letters each.

    Thai has no spaces to cut at, so from a long piece only the place that changes is kept.
    """
    if normalise(text) == text and not _PRIVATE.search(text):
        return
    for match in _WORD.finditer(text):
        word, plain = match[0], normalise(match[0])
        if word == plain and not _PRIVATE.search(word):
            continue
        start = next((place for place, (a, b) in enumerate(zip(word, plain, strict=False)) if a != b), len(plain))
        if (shown := _PRIVATE.search(word)) is not None:
            start = shown.start()
        yield word[max(start - _AROUND, 0) : start + _AROUND]


def _is_mixed(number: str) -> bool:
    return bool(_ARABIC.search(number) and _THAI.search(number))


def _visible(word: str) -> str:
    """The word with what cannot be seen in it named by its code."""
    return re.sub(f"{_HIDDEN.pattern}|{_PRIVATE.pattern}", lambda match: f"⟨U+{ord(match[0]):04X}⟩", word)


def _told(detector: Detector, passage: Passage, found: list[tuple[str, str]]) -> Iterator[Finding]:
    if not found:
        return
    examples = list(dict.fromkeys(shown for _word, shown in found))
    excerpt = ", ".join(shorten(example, 80) for example in examples[:_SHOWN])
    if len(examples) > _SHOWN:
        excerpt = gettext("%(examples)s and %(count)s more") % {"examples": excerpt, "count": len(examples) - _SHOWN}
    words = "\n".join(word for word, _shown in found)
    yield Finding(detector.key, excerpt, digest_of(words), field=passage.wording.field, place=place_of(passage.wording))
