"""The secret part of a link, and whoever tries to guess one."""

import hashlib
import ipaddress
import re
import secrets

from django.core.cache import cache
from django.http import HttpRequest

_BYTES = 32
"""256 bits from the system's random source: nobody guesses it, so nothing in it needs signing."""
_FORM = re.compile(r"[A-Za-z0-9_-]{43}")

WRONG_GUESSES = 20
"""So many unknown links from one address, and it is answered nothing for the rest of the quarter of an hour."""
QUARTER = 15 * 60


def new_token() -> str:
    """A fresh token, 43 characters that stand in an address as they are."""
    return secrets.token_urlsafe(_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token; empty for what has not the form of one."""
    return hashlib.sha256(token.encode()).hexdigest() if _FORM.fullmatch(token) else ""


def guesses_too_often(request: HttpRequest) -> bool:
    """Whether too many unknown links came from the visitor's address lately."""
    return int(cache.get(_key(request), 0)) >= WRONG_GUESSES


def note_wrong_guess(request: HttpRequest) -> None:
    """Count one unknown link."""
    key = _key(request)
    if not cache.add(key, 1, QUARTER):
        try:
            cache.incr(key)
        except ValueError:  # it ended between the two calls
            cache.set(key, 1, QUARTER)


def _key(request: HttpRequest) -> str:
    # The address itself is personal data, and no use to whoever reads the cache.
    return "share-guess-" + hashlib.sha256(visitor_address(request).encode()).hexdigest()


def visitor_address(request: HttpRequest) -> str:
    """The visitor's own network address: what the server in front says, when there is one on this machine or network.

    A visitor can write anything into X-Forwarded-For, so it is believed of a neighbour only, and only its last entry.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told if told and _is_neighbour(direct) else direct


def _is_neighbour(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return not address  # a server behind a Unix socket has no address
