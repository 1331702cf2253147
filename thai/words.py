"""Words of Thai text, which is written without spaces: for the search index and for cutting between words.

Segmentation is the dictionary-based maximal matching (newmm) of PyThaiNLP.
"""

import re

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


def search_text(text: str) -> str:
    """Return the words of a text as the search index stores them and as a query must be asked.

    Normalised, in Arabic digits, without case and punctuation, one space between words.
    """
    folded = normalise(to_arabic(text).casefold())
    return " ".join(word for word in segment(_SIGNS.sub(" ", folded)) if word != ".")
