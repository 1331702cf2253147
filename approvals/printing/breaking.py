"""Where a line of Thai may break: between words, never inside one, and never before ๆ or ฯ.

The typesetter knows Thai words too, but breaks สำนัก|งาน and ดำเนิน|การ; what is kept together is told to it here.
"""

import re
from functools import cache, lru_cache
from typing import Any

Run = tuple[str, bool]
"""Words, and whether they must stay on one line."""

_LONGEST = 24
"""Letters of the longest run kept whole: a longer one is no word, and would stick out of the page."""

_PIECE = 12
"""Letters of the pieces such a run is cut into."""

_GOVERNMENT = frozenset(
    {
        "ดำเนินการ",
        "ดำเนินการตาม",
        "ถูกต้อง",
        "ถูกต้องตาม",
        "ผู้ดำเนินการ",
        "ผู้ตรวจสอบ",
        "ผู้รับผิดชอบ",
        "สำนักงาน",
        "สำนักงานเขต",
        "หัวหน้า",
    }
)
"""Compounds of official Thai that the dictionary cuts, or joins to the wrong neighbour."""

_THAI = re.compile("[\u0e00-\u0e7f]+")
# A mark, and ำ, stay with the letter they are written on.
_PIECES = re.compile(f".{{1,{_PIECE}}}[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*", re.DOTALL)
_SIGN = re.compile(" *ๆ|ฯ")


@lru_cache(maxsize=2_000)
def runs(text: str) -> tuple[Run, ...]:
    """The text cut into runs, in order and complete: joined they are the text again."""
    found: list[Run] = []
    for word in _words(text):
        if found and _SIGN.fullmatch(word) and found[-1][1]:
            found[-1] = (found[-1][0] + word, True)
        elif len(word) > _LONGEST and not word.isspace():
            found += [(piece, True) for piece in _PIECES.findall(word)]
        else:
            found.append((word, bool(_THAI.fullmatch(word)) and len(word) > 1))
    return tuple(found)


def _words(text: str) -> list[str]:
    """Words, blanks, line ends and signs in order; a blank before ๆ goes with it."""
    # Loaded on first use: the dictionary costs half a second and 60 MB that most processes never need.
    from pythainlp.tokenize import word_tokenize

    return [
        word
        for part in re.split("( +ๆ|\n)", text)
        for word in (
            [part] if part == "\n" or _SIGN.fullmatch(part) else word_tokenize(part, custom_dict=_dictionary())
        )
        if word
    ]


@cache
def _dictionary() -> Any:
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize import Trie

    return Trie(thai_words() | _GOVERNMENT)
