"""Shouting: capitals throughout, rows of exclamation marks, letters drawn out."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.proofreading.passage import Line, Reading

CAPITALS = Detector(
    "shouting",
    "proofreading",
    _("Shouting: capitals throughout, or rows of exclamation marks"),
    _("Write in small letters and end the sentence with one mark at most."),
    Severity.NOTE,
)
DRAWN_OUT = Detector(
    "repeated_letters",
    "proofreading",
    _("Letter typed over and over"),
    _("Write the word as the dictionary has it."),
    Severity.NOTE,
)
DETECTORS = (CAPITALS, DRAWN_OUT)

_RUN = re.compile(r"(?<![\w-])[A-Z][A-Z'’&-]*[A-Z](?: +[A-Z][A-Z'’&-]*){3,}(?![\w-])")
_MARKS = re.compile(r"!{3,}|\?{3,}|[!?]{4,}")
_SENTENCE = re.compile(r"[^.!?\n]+")
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[A-Za-zก-ฮ]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_FEWEST_LETTERS = 20
_FEWEST_WORDS = 4
_DRAWN_OUT = re.compile(r"([ก-ฮะาำเแโใไๆ\u0e31\u0e34-\u0e39\u0e47-\u0e4c])\1{2,}")
_THREE = 3


def find(reading: Reading) -> Iterator[Finding]:
    """Line by line."""
    for line in reading.lines():
        yield from _capitals(line)
        yield from (line.found(CAPITALS, *match.span()) for match in _MARKS.finditer(line.text))
        for match in _DRAWN_OUT.finditer(line.text):
            if not _is_word(line.text, match):
                yield line.found(DRAWN_OUT, *match.span())


def _capitals(line: Line) -> Iterator[Finding]:
    for match in _SENTENCE.finditer(line.text):
        run = _RUN.search(match[0])
        if run:
            yield line.found(CAPITALS, match.start() + run.start(), match.start() + run.end())
        elif _is_mostly_capitals(match[0]):
            yield line.found(CAPITALS, *match.span())


def _is_mostly_capitals(sentence: str) -> bool:
    """More than 60 % capitals in a sentence that is written in Latin letters; a list of abbreviations is none."""
    if "," in sentence or "/" in sentence:
        return False
    latin = _LATIN.findall(sentence)
    if len(latin) < _FEWEST_LETTERS or len(latin) * 2 < len(_LETTER.findall(sentence)):
        return False
    return len(_WORD.findall(sentence)) >= _FEWEST_WORDS and sum(map(str.isupper, latin)) > len(latin) * 0.6


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Three consonants that belong there: where two words meet (แบบบันทึก, ระบบบริหาร), or abbreviated (สสส., ททท.)."""
    if len(match[0]) != _THREE or not "ก" <= match[1] <= "ฮ":
        return False
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return after == "." or "ก" <= after <= "๎" or not "ก" <= before <= "๎"
