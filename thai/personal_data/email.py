"""E-mail addresses: those of an office's own domain are official; all others reach a person."""

import re

from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-'")
_LONGEST_LOCAL = 64
"""RFC 5321, 4.5.3.1.1."""
_DOMAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}+)(?:\.[A-Za-z0-9][A-Za-z0-9-]{0,61}+){1,5}")
# A space beside the @ is a slip or a trick only before a mail service everybody knows.
_SPACED = re.compile(r" ?@ ?(?=(?i:gmail|hotmail|yahoo|outlook|icloud|live|msn|windowslive)\.)")
_AT = re.compile(r"(?<=[A-Za-z0-9._%+'-]) ?@(?= ?[A-Za-z0-9][A-Za-z0-9-]{0,62}+\.)")
_OFFICIAL = (".go.th", ".ac.th", ".mi.th")
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js"})
"""What follows the last dot of a picture's name ("logo@2x.png")."""


def find(text: str | Reading) -> list[Match]:
    """Return e-mail addresses, in order: `email_official` under .go.th, .ac.th and .mi.th, else `email`."""
    reading = Reading.of(text)
    folded = reading.folded
    found: list[Match] = []
    free = 0
    for candidate in _AT.finditer(folded):
        at = candidate.end() - 1
        spaced = _SPACED.match(folded, at - 1) or _SPACED.match(folded, at)
        left, right = spaced.span() if spaced and "@" in spaced[0] else (at, at + 1)
        domain = _DOMAIN.match(folded, right)
        start = _local(folded, left, free)
        if domain and start < left and domain[0].rsplit(".", 1)[1].lower() not in _FILES and _has_letters(domain[0]):
            end = domain.start() + len(domain[0].rstrip("-"))
            local = folded[start:left]
            address = domain[0].rstrip("-").lower()
            found.append(
                reading.match(
                    "email_official" if f".{address}".endswith(_OFFICIAL) else "email",
                    start,
                    end,
                    masked=f"{local[0]}xxx@{address}",
                    canonical=f"{local.lower()}@{address}",
                )
            )
            free = end
    return found


def mask(text: str) -> str:
    """Write every address as sxxx@gmail.com."""
    return masked_text(text, find(text))


def _local(folded: str, end: int, free: int) -> int:
    """Return where the part before the @ begins, not reaching into an earlier address."""
    start = end
    while start > max(free, end - _LONGEST_LOCAL) and folded[start - 1] in _LOCAL:
        start -= 1
    while start < end and folded[start] in ".-'%+":
        start += 1
    return start


def _has_letters(domain: str) -> bool:
    return domain.rsplit(".", 1)[1].isalpha() and len(domain.rsplit(".", 1)[1]) > 1
