"""Passport numbers: one or two letters and six to eight digits that the text calls a passport."""

import re

from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_PASSPORT = re.compile(
    r"(?:หนังสือเดินทาง|พาสปอร์ต|(?i:passport))[^\dA-Z\n]{0,30}(?:(?i:no|number)\b[. :]{0,3})?"
    r"(?P<number>[A-Z]{1,2} ?\d{6,8})(?![\dA-Za-z])"
)


def find(text: str | Reading) -> list[Match]:
    """Return passport numbers, in order."""
    reading = Reading.of(text)
    found = []
    for match in _PASSPORT.finditer(reading.folded):
        number = match["number"].replace(" ", "")
        masked = number[:2] + "x" * (len(number) - 4) + number[-2:]
        found.append(reading.match("passport", *match.span("number"), masked=masked, canonical=number))
    return found


def mask(text: str) -> str:
    """Write every passport number as AAxxxxx67."""
    return masked_text(text, find(text))
