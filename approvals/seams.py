"""What approvals needs from the layer above: the seal of a submission as its content stands now.

Filled by `publishing` in `AppConfig.ready()`; a system check fails while it is empty.
"""

from collections.abc import Callable

from approvals.models.request import Submission

_sealers: list[Callable[[Submission], str]] = []


def register_sealer(sealer: Callable[[Submission], str]) -> None:
    """Tell approvals how to recompute a seal."""
    _sealers[:] = [sealer]


def seal_of(submission: Submission) -> str:
    """The seal of the submitted revision, recomputed from content and files as they are now (64 hex digits)."""
    return _sealers[0](submission)


def is_filled() -> bool:
    """Whether the seam has been filled."""
    return bool(_sealers)
