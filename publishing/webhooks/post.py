"""One POST to one judged address: no redirect is followed, no proxy asked, no answer read beyond its first bytes."""

import http.client
import socket
import ssl

from publishing.webhooks.guard import Target

SECONDS = 10
"""How long a receiver may take to answer."""


class NotAccepted(Exception):  # noqa: N818 - named as people say it
    """The receiver answered with another status than 2xx."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was judged; for TLS under the name it was judged for."""

    def __init__(self, target: Target) -> None:
        super().__init__(target.host, target.port, timeout=SECONDS)
        self.target = target

    def connect(self) -> None:
        plain = socket.create_connection((self.target.ip, self.target.port), timeout=SECONDS)
        if self.target.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.target.host)
        else:
            self.sock = plain


def post(target: Target, body: str, headers: dict[str, str]) -> int:
    """Send; returns the status, a 2xx. Raises NotAccepted, OSError or http.client.HTTPException."""
    connection = _Pinned(target)
    try:
        connection.request("POST", target.path, body.encode(), {"User-Agent": "Prakat", **headers})
        answer = connection.getresponse()
        answer.read(1024)
    finally:
        connection.close()
    if not 200 <= answer.status < 300:
        raise NotAccepted(answer.status)
    return answer.status
