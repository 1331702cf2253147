"""Pictures: opened as far as a viewer would, to the last frame and the last byte."""

import re
import struct
import warnings
from typing import IO

from PIL import Image

from publishing.files.facts import Facts
from publishing.files.picture_ends import end_of
from publishing.files.polyglots import check_not_zip, check_rest
from publishing.files.problems import Refusal

_HEIC_HEADER = 256 * 1024
_TAILED = frozenset({"jpeg", "heic"})
"""Telephones put a film, a depth map or their own marks behind the picture; nothing else has a reason to."""


def look_into(file: IO[bytes], found: str, pixel_limit: int) -> Facts:
    """Decode the picture. Raises Refusal when it is damaged, too large, or not only a picture."""
    size = _decode(file, found, pixel_limit)
    check_not_zip(file)
    file.seek(0)
    content = file.read()
    rest = content[end_of(content, found) :]
    if found not in _TAILED and rest.strip(b"\0\r\n "):
        raise Refusal("polyglot")
    check_rest(rest)
    return Facts(found, width=size[0], height=size[1])


def _decode(file: IO[bytes], found: str, pixel_limit: int) -> tuple[int, int]:
    Image.MAX_IMAGE_PIXELS = pixel_limit
    if found == "webp" and _webp_pixels(file) > pixel_limit:
        # Pillow makes the decoder's canvas while it opens the file, so this one header is read here.
        raise _too_many(pixel_limit)
    if found == "heic":
        if _heic_pixels(file) > pixel_limit:
            raise _too_many(pixel_limit)  # the decoder's own refusal does not say so
        import pillow_heif  # 40 ms, for those who send one

        pillow_heif.register_heif_opener(thumbnails=False)
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(file, formats=["HEIF" if found == "heic" else found])
            size = image.size
            _decode_frames(image, found, pixel_limit)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many(pixel_limit) from error
    return size


def _decode_frames(image: Image.Image, found: str, pixel_limit: int) -> None:
    decoded = frame = 0
    # An animation may hold thousands of frames: as much work as one large picture, and no more.
    while decoded < pixel_limit:
        if frame:
            try:
                image.seek(frame)
            except EOFError:
                return
        if image.width * image.height > pixel_limit:
            raise _too_many(pixel_limit)
        image.load()
        if found in _TAILED:
            return  # a second picture inside a camera's file is only its preview
        decoded += image.width * image.height
        frame += 1


def _too_many(pixel_limit: int) -> Refusal:
    return Refusal("too_many_pixels", limit=pixel_limit // 1_000_000)


def _webp_pixels(file: IO[bytes]) -> int:
    """Return the pixels of a WebP canvas from its first header (RFC 9649); 0 if the header is unknown."""
    file.seek(0)
    head = file.read(30)
    little = int.from_bytes
    match head[12:16]:
        case b"VP8X":
            return (little(head[24:27], "little") + 1) * (little(head[27:30], "little") + 1)
        case b"VP8L":
            bits = little(head[21:25], "little")
            return ((bits & 0x3FFF) + 1) * (((bits >> 14) & 0x3FFF) + 1)
        case b"VP8 ":
            return (little(head[26:28], "little") & 0x3FFF) * (little(head[28:30], "little") & 0x3FFF)
        case _:
            return 0


def _heic_pixels(file: IO[bytes]) -> int:
    """Return the pixels of the largest picture a HEIC's header names (`ispe`, ISO/IEC 23008-12, 6.5.3)."""
    file.seek(0)
    head = file.read(_HEIC_HEADER)
    sizes = [
        struct.unpack_from(">II", head, found.end() + 4) for found in re.finditer(rb"ispe(?=.{12})", head, re.DOTALL)
    ]
    return max((width * height for width, height in sizes), default=0)
