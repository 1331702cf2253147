"""What a number is called just before it: the nearest label decides what kind of number it is."""

import re
from bisect import bisect_left


class Labels:
    """The labels of one text, found once however many numbers ask for theirs."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        """Find them; each alternative of the pattern is a named group, whose name says what it calls a number."""
        found = [(match.start(), match.lastgroup or "") for match in pattern.finditer(text)]
        self._places = [place for place, _name in found]
        self._names = [name for _place, name in found]

    def nearest(self, start: int, *, reach: int) -> str:
        """Return the name of the last label that begins in the `reach` characters before `start`; "" if none does."""
        last = bisect_left(self._places, start) - 1
        return self._names[last] if last >= 0 and self._places[last] >= start - reach else ""


_ADDRESS = re.compile(r"(?:https?://|www\.|ftp://)[^\s<>\"']*", re.IGNORECASE)


class WebAddresses:
    """The web addresses of one text, found once."""

    def __init__(self, text: str) -> None:
        """Find them: what begins like one, up to a space, a quotation mark or an angle bracket."""
        spans = [match.span() for match in _ADDRESS.finditer(text)]
        self._starts = [start for start, _end in spans]
        self._ends = [end for _start, end in spans]

    def cover(self, place: int) -> bool:
        """Whether a place stands inside one."""
        if not self._starts:
            return False
        last = bisect_left(self._starts, place) - 1
        return last >= 0 and place < self._ends[last]
