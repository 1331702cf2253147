"""Pictures drawn for tests: landscapes that can be told apart, and people as a child draws them."""

import io
from typing import Any

from PIL import Image, ImageDraw, ImageFilter


def landscape(seed: int = 1, size: tuple[int, int] = (600, 400)) -> Image.Image:
    """Hills, a sun and a house, elsewhere for every seed."""
    width, height = size
    image = Image.new("RGB", size, "skyblue")
    draw = ImageDraw.Draw(image)
    for number in range(6):
        at = (seed * 7919 + number * 104729) % width
        top = height // 3 + (seed * 31 + number * 977) % (height // 3)
        shade = 60 + (seed * 53 + number * 41) % 160
        draw.ellipse((at - width // 4, top, at + width // 4, height * 1.5), fill=(shade // 2, shade, shade // 3))
    sun = (seed * 613) % width
    draw.ellipse((sun, height // 12, sun + width // 8, height // 12 + width // 8), fill="gold")
    draw.rectangle(
        (width // 5 * (seed % 4), height // 2, width // 5 * (seed % 4) + width // 8, height * 3 // 4), fill="brown"
    )
    return image


def people(count: int, size: tuple[int, int] = (640, 480), radius: int = 90) -> Image.Image:
    """So many faces that look at the viewer."""
    image = Image.new("L", size, 220)
    for number in range(count):
        _face(ImageDraw.Draw(image), size[0] * (number + 1) / (count + 1), size[1] / 2, radius)
    return image.filter(ImageFilter.GaussianBlur(radius / 18)).convert("RGB")


def _face(draw: ImageDraw.ImageDraw, x: float, y: float, s: float) -> None:
    draw.ellipse((x - 0.95 * s, y - 1.4 * s, x + 0.95 * s, y + 1.2 * s), fill=50)
    draw.ellipse((x - 0.8 * s, y - 1.1 * s, x + 0.8 * s, y + 1.2 * s), fill=190)
    for side in (-1, 1):
        eye = x + side * 0.36 * s
        draw.ellipse((eye - 0.27 * s, y - 0.32 * s, eye + 0.27 * s, y + 0.02 * s), fill=130)
        draw.rectangle((eye - 0.25 * s, y - 0.42 * s, eye + 0.25 * s, y - 0.32 * s), fill=60)
        draw.ellipse((eye - 0.13 * s, y - 0.24 * s, eye + 0.13 * s, y - 0.02 * s), fill=30)
    draw.polygon([(x, y - 0.1 * s), (x - 0.16 * s, y + 0.4 * s), (x + 0.16 * s, y + 0.4 * s)], fill=170)
    draw.ellipse((x - 0.18 * s, y + 0.36 * s, x + 0.18 * s, y + 0.46 * s), fill=130)
    draw.rectangle((x - 0.32 * s, y + 0.66 * s, x + 0.32 * s, y + 0.78 * s), fill=90)


def encoded(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
