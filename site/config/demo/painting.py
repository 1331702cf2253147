"""The brush of the invented office's pictures: a canvas, palettes, and the things every scene is made of.

Sizes are in picture units (the canvas is 1600 by 1067); the canvas draws larger and reduces, for smooth edges.
"""

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
_OVER = 2
_QUALITY = 84

SKIN = ("#b9835c", "#a8734e", "#c79268", "#d6a57c")
HAIR = ("#1d1a1b", "#2a2322", "#33292a")
LONG = "#2b2b33"


@dataclass(frozen=True, slots=True)
class Palette:
    """The light of a scene."""

    sky: tuple[str, str]
    sun: str
    far: str
    ground: str
    path: str
    wall: str
    trim: str
    roof: str
    leaf: str


PALETTES = {
    "dawn": Palette(
        ("#f6c88f", "#fdeede"), "#fff3cf", "#c9b7b4", "#a9b97c", "#e6d5b6", "#f7ecd9", "#d9c3a1", "#a4503a", "#5c8050"
    ),
    "noon": Palette(
        ("#6fb7dc", "#e2f2f7"), "#fffbe3", "#a7c6bd", "#94bf74", "#ead9bb", "#fdf8ec", "#cfdcd8", "#1f6b74", "#4b8a4e"
    ),
    "dusk": Palette(
        ("#49618f", "#f2b49a"), "#ffdfb0", "#7c7d9c", "#7d936b", "#cdb79e", "#efdccb", "#c4a48f", "#5b3f58", "#3f6650"
    ),
    "rain": Palette(
        ("#66788a", "#b9c5cc"), "#d5dde1", "#8898a0", "#7b9376", "#b4aea3", "#dfe0da", "#b8bdba", "#4c5f6d", "#3f6451"
    ),
    "warm": Palette(
        ("#f3e3cb", "#fbf4e8"), "#fff6dc", "#e3cfae", "#b98d5f", "#d3aa7a", "#fbf3e4", "#d8bd95", "#8c4b34", "#5d8a5a"
    ),
    "cool": Palette(
        ("#d5e6ea", "#f2f8f8"), "#ffffff", "#b9d0d4", "#7f98a0", "#a9bcc1", "#f4f8f7", "#b7cbce", "#0f5a61", "#4c8a70"
    ),
}


class Canvas:
    """A picture under the brush."""

    def __init__(self, palette: Palette, seed: int) -> None:
        self.palette = palette
        self.chance = random.Random(seed)  # noqa: S311  (where a tree stands, not a secret)
        self.image = Image.new("RGB", (WIDTH * _OVER, HEIGHT * _OVER), palette.sky[1])
        self.pen = ImageDraw.Draw(self.image)

    def jpeg(self) -> bytes:
        """The finished picture."""
        buffer = io.BytesIO()
        self.image.reduce(_OVER).save(buffer, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
        return buffer.getvalue()

    def box(self, left: float, top: float, right: float, bottom: float, fill: str, radius: float = 0) -> None:
        """A filled box."""
        corners = [value * _OVER for value in (left, top, right, bottom)]
        self.pen.rounded_rectangle(corners, radius * _OVER, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str, flatten: float = 1) -> None:
        """A filled circle, or an ellipse when flattened."""
        tall = radius * flatten
        self.pen.ellipse([value * _OVER for value in (x - radius, y - tall, x + radius, y + tall)], fill=fill)

    def shape(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * _OVER, y * _OVER) for x, y in points], fill=fill)

    def stroke(self, points: Sequence[tuple[float, float]], fill: str, width: float) -> None:
        """A line."""
        line = [(x * _OVER, y * _OVER) for x, y in points]
        self.pen.line(line, fill=fill, width=round(width * _OVER), joint="curve")

    def fade(self, top: float, bottom: float, colours: tuple[str, str]) -> None:
        """A vertical gradient across the whole width."""
        height = round((bottom - top) * _OVER)
        ramp = Image.linear_gradient("L").resize((WIDTH * _OVER, height))
        upper = Image.new("RGB", ramp.size, colours[0])
        upper.paste(Image.new("RGB", ramp.size, colours[1]), mask=ramp)
        self.image.paste(upper, (0, round(top * _OVER)))

    def glow(self, x: float, y: float, radius: float, colour: str) -> None:
        """A soft light."""
        size = round(radius * 2 * _OVER / 8)
        mask = Image.new("L", (size, size), 0)
        ImageDraw.Draw(mask).ellipse([size * 0.28, size * 0.28, size * 0.72, size * 0.72], fill=215)
        mask = mask.filter(ImageFilter.GaussianBlur(size / 9)).resize((size * 8, size * 8))
        light = Image.new("RGB", mask.size, colour)
        self.image.paste(light, (round((x - radius) * _OVER), round((y - radius) * _OVER)), mask)


