"""The scenes of the invented office's pictures, drawn: no photograph of any person or place."""

from collections.abc import Callable

from config.demo.painting import (
    HEIGHT,
    LONG,
    PALETTES,
    WIDTH,
    Canvas,
    flag,
    outdoors,
    person,
    school,
    seated,
    tint,
    tree,
)

WHITE, KHAKI, NAVY, MINT, PLUM, GOLD = "#fafaf6", "#a98f5d", "#27365c", "#4d9a8c", "#7b4f78", "#c99a34"


def draw(scene: str, palette: str, seed: int = 1) -> bytes:
    """The named scene in the named light as a JPEG of 1600 by 1067. Raises KeyError for names that do not exist."""
    canvas = Canvas(PALETTES[palette], seed)
    SCENES[scene](canvas)
    return canvas.jpeg()


def _flag_ceremony(canvas: Canvas) -> None:
    outdoors(canvas, 640, (1290, 330))
    school(canvas, 230, 1190, 690)
    tree(canvas, 120, 720, 1.25)
    tree(canvas, 1440, 730, 1.35)
    flag(canvas, 1290, 780, 560)
    for row in range(4):
        feet = 800 + row * 74
        tall = 122 + row * 20
        for place in range(11):
            x = 150 + place * (96 + row * 9) + row * 14
            girl = (place + row) % 2
            person(canvas, x, feet, tall, WHITE, NAVY if girl else KHAKI, back=True)


def _school_gate(canvas: Canvas) -> None:
    outdoors(canvas, 620, (300, 250))
    school(canvas, 430, 1400, 660, floors=3)
    light = canvas.palette
    canvas.shape([(560, 1067), (1160, 1067), (960, 660), (840, 660)], light.path)
    for x in (470, 1250):
        canvas.box(x - 46, 480, x + 46, 850, tint(light.wall, -0.04), 6)
        canvas.box(x - 60, 462, x + 60, 490, light.roof, 4)
    canvas.box(440, 412, 1290, 474, light.roof, 10)
    for x in range(520, 1220, 46):
        canvas.disc(x, 443, 9, GOLD)
    tree(canvas, 190, 820, 1.5)
    tree(canvas, 1490, 820, 1.3)
    for number, (x, feet, tall) in enumerate(
        [(800, 760, 120), (905, 800, 140), (960, 745, 112), (830, 885, 170), (965, 920, 186)]
    ):
        person(canvas, x, feet, tall, WHITE, NAVY if number % 2 else KHAKI, back=True)
    person(canvas, 600, 940, 236, MINT, LONG)
    person(canvas, 1160, 950, 240, PLUM, LONG)


def _classroom(canvas: Canvas) -> None:
    light = canvas.palette
    canvas.fade(0, HEIGHT, (light.wall, tint(light.wall, -0.12)))
    canvas.box(0, 760, WIDTH, HEIGHT, light.path)
    canvas.box(330, 150, 1270, 560, tint("#6b4a31", 0.05), 10)
    canvas.box(350, 170, 1250, 540, "#24544c", 4)
    for row in range(4):
        canvas.stroke([(410, 240 + row * 66), (410 + 520 - row * 90, 240 + row * 66)], "#dfe9e2", 6)
    for angle in ((1010, 300), (1080, 410), (940, 410)):
        canvas.disc(*angle, 46, "#e9d9a8")
    for x in (60, 1330):
        canvas.box(x, 150, x + 210, 520, light.trim, 6)
        canvas.box(x + 12, 162, x + 198, 508, tint("#a9d1de", 0.25), 4)
        canvas.box(x + 101, 162, x + 109, 508, light.trim)
    person(canvas, 600, 830, 360, MINT, LONG)
    for row in range(3):
        for place in range(5 + row % 2):
            x, seat, size = 190 + place * 300 - row % 2 * 150, 850 + row * 105, 100 + row * 22
            canvas.box(
                x - size * 0.95, seat - size * 0.5, x + size * 0.95, seat - size * 0.36, tint("#b98757", row * 0.06), 5
            )
            seated(canvas, x, seat + 24, size, WHITE)


