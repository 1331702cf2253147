"""A piece of personal data in a text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

DetectorKey = Literal[
    "national_id",
    "bank_account",
    "phone",
    "phone_office",
    "email",
    "email_official",
    "vehicle_plate",
    "passport",
    "birth_date",
    "student_id",
    "house_address",
    "sensitive",
]
"""What kind of personal data."""


@dataclass(frozen=True, slots=True)
class Match:
    """One piece of personal data: `text[start:end]` of the searched text."""

    detector: DetectorKey
    start: int
    end: int
    text: str
    masked: str
    """What may be shown: enough to recognise it for somebody who has the text, too little to use it."""
    canonical: str
    """Its one spelling (digits only, lower case): the same data typed otherwise has the same."""


def masked_text(text: str, matches: Iterable[Match]) -> str:
    """Write every match as its mask; the matches must be of this text, in order, and not overlap."""
    pieces: list[str] = []
    at = 0
    for match in matches:
        pieces += text[at : match.start], match.masked
        at = match.end
    return "".join(pieces) + text[at:]