def tint(colour: str, by: float) -> str:
    """The colour lighter (towards 1) or darker (towards -1)."""
    target = 255 if by > 0 else 0
    parts = [int(colour[position : position + 2], 16) for position in (1, 3, 5)]
    return "#" + "".join(f"{round(part + (target - part) * abs(by)):02x}" for part in parts)


def outdoors(canvas: Canvas, horizon: float, sun: tuple[float, float] | None) -> None:
    """Sky, sun, clouds, far hills and the ground."""
    light = canvas.palette
    canvas.fade(0, horizon + 4, light.sky)
    if sun:
        canvas.glow(*sun, 320, light.sun)
        canvas.disc(*sun, 66, tint(light.sun, 0.35))
    for _cloud in range(4):
        cloud(canvas, canvas.chance.uniform(0, WIDTH), canvas.chance.uniform(60, horizon * 0.42))
    for step, shade in ((0, 0.18), (1, 0.0)):
        hills(canvas, horizon - 60 + step * 34, tint(light.far, shade))
    canvas.fade(horizon, HEIGHT, (tint(light.ground, 0.12), tint(light.ground, -0.14)))


def cloud(canvas: Canvas, x: float, y: float) -> None:
    """One cloud."""
    colour = tint(canvas.palette.sky[1], 0.45)
    for offset, radius in ((-70, 26), (-32, 40), (20, 48), (66, 30)):
        canvas.disc(x + offset, y, radius, colour, 0.72)
    canvas.box(x - 92, y, x + 96, y + 26, colour, 13)


def hills(canvas: Canvas, base: float, colour: str) -> None:
    """A line of far hills down to the horizon."""
    x = -120.0
    while x < WIDTH + 200:
        radius = canvas.chance.uniform(150, 280)
        canvas.disc(x, base + 90, radius, colour, 0.55)
        x += radius * 0.9


def tree(canvas: Canvas, x: float, base: float, size: float = 1) -> None:
    """A broad rain tree."""
    canvas.box(x - 11 * size, base - 150 * size, x + 11 * size, base, tint("#6b4f3a", 0.05), 6)
    for dx, dy, radius, shade in (
        (-62, -170, 66, -0.14),
        (58, -176, 70, -0.06),
        (0, -228, 84, 0.06),
        (-24, -196, 60, 0.12),
    ):
        canvas.disc(x + dx * size, base + dy * size, radius * size, tint(canvas.palette.leaf, shade), 0.86)


def person(canvas: Canvas, x: float, feet: float, tall: float, top: str, bottom: str, *, back: bool = False) -> None:
    """A standing figure of the given height; seen from behind when `back`. Grown-ups (in dark) wear it long."""
    unit = tall / 8
    skin, hair = canvas.chance.choice(SKIN), canvas.chance.choice(HAIR)
    leg = bottom if bottom == LONG else skin
    canvas.disc(x, feet, unit * 1.25, tint(canvas.palette.ground, -0.26), 0.22)
    for side in (-1, 1):
        canvas.box(
            x + side * unit * 0.5 - unit * 0.3, feet - unit * 2.2, x + side * unit * 0.5 + unit * 0.3, feet, leg, 4
        )
        canvas.stroke(
            [(x + side * unit * 1.02, feet - unit * 5.9), (x + side * unit * 1.28, feet - unit * 3.7)],
            skin,
            unit * 0.48,
        )
        canvas.stroke(
            [(x + side * unit * 0.9, feet - unit * 6.0), (x + side * unit * 1.12, feet - unit * 5.0)], top, unit * 0.7
        )
    canvas.box(x - unit * 1.02, feet - unit * 4.1, x + unit * 1.02, feet - unit * 1.9, bottom, unit * 0.3)
    canvas.box(x - unit * 1.05, feet - unit * 6.4, x + unit * 1.05, feet - unit * 3.7, top, unit * 0.5)
    canvas.disc(x, feet - unit * 7.25, unit * 0.82, hair if back else skin, 1.08)
    if not back:
        canvas.pen.pieslice(
            [value * _OVER for value in (x - unit * 0.9, feet - unit * 8.25, x + unit * 0.9, feet - unit * 6.4)],
            180,
            360,
            fill=hair,
        )