def _meeting(canvas: Canvas) -> None:
    light = canvas.palette
    canvas.fade(0, 700, (tint(light.wall, -0.04), light.wall))
    canvas.box(0, 690, WIDTH, HEIGHT, tint(light.ground, -0.1))
    for x in range(0, WIDTH, 200):
        canvas.box(x, 0, x + 6, 690, light.trim)
    canvas.box(470, 120, 1130, 500, light.trim, 8)
    canvas.box(486, 136, 1114, 484, "#fdfdfb", 3)
    for number, height in enumerate((90, 150, 120, 200, 240)):
        canvas.box(
            560 + number * 100,
            440 - height,
            620 + number * 100,
            440,
            (MINT, GOLD, light.roof, MINT, light.roof)[number],
            4,
        )
    canvas.stroke([(530, 444), (1070, 444)], "#4b5b5d", 4)
    flag(canvas, 260, 700, 470)
    for place, top in enumerate((NAVY, PLUM, MINT, NAVY, KHAKI)):
        x = 500 + place * 150
        canvas.box(x - 52, 570, x + 52, 760, top, 40)
        canvas.disc(x, 535, 36, "#9c6a48", 1.12)
        canvas.pen.pieslice([v * 2 for v in (x - 40, 490, x + 40, 572)], 180, 360, fill="#231d1d")
    canvas.shape([(360, 720), (1240, 720), (1420, 860), (180, 860)], tint("#8a5a3b", 0.12))
    canvas.box(180, 856, 1420, 900, "#6d4430", 4)
    for x in range(420, 1240, 150):
        canvas.shape([(x, 752), (x + 76, 752), (x + 92, 796), (x - 8, 796)], "#fbfbf8")
    for place in range(7):
        seated(canvas, 190 + place * 205, 1090, 150, (WHITE, MINT, KHAKI, WHITE, PLUM, WHITE, NAVY)[place])


def _handing_books(canvas: Canvas) -> None:
    outdoors(canvas, 600, None)
    school(canvas, 120, 1480, 650, floors=2)
    light = canvas.palette
    canvas.box(0, 700, WIDTH, HEIGHT, light.path)
    for place in range(6):
        person(
            canvas, 240 + place * 150, 950 + place % 2 * 16, 260 - place % 2 * 16, WHITE, NAVY if place % 2 else KHAKI
        )
    person(canvas, 1240, 980, 340, PLUM, LONG)
    person(canvas, 1400, 975, 336, MINT, LONG)
    canvas.box(1060, 850, 1560, 882, tint("#8a5a3b", 0.1), 6)
    canvas.box(1080, 882, 1540, HEIGHT, tint(light.roof, 0.25), 4)
    for pile, books in enumerate((5, 7, 4, 6)):
        for number in range(books):
            left = 1090 + pile * 118 + (number % 2) * 8
            colour = (MINT, GOLD, light.roof, NAVY, PLUM)[(pile + number) % 5]
            canvas.box(left, 830 - number * 20, left + 96, 848 - number * 20, colour, 3)
            canvas.box(left + 4, 842 - number * 20, left + 92, 846 - number * 20, "#fbf7ea")


def _visit(canvas: Canvas) -> None:
    outdoors(canvas, 560, (1180, 210))
    school(canvas, 620, 1520, 610, floors=3)
    canvas.shape([(240, HEIGHT), (1120, HEIGHT), (1010, 620), (930, 620)], canvas.palette.path)
    for x, size in ((90, 1.5), (330, 1.0), (1530, 1.2)):
        tree(canvas, x, 760, size)
    for x in range(60, 420, 44):
        canvas.disc(x, 800, 26, tint(canvas.palette.leaf, 0.1))
        canvas.disc(x + 10, 786, 8, "#d96c75")
    figures = [
        (640, 860, 300, NAVY),
        (790, 900, 320, MINT),
        (930, 870, 306, PLUM),
        (1050, 920, 320, KHAKI),
        (520, 930, 310, WHITE),
    ]
    for x, feet, tall, top in figures:
        person(canvas, x, feet, tall, top, LONG)


