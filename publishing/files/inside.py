"""The look into one file's content, made inside the box: one refusal, or the facts."""

import io
from collections.abc import Sequence
from typing import IO, Any

from publishing.files.entries import Entry, check_contents, check_list
from publishing.files.facts import Facts
from publishing.files.formats import HEAD, OFFICE, PICTURES, ZIPPED, recognise
from publishing.files.limits import Limits
from publishing.files.problems import Refusal

NOT_IN_ARCHIVES = frozenset({"zip", "rar"})


def inspect(path: str, *, name: str, expected: list[str], limits: dict[str, Any]) -> dict[str, Any]:
    """The box's task: look into the file at `path`, called `name`, which should have one of the expected formats.

    Returns `{"facts": …}` or `{"code": …, "context": …}`.
    """
    with open(path, "rb") as file:
        try:
            return {"facts": look_into(file, name, frozenset(expected), Limits.of_json(limits)).as_json()}
        except Refusal as refusal:
            return {"code": refusal.code, "context": {"name": name} | refusal.context}


def look_into(file: IO[bytes], name: str, expected: frozenset[str], limits: Limits) -> Facts:
    """Look into a file's content. Raises Refusal, also for whatever a decoder raises on hostile bytes."""
    try:
        return _look_into(file, name, expected, limits)
    except (Refusal, MemoryError):
        raise
    except Exception as error:  # each means “cannot be opened”
        raise Refusal("truncated", name=name) from error


def _look_into(file: IO[bytes], name: str, expected: frozenset[str], limits: Limits) -> Facts:
    file.seek(0)
    found = recognise(file.read(HEAD))
    size = file.seek(0, io.SEEK_END)
    entries: Sequence[Entry] = ()
    if found == "zip":
        if not expected & ZIPPED:
            raise _not_as_named(name, found)
        entries, found = _zip(file, size)
    elif found == "ole" and expected & OFFICE:
        _check_locked(file)
    if found not in expected:
        raise _not_as_named(name, found)
    if found in PICTURES:
        from publishing.files import pictures

        return pictures.look_into(file, found, limits.pixel_limit)
    if found == "pdf":
        from publishing.files import pdf

        return pdf.look_into(file)
    if found == "rar":
        from publishing.files import rars

        entries = rars.list_of(file, size)
    return _archive(entries, found, name, size, limits)


def _archive(entries: Sequence[Entry], found: str, name: str, size: int, limits: Limits) -> Facts:
    check_list(entries, size, limits)
    if found in OFFICE:
        from publishing.files.office import check_parts

        check_parts(entries)
        return Facts(found)

    def look(content: bytes, inner: str, expected: frozenset[str]) -> None:
        look_into(io.BytesIO(content), inner, expected - NOT_IN_ARCHIVES, limits)

    unread = check_contents(entries, name, limits, look)
    contents = tuple(entry.name for entry in entries if not entry.folder)
    return Facts(found, contents=contents, unread=unread)


def _zip(file: IO[bytes], size: int) -> tuple[list[Entry], str]:
    from publishing.files.office import recognise_names
    from publishing.files.zips import list_of

    entries = list_of(file, size)
    return entries, recognise_names([entry.name for entry in entries])


def _check_locked(file: IO[bytes]) -> None:
    from publishing.files.ole import is_locked_office

    if is_locked_office(file):
        raise Refusal("encrypted")


def _not_as_named(name: str, found: str | None) -> Refusal:
    extension = name.rpartition(".")[2].lower()
    return Refusal("not_the_type_named", name=name, named=extension, found=found or "unknown")
