"""Where somebody lives: บ้านเลขที่ with what follows. An office stands at เลขที่ or ตั้งอยู่, which is public."""

import re

from thai.personal_data.masking import mask_digits
from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_ADDRESS = re.compile(
    r"บ้านเลขที่ ?:? ?(?P<address>\d{1,5}(?:/\d{1,5})?(?: {0,2}(?:หมู่ที่|หมู่บ้านที่|หมู่|ม\.) ?\d{1,2})?)"
    r"(?!\d)(?! ?(?:หลัง|ครัวเรือน))"
)


def find(text: str | Reading) -> list[Match]:
    """Return house numbers of homes, in order."""
    reading = Reading.of(text)
    return [
        reading.match(
            "house_address",
            *match.span("address"),
            masked=mask_digits(match["address"], first=0, last=0),
            canonical=" ".join(match["address"].split()),
        )
        for match in _ADDRESS.finditer(reading.folded)
    ]


def mask(text: str) -> str:
    """Write every house number as xx หมู่ที่ x."""
    return masked_text(text, find(text))