def _workshop(canvas: Canvas) -> None:
    light = canvas.palette
    canvas.fade(0, 640, (light.wall, tint(light.wall, -0.08)))
    canvas.box(0, 630, WIDTH, HEIGHT, tint(light.ground, 0.1))
    for x in range(90, WIDTH, 380):
        canvas.box(x, 90, x + 280, 400, light.trim, 6)
        canvas.box(x + 12, 102, x + 268, 388, tint("#a9d1de", 0.3), 3)
        canvas.disc(x + 70, 372, 60, tint(light.leaf, 0.25), 0.7)
        canvas.box(x + 136, 102, x + 144, 388, light.trim)
    for row in range(2):
        base = 700 + row * 210
        canvas.box(40, base, WIDTH - 40, base + 24, tint("#b98757", 0.1), 4)
        for place in range(5):
            x, size = 190 + place * 305, 110 + row * 24
            canvas.box(x - size, base - size * 1.15, x + size, base - 14, "#39464a", 8)
            canvas.box(
                x - size + 8,
                base - size * 1.08,
                x + size - 8,
                base - 26,
                (tint(light.roof, 0.4), "#dcebea")[place % 2],
                3,
            )
            for line in range(3):
                width = size * (1.2 - line * 0.25)
                canvas.box(
                    x - size + 26,
                    base - size + line * 24,
                    x - size + 26 + width,
                    base - size + 8 + line * 24,
                    "#fdfdfb",
                    3,
                )
            seated(canvas, x + 26, base + 140, 120 + row * 30, (WHITE, MINT, KHAKI, PLUM, NAVY)[(place + row) % 5])


def _planting(canvas: Canvas) -> None:
    outdoors(canvas, 520, (360, 210))
    for x in range(60, WIDTH, 260):
        tree(canvas, x, 600 + canvas.chance.uniform(-12, 20), 0.9)
    canvas.shape([(0, 760), (WIDTH, 700), (WIDTH, HEIGHT), (0, HEIGHT)], "#8d6b4a")
    for row in range(3):
        for place in range(9):
            x, y = 70 + place * 185 + row * 50, 820 + row * 92
            canvas.disc(x, y, 34, "#6f5238", 0.36)
            canvas.stroke([(x, y), (x, y - 58)], "#5b7a3c", 6)
            canvas.disc(x - 18, y - 60, 20, "#79b05a", 0.55)
            canvas.disc(x + 18, y - 66, 20, "#69a24d", 0.55)
    for number, (x, feet, tall) in enumerate(
        [(250, 870, 250), (560, 830, 230), (830, 900, 262), (1120, 850, 240), (1390, 880, 256)]
    ):
        person(canvas, x, feet, tall, (WHITE, MINT)[number % 2], (KHAKI, NAVY)[number % 2])
        canvas.stroke([(x + 44, feet - tall * 0.45), (x + 62, feet)], "#6b4f3a", 8)


def _storm(canvas: Canvas) -> None:
    outdoors(canvas, 640, None)
    for x, y in ((220, 120), (520, 80), (860, 140), (1180, 90), (1450, 150)):
        for dx, radius in ((-90, 70), (0, 100), (100, 76)):
            canvas.disc(x + dx, y, radius, tint("#55636e", canvas.chance.uniform(-0.1, 0.12)), 0.7)
    school(canvas, 300, 1260, 720)
    tree(canvas, 140, 760, 1.3)
    tree(canvas, 1430, 770, 1.4)
    canvas.disc(520, 940, 300, "#9fb1bb", 0.16)
    canvas.disc(1180, 1000, 260, "#9fb1bb", 0.15)
    for _drop in range(420):
        left, top = canvas.chance.uniform(-60, WIDTH), canvas.chance.uniform(0, HEIGHT)
        canvas.stroke([(left, top), (left - 12, top + 40)], "#c9d5dc", 1.6)
    person(canvas, 730, 930, 230, NAVY, LONG)
    canvas.stroke([(768, 826), (768, 660)], "#3a3a40", 5)
    canvas.pen.pieslice([value * 2 for value in (618, 570, 918, 800)], 180, 360, fill=GOLD)


def _office(canvas: Canvas) -> None:
    outdoors(canvas, 660, (230, 220))
    school(canvas, 330, 1390, 720, floors=4)
    canvas.shape([(640, HEIGHT), (1080, HEIGHT), (910, 720), (810, 720)], canvas.palette.path)
    flag(canvas, 190, 860, 600)
    tree(canvas, 1500, 800, 1.3)
    for x in range(330, 620, 46):
        canvas.disc(x, 760, 28, tint(canvas.palette.leaf, 0.08))
    for x in range(1110, 1400, 46):
        canvas.disc(x, 760, 28, tint(canvas.palette.leaf, -0.04))


SCENES: dict[str, Callable[[Canvas], None]] = {
    "books": _handing_books,
    "classroom": _classroom,
    "flag": _flag_ceremony,
    "gate": _school_gate,
    "meeting": _meeting,
    "office": _office,
    "planting": _planting,
    "storm": _storm,
    "visit": _visit,
    "workshop": _workshop,
}
"""What can be drawn, by name."""
