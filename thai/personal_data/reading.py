"""A text as a reader sees it: one form of digits and dashes, nothing invisible; and the way back to the original."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from thai.personal_data.match import DetectorKey, Match

_ZEROS = (0x0E50, 0xFF10, 0x0ED0, 0x17E0, 0x1040, 0x0660, 0x06F0, 0x0966, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6)
"""Where the ten digits begin: Thai, full width, Lao, Khmer, Burmese, Arabic, Persian, Devanagari, mathematical."""
_DASHES = (*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D)
_DOTS = (0xB7, 0x2022, 0x2027, 0x2219, 0x30FB, 0xFF0E)
_DASHES = (*range(0x2010, 0x2016), 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D)
_DOTS = (0xB7, 0x2022, 0x2027, 0x2219, 0x30FB, 0xFF0E)
_FOLDED = str.maketrans(
    {zero + digit: str(digit) for zero in _ZEROS for digit in range(10)}
    | dict.fromkeys(map(chr, _DASHES), "-")
    | dict.fromkeys(map(chr, _DOTS), ".")
    | dict.fromkeys("\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))), " ")
    | dict.fromkeys("\r\v\f\x85\u2028\u2029", "\n")
    | dict(zip("\uff20\uff0b\uff08\uff09\uff0f\uff1a\uff5c\u2502", "@+()/:||", strict=True))
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\u20e3]+|\r(?=\n)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and its reading. Places in `folded` are turned into places in `original` by `match`."""

    original: str
    folded: str
    offsets: Sequence[int] | None
    """For every character of `folded` its place in `original`; None where they are the same."""

    @classmethod
    def of(cls, text: "str | Reading") -> "Reading":
        """Read a text; a reading is returned as it is."""
        return text if isinstance(text, Reading) else cls._read(text)

    @classmethod
    def _read(cls, text: str) -> Self:
        folded = text.translate(_FOLDED)
        if not _INVISIBLE.search(text):
            return cls(text, folded, None)
        pieces: list[str] = []
        offsets: list[int] = []
        at = 0
        for gap in _INVISIBLE.finditer(text):
            pieces.append(folded[at : gap.start()])
            offsets.extend(range(at, gap.start()))
            at = gap.end()
        offsets.extend(range(at, len(text)))
        return cls(text, "".join(pieces) + folded[at:], offsets)

    def match(self, detector: DetectorKey, start: int, end: int, *, masked: str, canonical: str) -> Match:
        """Report `folded[start:end]` as a match in the original text."""
        if self.offsets is not None:
            start, end = self.offsets[start], self.offsets[end - 1] + 1
        return Match(detector, start, end, self.original[start:end], masked, canonical)
