"""Dates of birth: a date that the text says somebody was born on."""

import re

from thai.personal_data.masking import mask_digits
from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_MONTH = (
    r"(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|ม\.? ?ค\.?|ก\.? ?พ\.?|มี\.? ?ค\.?|เม\.? ?ย\.?|พ\.? ?ค\.?|มิ\.? ?ย\.?|ก\.? ?ค\.?|ส\.? ?ค\.?|ก\.? ?ย\.?"
    r"|ต\.? ?ค\.?|พ\.? ?ย\.?|ธ\.? ?ค\.?"
    r"|(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"
)
_DATE = (
    rf"\d{{1,2}} {{0,2}}(?:เดือน ?)?{_MONTH},? {{0,2}}(?:(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?|พุทธศักราช|คริสต์ศักราช) ?)?\d{{2,4}}"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
)
# "เหตุเกิดวันที่ …" and "เกิดเหตุเมื่อ …" are events.
_BORN = re.compile(
    r"(?:(?:วัน ?/? ?)?(?:เดือน ?/? ?)?(?:ปี) ?เกิด|วันเกิด|(?<!เหตุ)(?<!ซึ่ง)(?<!ที่)(?<!การณ์)(?<!การณ์ )เกิด(?= ?(?:เมื่อ|วันที่|\d))"
    r"|(?i:date of birth|birth ?date|born(?: on)?|\bdob\b))"
    rf"[ :]{{0,4}}(?:เมื่อ ?)?(?:วัน(?:อาทิตย์|จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์)? ?(?:ที่)?)?[ :]{{0,3}}(?P<date>{_DATE})(?!\d)"
)


def find(text: str | Reading) -> list[Match]:
    """Return dates of birth, in order."""
    reading = Reading.of(text)
    return [
        reading.match(
            "birth_date",
            *match.span("date"),
            masked=mask_digits(match["date"], first=0, last=0),
            canonical=" ".join(match["date"].lower().split()),
        )
        for match in _BORN.finditer(reading.folded)
    ]


def mask(text: str) -> str:
    """Write every date of birth as xx มกราคม xxxx."""
    return masked_text(text, find(text))
