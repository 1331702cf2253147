"""Marks that one of our own acts is under way: only then may a workflow or task state of a request change.

Wagtail offers many doors to those rows (cancel, resume, deactivate a task, publish cancelling the workflow); the guard
in `signal_handlers` refuses whatever comes in by another one, because it would leave no decision.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_depth: ContextVar[int] = ContextVar("approvals_acting", default=0)


@contextmanager
def acting() -> Iterator[None]:
    """Inside, workflow states of requests may change."""
    token = _depth.set(_depth.get() + 1)
    try:
        yield
    finally:
        _depth.reset(token)


def is_acting() -> bool:
    """Whether a recorded act is under way."""
    return _depth.get() > 0
