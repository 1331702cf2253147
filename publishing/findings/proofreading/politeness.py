"""Words an office does not use in public: a short list of ours, and the office's own (S11-R21)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.proofreading.passage import Reading
from thai.words import segment

IMPOLITE = Detector(
    "impolite",
    "proofreading",
    _("Word an office avoids"),
    _("Write it more politely. The office keeps its own list of words among its rules for publishing."),
    Severity.NOTE,
)
DETECTORS = (IMPOLITE,)

_AROUND = 60
"""Characters on either side that decide where a word begins and ends."""
_THAI = re.compile("[\u0e00-\u0e7f]")


def words_to_avoid(own: str) -> dict[str, str]:
    """Word → what to write instead (may be empty): the shipped list, then the office's lines “word = better word”."""
    return _shipped() | read_words(own)


def read_words(lines: str) -> dict[str, str]:
    """An office's list; empty lines and lines without a word are passed over."""
    pairs = (line.partition("=") for line in lines.splitlines())
    return {" ".join(word.split()): " ".join(better.split()) for word, _sign, better in pairs if word.strip()}


@lru_cache(maxsize=1)
def _shipped() -> dict[str, str]:
    source = (Path(__file__).parent / "impolite.yaml").read_text(encoding="utf-8")
    entries: list[dict[str, Any]] = yaml.safe_load(source)
    return {entry["word"]: entry.get("better", "") for entry in entries}


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, the longest first; words in Latin letters stand alone."""
    longest_first = sorted(words, key=len, reverse=True)
    spelled = [re.escape(word) if _THAI.search(word) else rf"(?<!\w){re.escape(word)}(?!\w)" for word in longest_first]
    return re.compile("|".join(spelled), re.IGNORECASE)


def find(reading: Reading) -> Iterator[Finding]:
    """Line by line. Segmentation costs most, so only what surrounds a word that stands there at all is segmented."""
    words = words_to_avoid(reading.material.policy.impolite_words)
    folded = {word.casefold(): better for word, better in words.items()}
    pattern = _pattern(tuple(words))
    for line in reading.lines():
        for match in _whole_words(line.text, list(pattern.finditer(line.text))):
            yield line.found(IMPOLITE, *match.span(), note=folded[match[0].casefold()])


def _whole_words(text: str, matches: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The matches that are words, or several words, of the text: not the middle of another (แย่ in แย่ง)."""
    inner: set[int] = set()
    for begin, end in _windows([match.span() for match in matches if _THAI.search(match[0])]):
        inner |= _inside_words(text[begin:end], begin)
    yield from (match for match in matches if not inner & {match.start(), match.end()})


def _windows(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with what surrounds them; where these meet they are one, so that nothing is segmented twice."""
    windows: list[tuple[int, int]] = []
    for start, end in spans:
        begin = max(start - _AROUND, 0)
        if windows and begin <= windows[-1][1]:
            begin = windows.pop()[0]
        windows.append((begin, end + _AROUND))
    return windows


def _inside_words(text: str, offset: int) -> set[int]:
    """The places of a text where no word begins or ends."""
    places: set[int] = set()
    end = 0
    for word in segment(text):
        start = text.index(word, end)
        end = start + len(word)
        places.update(range(offset + start + 1, offset + end))
    return places
