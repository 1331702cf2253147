"""Registration plates of vehicles (พ.ร.บ. รถยนต์ พ.ศ. 2522): letters and number, told apart from document numbers
(“ศธ 04012”, “กค 0405”) by a province behind or by a word for a vehicle before.
"""

import re

from thai.personal_data.masking import digits_of
from thai.personal_data.match import Match, masked_text
from thai.personal_data.provinces import PROVINCES
from thai.personal_data.reading import Reading

_PROVINCE = "|".join(sorted((*PROVINCES, "กทม", "เบตง", "กรุงเทพฯ", "กรุงเทพ"), key=len, reverse=True))
_BEHIND = rf"(?: ?\n?(?:จังหวัด|จ\.)? ?(?P<province>{_PROVINCE})(?:\.|ฯ)?)"
_PLATE = re.compile(
    r"(?<![ก-๎0-9/.])(?P<letters>(?:[0-9] ?)?[ก-ฮ]{2})(?P<gap>[ \-.]? ?|ฯ)(?P<number>[1-9]\d{0,3})"
    rf"(?![\d/]|\.\d|-\d){_BEHIND}?"
)
# After a word for a vehicle the letters may follow without a space.
_CALLED = re.compile(
    r"(?:(?:หมายเลข|เลข|ป้าย|แผ่นป้าย)?(?<!ลง)(?<!จด)ทะเบียน(?:รถ[ก-๎]{0,12}?)?|(?:รถยนต์|รถตู้|รถบัส|รถกระบะ|รถจักรยานยนต์|รถเก๋ง|รถบรรทุก|รถโดยสาร|รถราชการ)"
    r"[ก-๎ ]{0,25}?ทะเบียน|รถยนต์|รถตู้|รถบัส|รถกระบะ|รถจักรยานยนต์|รถเก๋ง|รถราชการ)"
    r"[ :]{0,2}(?:เลขที่|หมายเลข|คือ)?[ :]{0,2}"
    rf"(?P<plate>(?P<letters>(?:[0-9] ?)?[ก-ฮ]{{1,3}}|[1-9]\d)(?P<gap>[ \-.]{{0,2}})(?P<number>[1-9]\d{{0,3}})"
    rf"(?![\d/]|\.\d|-\d| ?(?:คน|ราย|เล่ม|ฉบับ|หน้า|บาท|ปี|ชุด|คัน)){_BEHIND}?)"
)


def find(text: str | Reading) -> list[Match]:
    """Return vehicle plates, in order, each with its province if that is written."""
    reading = Reading.of(text)
    found: dict[int, Match] = {}
    for plate in _CALLED.finditer(reading.folded):
        if _is_plate(plate):
            found[plate.start("plate")] = _match(reading, plate, "plate")
    for plate in _PLATE.finditer(reading.folded):
        # "พศ 2565 เลย" is a year; a plate's letters are never that abbreviation.
        if plate["province"] and plate["letters"] not in ("พศ", "คศ") and plate.start() not in found:
            found[plate.start()] = _match(reading, plate, 0)
    return [found[start] for start in sorted(found)]


def mask(text: str) -> str:
    """Write every plate as กข xx34, the province as it is."""
    return masked_text(text, find(text))


def _is_plate(plate: re.Match[str]) -> bool:
    """Whether it has letters, or is the two-figure class of a lorry or bus (70-1234)."""
    return not plate["letters"].isdigit() or (plate["gap"] == "-" and len(plate["number"]) == 4)


def _match(reading: Reading, plate: re.Match[str], group: str | int) -> Match:
    start, end = plate.span(group)
    letters, number, province = plate["letters"].replace(" ", ""), plate["number"], plate["province"] or ""
    hidden = "x" * max(len(number) - 2, 1) + number[max(len(number) - 2, 1) :]
    return reading.match(
        "vehicle_plate",
        start,
        end,
        masked=f"{letters} {hidden} {province}".rstrip(),
        canonical=f"{letters} {digits_of(number)} {province}".rstrip(),
    )
