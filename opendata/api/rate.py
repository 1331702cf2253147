"""How many requests one address may make: `PRAKAT_API_RATE`, for example `300/minute`; empty for no limit."""

import re
from typing import Any

from django.conf import settings
from rest_framework.throttling import SimpleRateThrottle

from publishing.sharing.tokens import visitor_address

DEFAULT = "300/minute"
_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}


def parse_rate(written: str) -> tuple[int, int] | None:
    """Number of requests and period in seconds; None for no limit. Raises ValueError for anything else."""
    written = written.strip()
    if not written:
        return None
    match = re.fullmatch(r"([1-9]\d{0,8})/(second|minute|hour|day)", written, re.ASCII)
    if match is None:
        raise ValueError(f"PRAKAT_API_RATE must be like {DEFAULT!r} (second, minute, hour or day), not {written!r}")
    return int(match[1]), _SECONDS[match[2]]


class Rate(SimpleRateThrottle):
    """One count for each address, in Django's cache."""

    scope = "prakat-api"

    def get_rate(self) -> str:
        """The setting; what cannot be read is told by the system check, and the default holds meanwhile."""
        return str(getattr(settings, "PRAKAT_API_RATE", DEFAULT))

    def parse_rate(self, rate: str) -> Any:
        """Number and seconds, both None for no limit."""
        try:
            return parse_rate(rate) or (None, None)
        except ValueError:
            return parse_rate(DEFAULT)

    def allow_request(self, request: Any, view: Any) -> bool:
        """Always, when there is no limit."""
        return self.num_requests is None or bool(super().allow_request(request, view))

    def get_cache_key(self, request: Any, view: Any) -> str:
        """By the visitor's address."""
        return self.cache_format % {"scope": self.scope, "ident": visitor_address(request)}
