"""What approvals needs from the layer above: the seal of a submission as its content stands now, and where in the
administration a request is opened.

Filled by `publishing` in `AppConfig.ready()`; a system check fails while one is empty.
"""

from collections.abc import Callable

from approvals.models.request import Submission

_addresses: list[Callable[[int], str]] = []
_sealers: list[Callable[[Submission], str]] = []


def register_sealer(sealer: Callable[[Submission], str]) -> None:
    """Tell approvals how to recompute a seal."""
    _sealers[:] = [sealer]


def seal_of(submission: Submission) -> str:
    """The seal of the submitted revision, recomputed from content and files as they are now (64 hex digits)."""
    return _sealers[0](submission)


def register_request_address(address: Callable[[int], str]) -> None:
    """Tell approvals the path at which a request (by its key) is read and decided."""
    _addresses[:] = [address]


def request_address(request_id: int) -> str:
    """The path of the request's screen, for the links in notices."""
    return _addresses[0](request_id)


def is_filled() -> bool:
    """Whether seals can be computed."""
    return bool(_sealers)


def is_addressed() -> bool:
    """Whether requests have an address."""
    return bool(_addresses)
