"""What a machine sees in a new picture: its likeness to others, and how many faces. Aids for people, never a gate."""

import logging
from dataclasses import dataclass
from typing import IO

from PIL import Image, UnidentifiedImageError

from publishing.pictures.faces import count_faces
from publishing.pictures.likeness import fingerprint

logger = logging.getLogger(__name__)

LOOKED_AT = 640
"""Longest side in pixels of the copy that is looked at: a face in a group photograph is still recognised in it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: the perceptual fingerprint (16 hexadecimal digits, or none), faces (None: nobody looked)."""

    phash: str = ""
    faces: int | None = None


def look_at(file: IO[bytes]) -> Look:
    """Look at a picture file; its position is restored. One that cannot be decoded shows nothing."""
    position = file.tell()
    try:
        file.seek(0)
        grey = _small_and_grey(file)
    except (OSError, UnidentifiedImageError, ValueError) as error:
        logger.warning("a picture could not be looked at: %s", error)
        return Look()
    finally:
        file.seek(position)
    return Look(fingerprint(grey), count_faces(grey))


def _small_and_grey(file: IO[bytes]) -> Image.Image:
    opened = Image.open(file)
    orientation = opened.getexif().get(0x0112, 1)
    opened.draft("L", (LOOKED_AT, LOOKED_AT))  # a JPEG is decoded at a fraction of its size
    image: Image.Image = opened
    if image.has_transparency_data:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    grey = image.convert("L")
    grey.thumbnail((LOOKED_AT, LOOKED_AT))
    turn = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_270, 8: Image.Transpose.ROTATE_90}.get(orientation)
    return grey.transpose(turn) if turn is not None else grey
