"""The publishing window: while a verb is at work on a page, and only for what the verb does.

Two halves, opened and closed together: a row the database triggers look for, and a marker in this thread of execution
the model layer and the signals look at. The row never outlives the transaction.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal

from django.db import connection, transaction

from publishing.models.evidence import Permit, Window

Purpose = Literal["publish", "withdraw", "expire", "move", "bootstrap"]

_open: ContextVar[tuple[tuple[str, int, Permit | None], ...]] = ContextVar("publishing_windows", default=())


@contextmanager
def window(purpose: Purpose, page_ids: list[int], permit: Permit | None = None) -> Iterator[None]:
    """Open the window for these pages. Must be inside a transaction; whatever fails inside is rolled back."""
    if not connection.in_atomic_block:
        raise RuntimeError("a publishing window opens inside a transaction")
    token = _open.set((*_open.get(), *((purpose, page_id, permit) for page_id in page_ids)))
    try:
        with transaction.atomic():
            rows = Window.objects.bulk_create(
                Window(purpose=purpose, page_id=page_id, permit=permit) for page_id in page_ids
            )
            yield
            Window.objects.filter(pk__in=[row.pk for row in rows]).delete()
    finally:
        _open.reset(token)


def is_open(page_id: int | None, *purposes: Purpose) -> bool:
    """Whether a window with one of the purposes is open for the page."""
    return any(key == page_id and purpose in purposes for purpose, key, _ in _open.get())


def permit_in_flight(page_id: int | None) -> Permit | None:
    """The permit the page is being published under at this moment."""
    return next((permit for purpose, key, permit in _open.get() if key == page_id and purpose == "publish"), None)
