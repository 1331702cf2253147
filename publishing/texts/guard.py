"""One damaged part of a file is told as unread; the other parts are still read."""

from collections.abc import Iterable, Iterator

from publishing.texts.budget import CannotRead, OverBudget
from publishing.texts.passage import Passage, Place, Unread


def guarded(passages: Iterable[Passage | Unread], where: Place) -> Iterator[Passage | Unread]:
    """Yield the passages of a part; where it cannot be read further, say so. Only the budget stops everything."""
    try:
        yield from passages
    except OverBudget:
        raise
    except CannotRead as error:
        yield Unread(where, error.reason)
