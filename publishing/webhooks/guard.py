"""Where messages may go: nowhere inside the office's own network, whatever a name resolves to (SSRF)."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from approvals.api import Issue, Refused

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Target:
    """An address judged safe: the connection goes to exactly `ip`, whatever the name says a moment later."""

    scheme: str
    host: str
    port: int
    ip: str
    path: str


def target_of(url: str, *, trusted: bool = False) -> Target:
    """Where the address leads. Raises Refused with a sentence when nothing may be sent there.

    `trusted`: an address set by the operator of the server, which may be anywhere.
    """
    parts = urlsplit(url)
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise Refused([Issue("webhook_address_wrong", "url")]) from error
    host = parts.hostname or ""
    if parts.scheme not in {"https", "http"} or not host or parts.username is not None or parts.fragment:
        raise Refused([Issue("webhook_address_wrong", "url")])
    found = _addresses(host, port)
    if not trusted:
        _judge(parts.scheme, found)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, str(found[0]), path)


_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def _addresses(host: str, port: int) -> list[_Address]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in rows]
    except (OSError, UnicodeError, ValueError) as error:
        raise Refused([Issue("webhook_host_unknown", "url", {"host": host})]) from error


def _judge(scheme: str, found: list[_Address]) -> None:
    loopback = all(address.is_loopback for address in found)
    if loopback and _may_use_loopback():
        return
    if scheme != "https":
        raise Refused([Issue("webhook_not_https", "url")])
    if not all(is_public(address) for address in found) and not getattr(settings, "PRAKAT_WEBHOOK_PRIVATE", False):
        raise Refused([Issue("webhook_address_private", "url")])


def _may_use_loopback() -> bool:
    return bool(settings.DEBUG or getattr(settings, "PRAKAT_DEMO", False))


def is_public(address: _Address) -> bool:
    """Whether the address is one of the internet at large, also when it is another one in disguise."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is not None:
            return is_public(inner)
        if address in _NAT64:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved
