"""Sizes of pictures for the public carry the picture and nothing else: no place, no camera, no author, no preview.

Willow, which makes them, copies what the camera wrote (Exif with GPS, comments) into every JPEG it saves, see
willow/plugins/pillow.py, `save_as_jpeg`. Every size begins with turning the picture upright, by that same Exif, so this
is where the rest of it is let go.
"""

from typing import Any

from PIL import ImageOps
from willow.plugins.pillow import PillowImage
from willow.registry import registry

_PART_OF_THE_PICTURE = frozenset({"icc_profile", "transparency", "background", "gamma", "duration", "loop"})


def upright_and_bare(willow: Any) -> Any:
    """The picture turned the way its Exif says, without Exif, XMP, comments and thumbnails."""
    upright = ImageOps.exif_transpose(willow.image)
    upright.info = {key: value for key, value in upright.info.items() if key in _PART_OF_THE_PICTURE}
    return PillowImage(upright)


def install() -> None:
    """Take the place of Willow's own operation, through its registry."""
    registry.register_operation(PillowImage, "auto_orient", upright_and_bare)
