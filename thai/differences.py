"""What differs between two Thai texts, for people to read: whole words and clauses, never half a syllable."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

Kind = Literal["equal", "deletion", "addition"]
Part = tuple[Kind, str]

_CLAUSE = re.compile(r"\S+\s*|\s+")
"""Thai puts spaces between clauses, not between words."""

_ALIKE = 0.6
"""From this likeness on two clauses are one that was mended; below it, one that was written anew."""


def differences(old: str, new: str) -> list[Part]:
    """The two texts as one, in parts that are equal, deleted or added.

    A mended clause shows the words that changed; a rewritten one is shown whole, as it was and as it is, because
    islands of equal words inside it only make it hard to read.
    """
    before, after = _CLAUSE.findall(old), _CLAUSE.findall(new)
    parts: list[Part] = []
    for operation, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if operation == "equal":
            parts.append(("equal", "".join(before[i1:i2])))
        else:
            parts += _mended("".join(before[i1:i2]), "".join(after[j1:j2]))
    return _joined(parts)


def _mended(old: str, new: str) -> list[Part]:
    before, after = _words(old), _words(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return [("deletion", old), ("addition", new)]
    parts: list[Part] = []
    for operation, i1, i2, j1, j2 in matcher.get_opcodes():
        if operation == "equal":
            parts.append(("equal", "".join(before[i1:i2])))
        else:
            parts += [("deletion", "".join(before[i1:i2])), ("addition", "".join(after[j1:j2]))]
    return parts


def _words(text: str) -> Sequence[str]:
    """The words with the white space between them; joined they are the text again."""
    # Loaded on first use, as in `thai.words`: the dictionary is large.
    from pythainlp.tokenize import word_tokenize

    words: list[str] = word_tokenize(text, engine="newmm", keep_whitespace=True)
    return words


def _joined(parts: list[Part]) -> list[Part]:
    said = [part for part in parts if part[1]]
    return [(kind, "".join(text for _kind, text in run)) for kind, run in groupby(said, key=lambda part: part[0])]
