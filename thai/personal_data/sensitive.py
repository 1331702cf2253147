"""Answers in a form about religion, blood and illness (PDPA section 26): a label with its answer, never a topic."""

import re

from thai.personal_data.match import Match, masked_text
from thai.personal_data.reading import Reading

_ANSWER = re.compile(
    r"(?:(?:นับถือศาสนา ?:?|ศาสนา ?:) ?(?P<religion>พุทธ|อิสลาม|คริสต์|ฮินดู|ซิกข์)"
    r"|(?:กรุ๊ปเลือด|หมู่เลือด|หมู่โลหิต|กรุ๊ปโลหิต|เลือดกรุ๊ป|(?i:blood (?:group|type))) ?:? ?"
    r"(?P<blood>(?:AB|A|B|O)(?![A-Za-z])[+-]?|เอบี|เอ|บี|โอ)"
    r"|(?:โรคประจำตัว|ประวัติการเจ็บป่วย|ประเภทความพิการ) ?: ?(?!ไม่มี|ไม่ระบุ|[-–.…_\s])(?P<illness>[ก-๎A-Za-z]{3,40}))"
)


def find(text: str | Reading) -> list[Match]:
    """Return answers about religion, blood group, illness and disability, in order."""
    reading = Reading.of(text)
    found = []
    for match in _ANSWER.finditer(reading.folded):
        answer = match.lastgroup or "religion"
        value = match[answer]
        found.append(reading.match("sensitive", *match.span(answer), masked="xxx", canonical=value))
    return found


def mask(text: str) -> str:
    """Write every such answer as xxx."""
    return masked_text(text, find(text))
