"""Every detector over one text, each piece of personal data reported once."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from thai.personal_data import (
    bank_account,
    birth_date,
    email,
    house_address,
    national_id,
    passport,
    phone,
    sensitive,
    student_id,
    vehicle_plate,
)
from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

DETECTORS: Mapping[str, Callable[[str | Reading], list[Match]]] = MappingProxyType(
    {
        "national_id": national_id.find,
        "bank_account": bank_account.find,
        "email": email.find,
        "student_id": student_id.find,
        "passport": passport.find,
        "phone": phone.find,
        "vehicle_plate": vehicle_plate.find,
        "birth_date": birth_date.find,
        "house_address": house_address.find,
        "sensitive": sensitive.find,
    }
)
"""The detectors; where two claim something from the same character on, the earlier one here has it."""


_NUMBER_OR_ADDRESS = re.compile("[0-9@]")


def find_all(text: str) -> list[Match]:
    """Return all personal data of a text in order; matches do not overlap."""
    reading = Reading.of(text)
    if not _NUMBER_OR_ADDRESS.search(reading.folded):
        return sensitive.find(reading)  # the only one that needs neither
    claims = [(match.start, rank, match) for rank, find in enumerate(DETECTORS.values()) for match in find(reading)]
    claims.sort(key=lambda claim: claim[:2])
    kept: list[Match] = []
    for _start, _rank, match in claims:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def mask(text: str) -> str:
    """Write all personal data of a text as its masks."""
    return masked_text(text, find_all(text))
