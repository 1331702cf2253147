"""What can be said of an address by reading it: does it harm, does it lead anywhere a reader can go."""

import ipaddress
import re
from enum import Enum
from urllib.parse import SplitResult, urlsplit

_IGNORED = re.compile("[\x00-\x20\u00ad\u200b-\u200f\u2060\ufeff]")
"""What a browser passes over inside a scheme."""
_OWN_DISK = re.compile(r"[A-Za-z]:[\\/]|\\\\")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+-]*):")
_HARMFUL = frozenset({"javascript", "vbscript", "data", "file", "blob", "view-source", "about"})
_USUAL = frozenset({"http", "https", "mailto", "tel"})
"""What the public text lets through (news/rich_text.py)."""
_INSIDE = (".local", ".localhost", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


class Fault(Enum):
    """What is wrong with an address by itself."""

    UNSAFE = "unsafe"
    UNREACHABLE = "unreachable"
    INCOMPLETE = "incomplete"


def fault_in(address: str, own_hosts: frozenset[str] = frozenset()) -> Fault | None:
    """What is wrong with an address; None when nothing is, which does not say that it leads anywhere.

    `own_hosts` are never unreachable, whatever they are called.
    """
    plain = _IGNORED.sub("", address)
    if _OWN_DISK.match(plain):
        return Fault.UNSAFE
    scheme = _SCHEME.match(plain)
    name = scheme[1].lower() if scheme else ""
    if name in _HARMFUL:
        return Fault.UNSAFE
    if name in {"http", "https"} or plain.startswith("//"):
        return _fault_of_host(plain, own_hosts)
    if not name or name == "localhost":
        return None if plain.startswith(("/", "#", "?")) else Fault.INCOMPLETE
    return None if name in _USUAL else Fault.UNREACHABLE


def parts_of(address: str) -> SplitResult | None:
    """The parts of a web address; None where it cannot be read as one."""
    try:
        parts = urlsplit(_IGNORED.sub("", address))
        _ = parts.port
    except ValueError:
        return None
    return parts


def _fault_of_host(address: str, own_hosts: frozenset[str]) -> Fault | None:
    parts = parts_of(address)
    host = ((parts.hostname if parts else "") or "").rstrip(".")
    if host and host in own_hosts:
        return None
    try:
        reachable = ipaddress.ip_address(host).is_global
    except ValueError:
        reachable = "." in host and not host.endswith(_INSIDE)
    return None if reachable else Fault.UNREACHABLE
