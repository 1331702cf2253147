"""The 13 digits by which the civil registration knows a person (พ.ร.บ. การทะเบียนราษฎร พ.ศ. 2534), with check digit.

Numbers beginning with 0 are mostly companies' and agencies' (13-digit juristic and taxpayer ids), which are
public. Two kinds of persons have them too: people without registered status (0-xxxx-89xxx-xx-x, among them many
pupils) and foreign workers on list ท.ร. 38/1 (00-…).
"""

import re
from collections.abc import Iterator

from stdnum.th.pin import calc_check_digit

from thai.personal_data.labels import WebAddresses
from thai.personal_data.masking import digits_of
from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

LENGTH = 13

_S = r"(?> ?[-._/]{1,2} ?\n? ?| ?\n ?| {1,3})"
_CALLED = (
    r"(?:ประจำตัวประชาชน|บัตรประชาชน|บัตรประจำตัว|เลขประชาชน|ปชช|ประจำตัวผู้เสียภาษี|ประจำตัวบุคคล"
    r"|(?i:citizen|national|identification|id[ ]?card|id[ ]?no|id[ ]?number|tax[ ]?id))"
)
_FORMS = tuple(
    map(
        re.compile,
        (
            # 1-2345-67890-12-3 with any separators, a line ending among them.
            rf"(?<!\d)(?<!\d-)\d{_S}\d{{4}}{_S}\d{{5}}{_S}\d\d{_S}\d(?!\d)",
            # In one piece, or grouped by dashes in any other way.
            r"(?<!\d)(?<!\d-)\d(?:(?>-\n?)?+\d){12}(?!\d)",
            # In boxes, one digit each.
            r"(?<!\d)(?<!\d[ |.-])(?<!\d[ |.-]{2})(?<!\d[ |.-]{3})\d(?:[ |.\-]{1,3}+\d){12}(?![ |.\-]{0,3}\d)",
        ),
    )
)
# Beside its name, whatever separates the digits.
_NAMED = re.compile(rf"{_CALLED}\D{{0,30}}?(?P<number>\d(?:[ \n.\-_/|]{{0,3}}+\d){{12}})(?!\d)")
# A long line broken inside the number; in a short line these would be two numbers in a column.
_WRAPPED = re.compile(r"(?<=.{40})(?<!\d)(?P<number>\d{2,9} ?\n ?\d{4,11})(?!\d)")
_LONGER = re.compile(r"-\d|\.\d{2}|/\d{1,4}(?!\d)")
_WORD = re.compile("[0-9A-Za-z]*")
# Numbers of things, in one piece: one in ten has the right check digit by chance.
_THING = re.compile(
    r"(?:บาร์โค้ด|โครงการ|ครุภัณฑ์|พัสดุ|สัญญา|เอกสาร|สินค้า|อ้างอิง|ใบแจ้งหนี้|ใบเสร็จ|หมายเลขเครื่อง"
    r"|(?i:barcode|e-?gp|gfmis|serial|imei|s/n|ref))"
)
_OF_A_THING = re.compile(_THING.pattern + r"[^\d\n]{0,12}$")
_THING_REACH = 30
_TOKEN = 24
"""A run of letters and digits this long is a checksum or a key, not somebody's number."""
_CLOCK = range(1_262_304_000_000, 2_208_988_800_000)
"""Milliseconds since 1970 for the years 2010–2039: what services put into the names of files."""


def find(text: str | Reading) -> list[Match]:
    """Return every citizen id with a right check digit, in order."""
    reading = Reading.of(text)
    addresses = WebAddresses(reading.folded)
    has_things = bool(_THING.search(reading.folded))
    found: dict[int, Match] = {}
    for start, end in _candidates(reading.folded):
        if start in found:
            continue
        number = digits_of(reading.folded[start:end])
        if not is_persons(number) or not _stands_alone(reading.folded, start, end):
            continue
        if has_things and _is_of_a_thing(reading.folded, start, end):
            continue
        if not (addresses.cover(start) and _is_clock(reading.folded, start, end)):
            match = reading.match("national_id", start, end, masked=_masked(number), canonical=number)
            found[start] = match
    return _apart(sorted(found.values(), key=lambda match: match.start))


def is_persons(number: str) -> bool:
    """Whether digits are a person's id: 13, check digit right, and not a company's or an agency's."""
    if len(number) != LENGTH or number[0] == "9" or number[-1] != calc_check_digit(number):
        return False
    return number[0] != "0" or number[1] == "0" or number[5:7] == "89"


def mask(text: str) -> str:
    """Write every citizen id as 1-2345-xxxxx-xx-3."""
    return masked_text(text, find(text))


def mask_national_ids(text: str) -> str:
    """Return what the public gets of suppliers: natural persons' ids masked, companies' ids as they are.

    Where a number is written or named as an id, a wrong check digit does not unmask it: a slip of the typist
    leaves it as good as right for whoever knows the person.
    """
    reading = Reading.of(text)
    spans: dict[int, int] = {}
    for form in (_FORMS[0], _NAMED):
        for candidate in form.finditer(reading.folded):
            start, end = _span(candidate)
            number = digits_of(reading.folded[start:end])
            if number[0] != "0" or is_persons(number):
                spans[start] = max(end, spans.get(start, 0))
    slips = [
        reading.match("national_id", start, end, masked=_masked(digits_of(reading.folded[start:end])), canonical="")
        for start, end in spans.items()
    ]
    matches = sorted([*find(reading), *slips], key=lambda match: (match.start, -match.end))
    return masked_text(text, _apart(matches))


def _candidates(folded: str) -> Iterator[tuple[int, int]]:
    for form in (*_FORMS, _NAMED, _WRAPPED):
        for candidate in form.finditer(folded):
            yield _span(candidate)


def _span(candidate: re.Match[str]) -> tuple[int, int]:
    return candidate.span("number" if "number" in candidate.re.groupindex else 0)


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether the digits are a number of their own: no part of an amount, a checksum, or a file's name."""
    if folded[max(start - 2, 0) : start] == "0." or _LONGER.match(folded, end):
        return False
    if not folded[max(start - 1, 0) : start].isalnum() and not folded[end : end + 1].isalnum():
        return True
    before = _WORD.match(folded[max(start - _TOKEN, 0) : start][::-1])
    after = _WORD.match(folded, end, end + _TOKEN)
    return sum(len(match[0]) for match in (before, after) if match) + LENGTH < _TOKEN


def _is_of_a_thing(folded: str, start: int, end: int) -> bool:
    before = folded[max(start - _THING_REACH, 0) : start]
    return folded[start:end].isdigit() and bool(_OF_A_THING.search(before))


def _is_clock(folded: str, start: int, end: int) -> bool:
    digits = folded[start:end]
    return digits.isdigit() and int(digits) in _CLOCK and folded[start - 1 : start] != "="


def _masked(number: str) -> str:
    return f"{number[0]}-{number[1:5]}-xxxxx-xx-{number[12:]}"


def _apart(matches: list[Match]) -> list[Match]:
    """Leave out what overlaps an earlier match."""
    kept: list[Match] = []
    for match in matches:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
