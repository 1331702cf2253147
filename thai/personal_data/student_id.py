"""Pupils' and students' numbers: digits that the text calls one."""

import re

from thai.personal_data.masking import mask_digits
from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_NUMBER = re.compile(
    r"(?:รหัส|เลข(?:ที่)?|หมายเลข)(?:ประจำตัว)?(?:นักเรียน|นักศึกษา|ผู้เรียน|เด็ก)"
    r"(?: ?(?:เลขที่|คือ|หมายเลข))?[ :|]{0,4}(?P<number>[Gg]?\d{4,13}(?:-\d)?)(?![\d/]|,\d| ?(?:คน|หลัก|ราย|ปี))"
)


def find(text: str | Reading) -> list[Match]:
    """Return numbers of pupils and students, in order."""
    reading = Reading.of(text)
    return [
        reading.match(
            "student_id",
            *match.span("number"),
            masked=mask_digits(match["number"], first=0, last=2),
            canonical=match["number"].upper(),
        )
        for match in _NUMBER.finditer(reading.folded)
    ]


def mask(text: str) -> str:
    """Write every number as xxx45."""
    return masked_text(text, find(text))
