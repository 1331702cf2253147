"""RAR archives: the list always, the content of what is stored unpacked, the rest where a tool for it is installed.

RAR's packing is its maker's own. Debian's free `unar` reads it; without it a packed file is judged by its name, sizes
and flags alone and told as unread.
"""

import functools
from typing import IO, Any, Final

import rarfile

from publishing.files.entries import Entry, Unread
from publishing.files.problems import Refusal

_PIECE: Final = 64 * 1024
_NOT_FIRST, _NOT_LAST, _MORE_VOLUMES = (
    rarfile.RAR_FILE_SPLIT_BEFORE,
    rarfile.RAR_FILE_SPLIT_AFTER,
    rarfile.RAR_ENDARC_NEXT_VOLUME,
)


def list_of(file: IO[bytes], size: int) -> list[Entry]:
    """Return what a RAR archive of so many bytes holds. Raises Refusal when it is locked, split, or damaged."""
    rarfile.USE_EXTRACT_HACK = 0  # it would write to the disk, which the box may not
    blocks: list[Any] = []
    source = file.name if isinstance(getattr(file, "name", None), str) else file
    file.seek(0)
    try:
        archive = rarfile.RarFile(source, part_only=True, info_callback=blocks.append)
    except rarfile.PasswordRequired as error:
        raise Refusal("encrypted") from error
    except rarfile.NeedFirstVolume as error:
        raise Refusal("split_archive") from error
    except Exception as error:
        raise Refusal("truncated") from error
    if archive.needs_password():
        raise Refusal("encrypted")
    _check_blocks(file, blocks, size)
    return [_entry(archive, info) for info in archive.infolist()]


def _check_blocks(file: IO[bytes], blocks: list[Any], size: int) -> None:
    """Raise Refusal when a part is missing, when the end is, or when something follows it."""
    for block in blocks:
        if block.type == rarfile.RAR_BLOCK_FILE and block.flags & (_NOT_FIRST | _NOT_LAST):
            raise Refusal("split_archive")
        if block.type == rarfile.RAR_BLOCK_ENDARC and block.flags & _MORE_VOLUMES:
            raise Refusal("split_archive")
        if block.data_offset + block.add_size > size:
            raise Refusal("truncated")
    if not blocks or blocks[-1].type != rarfile.RAR_BLOCK_ENDARC:
        raise Refusal("truncated")
    file.seek(blocks[-1].header_offset + blocks[-1].header_size)
    while piece := file.read(_PIECE):
        if piece.strip(b"\0"):
            raise Refusal("polyglot")


def _entry(archive: Any, info: Any) -> Entry:
    stored = info.compress_type == rarfile.RAR_M0
    if info.is_dir() or info.is_symlink() or not (stored or _has_tool()):
        read = None
    else:
        read = functools.partial(_read, archive, info)
    return Entry(
        name=info.filename,
        packed=info.compress_size or 0,
        unpacked=info.file_size or 0,
        folder=info.is_dir(),
        link=info.is_symlink() or info.file_redir is not None,
        locked=info.needs_password(),
        read=read,
    )


def _read(archive: Any, info: Any, count: int) -> bytes:
    try:
        with archive.open(info) as opened:
            content: bytes = opened.read(info.file_size if count < 0 else count)
            if count < 0 and opened.read(1):
                raise Refusal("inconsistent")
    except rarfile.Error as error:
        if info.compress_type == rarfile.RAR_M0 and not isinstance(error, rarfile.RarExecError):
            raise Refusal("truncated") from error
        # The free tools do not know all of RAR's packing (solid archives, filters): their failure tells nothing.
        raise Unread from error
    return content


@functools.cache
def _has_tool() -> bool:
    try:
        # Not `unrar`: under this name stand two programs. Not 7z: Debian's reads no RAR.
        # Not bsdtar: as rarfile calls it, it looks for an archive named `--`.
        rarfile.tool_setup(unrar=False, bsdtar=False, sevenzip=False, sevenzip2=False, force=True)
    except rarfile.RarCannotExec:
        return False
    return True
