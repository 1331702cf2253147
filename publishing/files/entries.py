"""What is in an archive, whatever packed it: how much, under which names, and whether each file may be there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from publishing.files.formats import EXPECTED, HEAD, OFFICE, TEXTS, recognise
from publishing.files.limits import MEGABYTE, Kind, Limits
from publishing.files.names import check_path, extension_of, printable
from publishing.files.problems import Refusal
from publishing.files.programs import is_called_program, is_program
from publishing.files.texts import check_text

ARCHIVE_NAMES: Final = frozenset({
    "7z", "ace", "arj", "bz2", "cab", "gz", "img", "iso", "jar", "lha", "lz", "lzh", "lzma", "rar", "tar", "tbz", "tgz",
    "txz", "war", "xz", "z", "zip", "zst",
})  # fmt: skip
"""Extensions of archives, also of those that cannot be told by their first bytes."""
_SMALL: Final = 10 * MEGABYTE
"""Bytes unpacked below which the ratio says nothing: a page of blanks packs a thousand to one."""
# What macOS puts beside every file, by name and first bytes; it says nothing to the public and does nothing.
_OF_MACOS = {".DS_Store": b"\x00\x00\x00\x01Bud1"}
_APPLE_DOUBLE = b"\x00\x05\x16\x07"


class Unread(Exception):  # noqa: N818 - a state of the file, not a fault
    """The file in an archive cannot be unpacked with what is installed here."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder of an archive, as the archive's list says."""

    name: str
    packed: int
    unpacked: int
    folder: bool = False
    link: bool = False
    locked: bool = False
    read: Callable[[int], bytes] | None = None
    """Returns at least so many first bytes, all of them for -1. Raises Refusal or Unread. None for what has no content
    or cannot be unpacked here."""


LookInto = Callable[[bytes, str, frozenset[str]], None]
"""Looks into a file by content, name and the formats it may have. Raises Refusal."""


def check_list(entries: Sequence[Entry], size: int, limits: Limits) -> None:
    """Raise Refusal when the list alone tells that the archive of `size` bytes is not acceptable."""
    if any(entry.locked for entry in entries):
        raise Refusal("encrypted")
    if len(entries) > limits.archive_entries:
        raise Refusal("too_many_entries", count=len(entries), limit=limits.archive_entries)
    for entry in entries:
        check_path(entry.name)
        if entry.link:
            raise Refusal("unsafe_path", path=printable(entry.name))
    unpacked = sum(entry.unpacked for entry in entries)
    if unpacked > limits.unpacked_limit or (unpacked > _SMALL and unpacked > size * limits.unpacked_ratio):
        raise Refusal("bomb", limit=limits.unpacked_limit // MEGABYTE)


def check_contents(entries: Sequence[Entry], name: str, limits: Limits, look_into: LookInto) -> tuple[str, ...]:
    """Raise Refusal for the first file of the archive `name` that the office would not accept by itself.

    Returns the names of the files whose content could not be read.
    """
    unread = []
    for entry in entries:
        if entry.folder:
            continue
        inside = f"{name} › {printable(entry.name)}"  # noqa: RUF001
        try:
            head = _head(entry)
            extension = _extension(entry, head or b"", inside, limits)
            if head is None:
                unread.append(entry.name)
            elif not _is_of_macos(entry.name, head):
                _check_content(entry, inside, extension, limits, look_into)
        except Unread:
            unread.append(entry.name)
        except Refusal as error:
            error.context.setdefault("name", inside)
            raise
    return tuple(unread)


def _head(entry: Entry) -> bytes | None:
    """The first bytes; None when they cannot be read, which keeps nobody from judging the name."""
    try:
        return entry.read(HEAD) if entry.read else None
    except Unread:
        return None


def _extension(entry: Entry, head: bytes, name: str, limits: Limits) -> str:
    """The extension under which the file may be in the archive. Raises Refusal."""
    if is_called_program(entry.name) or is_program(head):
        raise Refusal("program_inside", name=name)
    extension = extension_of(entry.name)
    if extension in ARCHIVE_NAMES or recognise(head) in {"rar", "archive"}:
        raise Refusal("nested_archive", name=name)
    if recognise(head) == "zip" and extension not in OFFICE:
        raise Refusal("nested_archive", name=name)
    if _kind_of(extension, limits) is None and extension not in TEXTS and not _is_of_macos(entry.name, head):
        accepted = dict.fromkeys((*limits.document_formats, *limits.picture_formats, *sorted(TEXTS)))
        told = ", ".join(accepted_name for accepted_name in accepted if accepted_name not in ARCHIVE_NAMES)
        raise Refusal("type_inside", name=name, allowed=told)
    return extension


def _check_content(entry: Entry, name: str, extension: str, limits: Limits, look_into: LookInto) -> None:
    kind = _kind_of(extension, limits)
    limit = limits.size(kind or "document")
    if entry.unpacked > limit:
        sizes = {"size": -(-entry.unpacked // MEGABYTE), "limit": limit // MEGABYTE}
        raise Refusal("too_large", name=name, **sizes)
    content = entry.read(-1) if entry.read else b""
    if kind is None:
        check_text(content, name, extension)
    else:
        look_into(content, name, EXPECTED[kind][extension])


def _kind_of(extension: str, limits: Limits) -> Kind | None:
    kinds: tuple[Kind, Kind] = ("document", "image")
    return next((kind for kind in kinds if extension in EXPECTED[kind] and limits.accepts(extension, kind)), None)


def _is_of_macos(path: str, head: bytes) -> bool:
    *folders, name = path.split("/")
    start = _APPLE_DOUBLE if folders[:1] == ["__MACOSX"] and name.startswith("._") else _OF_MACOS.get(name)
    return start is not None and head.startswith(start)
