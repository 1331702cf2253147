"""Paragraphs out of lines: text files and PDF pages break a Thai paragraph anywhere, without a space."""

import re
import unicodedata
from itertools import groupby

from news.importing.material import Paragraph

_RULE = re.compile(r"[-=_*~|+:\s]+")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"[-–—•·▪●○◦‣*]\s+(?=\S)")
_NUMBER = re.compile(
    r"""(?x) \(?\d{1,2}[.)]\s*(?=[^\d\s.])          # 1. or ๑) or (1)
    | \d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?!น\.|ล้าน|บาท|%)  # 1.1 or 2.3.1, but not 14.30 น.
    | [ก-ช][.)]\s+                                  # ก. or ข)
    """
)
# Lines that always begin something new: parts of a letter, a name under a signature, a row of a table.
_BEGINS = re.compile(r"[(|]|(?:เรื่อง|เรียน|ที่|วันที่|อ้างถึง|สิ่งที่ส่งมาด้วย|ส่วนราชการ|หมายเหตุ)[\s.:]")

# A line is taken for broken by the page's width if it is about as wide as the widest near it; narrower ones
# end where their writer ended them, and wider ones were never broken. In columns: marks above and below have
# no width.
_NARROWEST_BROKEN = 40
_WIDEST_BROKEN = 130
_FULL = 0.8


def paragraphs_from(text: str) -> list[Paragraph]:
    """Divide normalised text into paragraphs: at blank lines, at list items, and at lines that end early."""
    lines = [line.strip() for line in text.split("\n")]
    paragraphs: list[Paragraph] = []
    for is_blank, block in groupby(lines, key=lambda line: not line):
        if not is_blank:
            paragraphs += _paragraphs_of_block([line for line in block if not _RULE.fullmatch(line)])
    return paragraphs


def _paragraphs_of_block(lines: list[str]) -> list[Paragraph]:
    widths = [width for width in map(_columns, lines) if width <= _WIDEST_BROKEN]
    full = max(_NARROWEST_BROKEN, _FULL * max(widths, default=0))
    texts: list[str] = []
    is_open = False
    for line in lines:
        if is_open and not _starts_anew(line):
            texts[-1] += _joint(texts[-1], line) + line
        else:
            texts.append(line)
        is_open = full <= _columns(line) <= _WIDEST_BROKEN and not _HEADING.match(line)
    return [paragraph for paragraph in map(_paragraph, texts) if paragraph.text]


def _paragraph(text: str) -> Paragraph:
    if heading := _HEADING.match(text):
        return Paragraph(text[heading.end() :].strip("# "), "heading")
    if bullet := _BULLET.match(text):
        return Paragraph(text[bullet.end() :].strip(), "item")
    if text.startswith("|"):
        cells = (cell.strip() for cell in text.strip("|").split("|"))
        return Paragraph(" | ".join(cell for cell in cells if cell))
    return Paragraph(text, "item" if _NUMBER.match(text) else "text")


def _starts_anew(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_HEADING, _BULLET, _NUMBER, _BEGINS))


def _joint(before: str, after: str) -> str:
    """Return what belongs between two halves of a broken line: nothing inside Thai, a space otherwise."""
    return "" if _is_thai(before[-1]) and _is_thai(after[0]) else " "


def _is_thai(character: str) -> bool:
    # Not ฯ, ๆ and the digits, which have a space beside them.
    return "ก" <= character <= "๎" and character not in "ฯๆ"


def _columns(line: str) -> int:
    return sum(unicodedata.category(character) != "Mn" for character in line)
