"""Text read inside the box for hostile files (`publishing.files.sandbox`), where a decoder's fault hurts nobody."""

import logging
import shutil
import tempfile
from typing import IO, Any

from publishing.files.sandbox import Box, BoxError
from publishing.texts.budget import Budget
from publishing.texts.passage import Passage, Place, Unread, place
from publishing.texts.reader import passages

logger = logging.getLogger(__name__)

TASK = "publishing.texts.boxed:read"
_SHARE = 0.8
"""Of the box's time, so that what was read so far is kept and the rest is told as unread."""
_ENDED = {"too_costly": "took_too_long", "breaks_readers": "damaged"}


def read(path: str, *, name: str, seconds: float) -> dict[str, Any]:
    """The box's task: the text of the file at `path`, called `name`, as JSON."""
    with open(path, "rb") as file:
        return {"read": [_as_json(item) for item in passages(file, name, budget=Budget(seconds=seconds))]}


def passages_in_box(file: IO[bytes], name: str, *, box: Box | None = None) -> list[Passage | Unread]:
    """Return what `passages` gives, read in the box; the file's position is restored.

    Give a `box` to read many files in a row. A box that fails is logged, and the file told as unread.
    """
    position = file.tell()
    used = box or Box()
    try:
        # A copy: the box gets a path of its own, whatever the file is kept in.
        with tempfile.NamedTemporaryFile(prefix="prakat-") as copy:
            file.seek(0)
            shutil.copyfileobj(file, copy)
            copy.flush()
            outcome = used.run(TASK, copy.name, {"name": name, "seconds": _SHARE * used.seconds})
    except BoxError:
        logger.exception("the box for texts failed")
        return [Unread(place("file"), "not_checked")]
    finally:
        file.seek(position)
        if used is not box:
            used.close()
    if outcome.answer is None:
        return [Unread(place("file"), _ENDED[outcome.ended])]
    return [_of_json(item) for item in outcome.answer["read"]]


def _as_json(item: Passage | Unread) -> list[Any]:
    where = item.place
    said = ["text", item.text] if isinstance(item, Passage) else ["unread", item.reason]
    return [where.kind, list(where.values), list(where.inside), *said]


def _of_json(item: list[Any]) -> Passage | Unread:
    kind, values, inside, said, content = item
    where = Place(kind, tuple((name, value) for name, value in values), tuple(inside))
    return Passage(where, content) if said == "text" else Unread(where, content)
