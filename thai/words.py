"""Words of Thai text, which is written without spaces: for the search index and for cutting between words.

Segmentation is the dictionary-based maximal matching (newmm) of PyThaiNLP.
"""

import re
from functools import lru_cache

from thai.digits import to_arabic
from thai.text import normalise

# Every sign separates words except the dot of a Thai abbreviation: the dictionary knows พ.ร.บ. with dots.
_SIGNS = re.compile("[^\\w\u0e00-\u0e7f.]|(?<![ก-ฮิ-ู])\\.")


def segment(text: str) -> list[str]:
    """Split a text into words, numbers and punctuation in order; white space is left out."""
    # Loaded on first use: the dictionary costs half a second and 60 MB that most processes never need.
    from pythainlp.tokenize import word_tokenize

    words: list[str] = word_tokenize(text, engine="newmm", keep_whitespace=False)
    return [word for word in words if not word.isspace()]


@lru_cache(maxsize=64)
def search_text(text: str) -> str:
    """Return the words of a text as the search index stores them and as a query must be asked.

    Normalised, in Arabic digits, without case and punctuation, one space between words. Remembered: on its way out an
    item is indexed at every step, with the same text each time.
    """
    folded = normalise(to_arabic(text).casefold())
    return " ".join(word for word in segment(_SIGNS.sub(" ", folded)) if word != ".")


_SHORTEST_PART = 3


def part_text(text: str) -> str:
    """Return the shorter words inside the words of a text, as `search_text` writes them, each once.

    The dictionary knows การเลือกตั้ง as one word; whoever asks for เลือกตั้ง means it too.
    """
    return parts_in(search_text(text))


def parts_in(found: str) -> str:
    """As `part_text`, of words that `search_text` has found already: finding them is what takes long."""
    words = dict.fromkeys(found.split())
    parts = dict.fromkeys(part for word in words for part in _parts(word))
    return " ".join(part for part in parts if part not in words)


@lru_cache(maxsize=10_000)
def _parts(word: str) -> tuple[str, ...]:
    """Both halves of every cut of a word that leaves two words of the dictionary, and the parts of the halves."""
    from pythainlp.corpus import thai_words

    dictionary = thai_words()
    cuts = ((word[:place], word[place:]) for place in range(1, len(word)))
    halves = [half for cut in cuts if dictionary.issuperset(cut) for half in cut]
    found = [part for half in halves for part in (half, *_parts(half))]
    return tuple(dict.fromkeys(part for part in found if len(part) >= _SHORTEST_PART))
