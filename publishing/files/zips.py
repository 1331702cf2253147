"""Zip archives: every byte belongs to one file of the list, and every file is what the list says."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final

from publishing.files.entries import Entry
from publishing.files.problems import Refusal

_LOCAL: Final = struct.Struct("<4s5HIIIHH")
_PIECE: Final = 64 * 1024
_GAP: Final = 1024
"""Bytes between two files that nobody asks about: descriptors, alignment."""
_UTF8, _DESCRIPTOR, _LOCKED = 0x800, 0x8, 0x1
_SOMEWHERE_ELSE = 0xFFFFFFFF


def list_of(file: IO[bytes], size: int) -> list[Entry]:
    """Return what a zip archive of so many bytes holds.

    Raises Refusal when its list is broken, does not agree with its files, or has files overlap.
    """
    file.seek(0)
    try:
        # Closing it would leave the file open: it is ours.
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except Exception as error:
        raise Refusal("truncated") from error
    starts = _check_layout(file, entries, archive.start_dir)
    _check_rest(file, archive, size)
    return [_entry(file, info, starts[index]) for index, info in enumerate(entries)]


def _entry(file: IO[bytes], info: zipfile.ZipInfo, start: int) -> Entry:
    mode = info.external_attr >> 16
    return Entry(
        name=_name(info),
        packed=info.compress_size,
        unpacked=info.file_size,
        folder=info.is_dir(),
        link=stat.S_ISLNK(mode),
        locked=bool(info.flag_bits & _LOCKED),
        read=lambda count: _read(file, info, start, count),
    )


def _name(info: zipfile.ZipInfo) -> str:
    """The name as its maker saw it: Windows writes Thai names in its own code page and does not say so."""
    name = info.orig_filename
    if info.flag_bits & _UTF8:
        return name
    raw = name.encode("cp437", "replace")
    for encoding in ("utf-8", "cp874"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name


def _check_layout(file: IO[bytes], entries: list[zipfile.ZipInfo], directory: int) -> list[int]:
    """Return where each file's data begin. Raises Refusal for files that overlap, hide, or differ from the list."""
    starts = [_data_start(file, info) for info in entries]
    end = 0
    for info, start in sorted(zip(entries, starts, strict=True), key=lambda pair: pair[0].header_offset):
        if info.header_offset < end:
            raise Refusal("overlapping")
        _check_gap(file, end, info.header_offset)
        end = start + info.compress_size
    if end > directory:
        raise Refusal("overlapping")
    _check_gap(file, end, directory)
    return starts


def _check_gap(file: IO[bytes], start: int, end: int) -> None:
    """Raise Refusal when something that is in no list stands before, between or after the files."""
    file.seek(start)
    gap = file.read(min(end - start, _PIECE))
    if b"PK\x03\x04" in gap or (end - start > _GAP and gap.strip(b"\0")) or (start == 0 and gap):
        raise Refusal("polyglot")


def _data_start(file: IO[bytes], info: zipfile.ZipInfo) -> int:
    file.seek(info.header_offset)
    header = file.read(_LOCAL.size)
    if len(header) < _LOCAL.size or header[:4] != b"PK\x03\x04":
        raise Refusal("truncated")
    _signature, _version, flags, method, *_when, _crc, packed, unpacked, length, extra = _LOCAL.unpack(header)
    name = file.read(length).split(b"\0")[0]
    listed = info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437", "replace").split(b"\0")[0]
    agrees = name == listed and method == info.compress_type and flags & _LOCKED == info.flag_bits & _LOCKED
    if not flags & _DESCRIPTOR and packed != _SOMEWHERE_ELSE:
        agrees = agrees and packed == info.compress_size
        agrees = agrees and unpacked in {info.file_size, _SOMEWHERE_ELSE}
    if not agrees:
        raise Refusal("inconsistent")
    return info.header_offset + _LOCAL.size + length + extra


def _check_rest(file: IO[bytes], archive: zipfile.ZipFile, size: int) -> None:
    """Raise Refusal when something follows the archive's end and the comment that belongs to it."""
    file.seek(max(0, size - _PIECE - 22))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    rest = tail[at + 22 + len(archive.comment) :] if at >= 0 else b""
    if rest.strip(b"\0\r\n ") or len(archive.comment) > _GAP:
        raise Refusal("polyglot")


def _read(file: IO[bytes], info: zipfile.ZipInfo, start: int, count: int) -> bytes:
    """The first bytes of a file in the archive, at least so many; all, checked against the list, for -1."""
    content = bytearray()
    for piece in _unpack(file, info, start):
        content += piece
        if 0 <= count <= len(content):
            return bytes(content)
    if zlib.crc32(content) != info.CRC:
        raise Refusal("truncated")
    return bytes(content)


def _unpack(file: IO[bytes], info: zipfile.ZipInfo, start: int) -> Iterator[bytes]:
    """Unpack no more than the list promises. Raises Refusal when there is more or less, or the packing is unusual."""
    if info.compress_type == zipfile.ZIP_STORED:
        pieces = _packed(file, start, info.compress_size)
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        pieces = _inflate(_packed(file, start, info.compress_size))
    else:
        raise Refusal("unusual_packing")
    left = info.file_size
    try:
        for piece in pieces:
            left -= len(piece)
            if left < 0:
                raise Refusal("inconsistent")
            yield piece
    except zlib.error as error:
        raise Refusal("truncated") from error
    if left:
        raise Refusal("inconsistent")


def _packed(file: IO[bytes], start: int, size: int) -> Iterator[bytes]:
    while size > 0:
        file.seek(start)  # others read the same file between two pieces
        piece = file.read(min(size, _PIECE))
        if not piece:
            raise Refusal("truncated")
        start += len(piece)
        size -= len(piece)
        yield piece


def _inflate(pieces: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for piece in pieces:
        while piece:
            if unpacked := unpacker.decompress(piece, _PIECE):
                yield unpacked
            piece = unpacker.unconsumed_tail
    while unpacked := unpacker.flush():
        yield unpacked
    if not unpacker.eof:
        raise Refusal("truncated")
