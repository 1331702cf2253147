"""Telling that two pictures are the same photograph: smaller, re-encoded, a little brighter.

A difference hash: the picture as 9 by 8 grey squares, a bit for each square that is darker than its right neighbour.
Our own, because it is ten lines; imagehash would bring scipy and PyWavelets for the same answer. It sees neither crops
nor mirrored pictures.
"""

from itertools import pairwise

from PIL import Image

SAME = 4
"""Of 64 bits, so many may differ between two copies of a photograph."""
BAND = 4
"""Hexadecimal digits in a band: two fingerprints that differ in at most three bits agree in one of their four bands."""

_FLAT = 8
"""Fewer edges than this (a plain colour, a gradient) are no likeness: everything flat would look alike."""


def fingerprint(grey: Image.Image) -> str:
    """The 64 bits as 16 hexadecimal digits; empty for a picture without anything to recognise it by."""
    squares = list(grey.convert("L").resize((9, 8), Image.Resampling.BOX).tobytes())
    rows = [squares[start : start + 9] for start in range(0, 72, 9)]
    bits = [left < right for row in rows for left, right in pairwise(row)]
    if not _FLAT <= sum(bits) <= len(bits) - _FLAT or max(squares) - min(squares) < _FLAT:
        return ""
    return f"{int(''.join('1' if bit else '0' for bit in bits), 2):016x}"


def distance(one: str, other: str) -> int:
    """In how many bits two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def bands(phash: str) -> list[str]:
    """The four quarters of a fingerprint."""
    return [phash[start : start + BAND] for start in range(0, 16, BAND)]
