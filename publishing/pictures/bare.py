"""Sizes of pictures for the public carry the picture and nothing else: no place, no camera, no author, no preview.

Willow, which makes them, copies what the camera wrote (Exif with GPS, comments, the name in a colour profile) into the
files it saves, see willow/plugins/pillow.py, `save_as_jpeg`. Every size begins with turning the picture upright, by
that same Exif, so this is where the rest of it is let go.
"""

import io
import logging
from typing import Any

from PIL import Image, ImageCms, ImageOps
from willow.image import AvifImageFile
from willow.plugins.pillow import PillowImage
from willow.registry import registry

logger = logging.getLogger(__name__)

AVIF_SPEED = 8
"""Of 0 to 10. Willow leaves Pillow's 6, which takes two to seven times as long for files a tenth smaller."""


def bare(image: Image.Image) -> Image.Image:
    """The picture turned the way its Exif says, in sRGB, as RGB or RGBA, with nothing written beside it.

    Screens take a picture without a colour profile for sRGB; a profile itself may name the device and its owner.
    """
    upright = ImageOps.exif_transpose(image)
    plain = _rgb(_srgb(upright))
    plain.info = {}
    return plain


def _srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in {"RGB", "RGBA", "CMYK"}:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode != "CMYK" and "sRGB" in ImageCms.getProfileDescription(source):
            return image
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        logger.warning("a colour profile that cannot be read is left out")
        return image
    return converted or image


def _rgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        # 16 bits a pixel: the upper eight are what a screen shows.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    image = image.convert("RGBA")
    return image.convert("RGB") if image.getchannel("A").getextrema() == (255, 255) else image


def upright_and_bare(willow: Any) -> Any:
    """Willow's operation `auto_orient`."""
    return PillowImage(bare(willow.image))


def save_as_avif(
    willow: Any, f: Any, quality: int = 80, lossless: bool = False, apply_optimizers: bool = True
) -> AvifImageFile:
    """Willow's operation `save_as_avif`, quicker."""
    exact = {"quality": 100, "subsampling": "4:4:4"}
    willow.image.save(f, "AVIF", speed=AVIF_SPEED, **(exact if lossless else {"quality": quality}))
    return AvifImageFile(f)


def install() -> None:
    """Take the place of Willow's own operations, through its registry."""
    registry.register_operation(PillowImage, "auto_orient", upright_and_bare)
    registry.register_operation(PillowImage, "save_as_avif", save_as_avif)
