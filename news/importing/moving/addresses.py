"""Old addresses in one spelling, so that a visitor's and the export's meet."""

import hashlib
import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from thai.text import normalise

LONGEST = 2000
"""Most characters of an address that is looked at: longer ones are nobody's."""

_NUMBERS = ("p", "page_id", "attachment_id")
"""WordPress: posts, pages and attachments are counted together, and any of the three names finds them."""
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|_ga|mibextid|ref|amp|preview", re.IGNORECASE)
_SLASHES = re.compile(r"/{2,}")
_FRONT_FILE = re.compile(r"(?<=/)(?:index|default)\.(?:php|html?|aspx?)$")


def normalised(address: str) -> str:
    """The address without host, tracking and accidents of spelling; empty for what is no address of a website.

    Percent signs are decoded, letters small, Thai in one code sequence; a query that names an item by number stands
    for the item alone.
    """
    try:
        parts = urlsplit(address.strip()[:LONGEST])
    except ValueError:
        return ""  # a broken IPv6 host and the like
    if parts.scheme not in {"", "http", "https"}:
        return ""
    query = parse_qsl(parts.query, max_num_fields=50, errors="replace") if parts.query.count("&") < 50 else []
    if by_number := _by_number(dict(query)):
        return by_number
    path = _FRONT_FILE.sub("", _SLASHES.sub("/", "/" + unquote(parts.path, errors="replace")))
    path = normalise(path).casefold()
    path = path.rstrip("/") or "/"
    kept = sorted((name.casefold(), value) for name, value in query if not _TRACKING.fullmatch(name))
    return f"{path}?{urlencode(kept)}" if kept else path


def _by_number(query: dict[str, str]) -> str:
    for name in _NUMBERS:
        if _is_number(query.get(name, "")):
            return f"/?p={int(query[name])}"
    # Joomla: 12:the-alias; the alias is decoration.
    number = query.get("id", "").partition(":")[0]
    if query.get("option") == "com_content" and query.get("view", "article") == "article" and _is_number(number):
        return f"/?article={int(number)}"
    return ""


def _is_number(text: str) -> bool:
    """Whether it can be the number of an item: anybody may ask for one of ten thousand digits."""
    return text.isdecimal() and len(text) < 19


def key_of(address: str) -> str:
    """The key an old address is kept and found by; empty for what is none."""
    plain = normalised(address)
    return hashlib.sha256(plain.encode()).hexdigest() if plain else ""


def keys_for(address: str) -> list[str]:
    """The keys under which an asked address may be known, the best first: as asked, then without its query."""
    keys = [key_of(address), key_of(address.partition("?")[0])]
    return [key for key in dict.fromkeys(keys) if key]


def names_an_item(query: dict[str, str]) -> bool:
    """Whether the query of the front page named an item in an old website (WordPress, Joomla)."""
    return bool(_by_number(query))
