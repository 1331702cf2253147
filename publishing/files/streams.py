"""Packed streams in a PDF, unpacked and thrown away to learn how large they are before any reader meets them."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from publishing.files.limits import MEGABYTE
from publishing.files.problems import Refusal

STREAM_LIMIT: Final = 64 * MEGABYTE
"""Most bytes of one stream that is no picture, unpacked: readers unpack these whole."""
TOTAL_LIMIT: Final = 256 * MEGABYTE
"""Most bytes of all such streams of a file together, unpacked."""

_START = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY = 600
"""How many bytes before a stream are taken for its dictionary."""
_PIECE = 16 * 1024


def check_streams(content: bytes) -> None:
    """Raise Refusal for a decompression bomb.

    The bytes are searched, not the file's own tables, which a bomb may have falsified. Pictures are left out: nothing
    here decodes them, and a white page packs a thousand to one honestly.
    """
    total = 0
    for start in _START.finditer(content):
        before = content[max(0, start.start() - _DICTIONARY) : start.start()]
        if _PICTURE.search(before.rpartition(b"endobj")[2]):
            continue
        total += _size_of(content, start.end(), STREAM_LIMIT)
        if total > TOTAL_LIMIT:
            raise Refusal("bomb", limit=TOTAL_LIMIT // MEGABYTE)


def _size_of(content: bytes, start: int, limit: int) -> int:
    """Bytes of the stream at `start`, unpacked; 0 if it is none. Raises Refusal beyond the limit."""
    size = inside = 0
    inner = None
    for unpacked in _unpack(content, start):
        if not size and _is_packed(unpacked):
            inner = zlib.decompressobj()
        size += len(unpacked)
        if inner is not None:
            try:
                inside += _count(inner, unpacked, limit - inside)
            except zlib.error:
                inner = None  # it only looked packed
        if max(size, inside) > limit:
            raise Refusal("bomb", limit=limit // MEGABYTE)
    return max(size, inside)


def _unpack(content: bytes, at: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    while at < len(content) and not unpacker.eof:
        piece = content[at : at + _PIECE]
        at += len(piece)
        while piece and not unpacker.eof:
            try:
                yield unpacker.decompress(piece, _PIECE)
            except zlib.error:
                return
            piece = unpacker.unconsumed_tail


def _count(unpacker: "zlib._Decompress", piece: bytes, limit: int) -> int:
    size = 0
    while piece and size <= limit and not unpacker.eof:
        size += len(unpacker.decompress(piece, _PIECE))
        piece = unpacker.unconsumed_tail
    return size


def _is_packed(head: bytes) -> bool:
    return len(head) > 1 and head[0] & 0x0F == 8 and head[0] >> 4 <= 7 and int.from_bytes(head[:2], "big") % 31 == 0
