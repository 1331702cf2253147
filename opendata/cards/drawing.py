"""Draw a card: one compiler and one set of fonts per process."""

import threading
from functools import cache

import typst

from opendata.cards.card import TEMPLATE, Card
from publishing.api import FONTS

WIDTH, HEIGHT = 1200, 630
"""In pixels: what Facebook, LINE and X show in full."""
_turn = threading.Lock()


def draw(card: Card) -> bytes:
    """The card as a PNG. A character our fonts lack (an emoji) is an empty box."""
    with _turn:
        drawn = _compiler().compile(sys_inputs={"card": card.words}, format="png", ppi=72.0)
    assert isinstance(drawn, bytes)  # noqa: S101  (for the type checker: one page is one picture)
    return drawn


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(input=str(TEMPLATE), font_paths=[str(FONTS)], ignore_system_fonts=True)
