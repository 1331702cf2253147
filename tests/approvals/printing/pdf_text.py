"""What a reader copies out of a printed form, and where its letters stand."""

import re
from typing import Any

import pypdfium2

from thai.text import normalise

_DOTS = re.compile(r"\.(?: ?\.)+")


def text_of(pdf: bytes) -> str:
    """The text of every page, as it is copied, in its one spelling."""
    with pypdfium2.PdfDocument(pdf) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return normalise("\n".join(pages))


def stable_text(pdf: bytes, code: str = "", reference: str = "") -> str:
    """The same with a sign for what differs from run to run, and four dots for a blank of whatever length."""
    text = _DOTS.sub("....", text_of(pdf))
    text = text.replace(code, "[รหัส]") if code else text
    text = text.replace(reference, "[เลขที่คำขอ]") if reference else text
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def letters_outside(pdf: bytes, margin: float = 20) -> list[Any]:
    """Letters that stand outside the page or in the outermost points of it: something has burst the layout."""
    outside = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                if left < margin or right > width - margin or bottom < margin or top > height - margin:
                    outside.append((text.get_text_range(index, 1), left, bottom))
    return outside


def in_order(text: str, words: list[str]) -> list[str]:
    """Those of the words that do not appear after the ones before them; blanks and line breaks do not count."""
    squeezed, at, missing = "".join(text.split()), 0, []
    for word in words:
        wanted = "".join(word.split())
        found = squeezed.find(wanted, at)
        if found < 0:
            missing.append(word)
        else:
            at = found + len(wanted)
    return missing
