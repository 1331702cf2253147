"""Where a picture ends by its own format, so that what follows it can be judged."""

import re

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A JPEG marker within coded data: not a stuffed byte, not a restart, not a filler."""


def end_of(content: bytes, found: str) -> int:
    """Return how many first bytes belong to the picture. The content has been decoded: it is well-formed enough."""
    ends = {"jpeg": _jpeg, "png": _png, "gif": _gif, "webp": _webp, "heic": _boxes}
    return min(ends[found](content), len(content))


def _jpeg(content: bytes) -> int:
    """After the first end-of-image marker (ITU-T T.81, annex B)."""
    at = 2
    while marker := _MARKER.search(content, at):
        at = marker.end()
        kind = content[at - 1]
        if kind == 0xD9:
            return at
        if kind not in {0x01, 0xD8}:
            at += int.from_bytes(content[at : at + 2], "big")
    return len(content)


def _png(content: bytes) -> int:
    """After the IEND chunk (ISO/IEC 15948)."""
    at = 8
    while at < len(content):
        length, kind = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            break
    return at


def _gif(content: bytes) -> int:
    """After the trailer (GIF89a specification, section 27)."""
    at = 13 + _colours(content[10])
    while at < len(content) and content[at] != 0x3B:
        if content[at] == 0x2C:
            at += 11 + _colours(content[at + 9]) if at + 9 < len(content) else 11
        else:
            at += 2
        while at < len(content) and content[at]:
            at += content[at] + 1
        at += 1
    return at + 1


def _colours(packed: int) -> int:
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _webp(content: bytes) -> int:
    """After the RIFF chunk (RFC 9649)."""
    size = int.from_bytes(content[4:8], "little")
    return 8 + size + size % 2


def _boxes(content: bytes) -> int:
    """After the last box that fits (ISO/IEC 14496-12, section 4.2)."""
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(content[at + 8 : at + 16], "big")
        if size == 0:
            return len(content)
        if size < 8 or at + size > len(content) or not content[at + 4 : at + 8].isalnum():
            return at
        at += size
    return at