def seated(canvas: Canvas, x: float, seat: float, size: float, top: str) -> None:
    """The upper half of someone sitting, seen from behind."""
    canvas.box(x - size * 0.5, seat - size * 0.95, x + size * 0.5, seat, top, size * 0.3)
    canvas.disc(x, seat - size * 1.3, size * 0.33, canvas.chance.choice(HAIR), 1.1)


def flag(canvas: Canvas, x: float, base: float, tall: float) -> None:
    """A flag pole with the national flag."""
    canvas.box(x - 34, base - 16, x + 34, base, tint(canvas.palette.trim, -0.1), 4)
    canvas.box(x - 4, base - tall, x + 4, base - 8, "#e9ecec", 3)
    canvas.disc(x, base - tall - 6, 9, "#d4a73a")
    top = base - tall + 10
    for colour, start, share in (
        ("#a51931", 0, 1),
        ("#f4f5f8", 1, 1),
        ("#2d2a4a", 2, 2),
        ("#f4f5f8", 4, 1),
        ("#a51931", 5, 1),
    ):
        upper, lower = top + start * 15, top + (start + share) * 15
        wave = [(x + 5, upper), (x + 60, upper - 7), (x + 120, upper + 5), (x + 150, upper)]
        canvas.shape([*wave, *((px, py + lower - upper) for px, py in reversed(wave))], colour)


def school(canvas: Canvas, left: float, right: float, base: float, floors: int = 2) -> None:
    """A long school building with a gallery, a gable and a row of doors on every floor."""
    light, floor = canvas.palette, 118
    top = base - floors * floor
    canvas.shape([(left - 34, top), (left + 26, top - 74), (right - 26, top - 74), (right + 34, top)], light.roof)
    canvas.box(left - 34, top - 2, right + 34, top + 12, tint(light.roof, -0.2))
    canvas.box(left, top + 10, right, base, light.wall)
    for level in range(floors):
        _storey(canvas, left, right, top + 12 + level * floor, floor)
    middle = (left + right) / 2
    canvas.shape([(middle - 110, top + 6), (middle, top - 116), (middle + 110, top + 6)], tint(light.roof, 0.12))
    canvas.shape([(middle - 78, top - 4), (middle, top - 88), (middle + 78, top - 4)], light.wall)
    canvas.disc(middle, top - 34, 20, "#d4a73a")
    canvas.disc(middle, top - 34, 12, light.wall)
    canvas.box(middle - 62, base - 104, middle + 62, base, tint(light.trim, -0.34), 4)
    for rail in (-62, 0, 62):
        canvas.box(middle + rail - 5, base - 104, middle + rail + 5, base, light.wall)


def _storey(canvas: Canvas, left: float, right: float, top: float, height: float) -> None:
    light = canvas.palette
    canvas.box(left, top, right, top + height - 16, tint(light.wall, -0.1))
    x = left + 22
    while x + 64 < right:
        glass = tint("#7fa7b3", canvas.chance.uniform(-0.12, 0.2))
        canvas.box(x, top + 22, x + 50, top + 68, glass, 3)
        canvas.box(x + 23, top + 22, x + 27, top + 68, light.wall)
        x += 78
    for post in range(int(left), int(right) + 1, 156):
        canvas.box(post - 6, top - 4, post + 6, top + height - 10, light.wall)
    canvas.box(left - 10, top + height - 40, right + 10, top + height - 30, light.trim)
    for bar in range(int(left), int(right), 14):
        canvas.box(bar, top + height - 34, bar + 4, top + height - 12, light.trim)
    canvas.box(left - 14, top + height - 16, right + 14, top + height - 2, tint(light.trim, -0.12))
