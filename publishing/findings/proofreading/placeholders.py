"""Text left over from a template or a trial."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity
from publishing.findings.proofreading.passage import Reading

PLACEHOLDER = Detector(
    "placeholder",
    "proofreading",
    _("Text left over from a template or a trial"),
    _("Write what belongs there, or take it out."),
    Severity.ASK,
)
DETECTORS = (PLACEHOLDER,)

_THING = "(?:ข้อความ|ชื่อเรื่อง|หัวเรื่อง|หัวข้อ|เนื้อหา|รายละเอียด|คำบรรยาย)"
_ANYWHERE = re.compile(
    "|".join(
        [
            r"\blorem\s+ipsum\b",
            # A masked number (08xxxxxxxx, x-xxxx-xxxxx-xx-x) is none: it stands beside digits or dashes.
            r"(?<![\w/.:@-])x{4,}(?![\w/.:@-])",
            r"\b(?:TODO|FIXME|TBD)\b",
            r"\{\{[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|%\(\w{1,40}\)s|«[^«»\n]{1,60}»|<<[^<>\n]{1,60}>>",
            r"#(?:REF|VALUE|NAME|DIV/0)[!?]|#N/A|Error! (?:Bookmark|Reference)[^.\n]{0,40}",
            "ข้อผิดพลาด! ?(?:ไม่ได้กำหนดที่คั่นหน้า|ไม่พบแหล่งการอ้างอิง)",
            r"\[ ?(?:ระบุ|ใส่|กรอก|เติม|ชื่อ|วันที่|จำนวน|ข้อความ)[^\[\]\n]{0,60}\]",
            f"(?:ใส่|กรอก|พิมพ์|เพิ่ม|เขียน){_THING}(?:ที่นี่|ตรงนี้|ลงที่นี่|ในช่องนี้|ของคุณ)",
            # Dots that wait for ink; dots that lead to a page number, as in a table of contents, do not.
            r"(?<![….])(?:…{3,}+|\.{6,}+)(?![…. ]{0,40}+[\d๐-๙])|_{4,}",
        ]
    ),
    re.IGNORECASE,
)
_WHOLE_LINE = re.compile(
    f"(?:โปรด|กรุณา)?(?:ใส่|กรอก|พิมพ์|เพิ่ม){_THING}"
    "|ข้อความตัวอย่าง|ตัวอย่าง(?:ข้อความ|หัวข้อ|ชื่อเรื่อง|ข่าว)"
    "|(?:ทดสอบ|ทดลอง)(?:ระบบ|ข้อความ|โพสต์|การโพสต์|ข่าว|หัวข้อ|การลงข่าว|ลงข่าว)?|เทส|เทสต์"
    "|test(?:ing)?|xxx+|asdf\\w*|ชื่อเรื่อง|หัวข้อข่าว|untitled|ไม่มีชื่อ",
    re.IGNORECASE,
)
_TRIMMINGS = " \t\u00a0.!…ๆ()[]“”\"'-–:*#0123456789๐๑๒๓๔๕๖๗๘๙"


def find(reading: Reading) -> Iterator[Finding]:
    """Line by line: what is a placeholder anywhere, and what is one when the line says nothing else.

    การทดสอบ is a noun of every school; ทดสอบ alone on a line is somebody's trial.
    """
    for line in reading.lines():
        words = [word for part in line.text.split() if (word := part.strip(_TRIMMINGS))]
        if words and all(map(_WHOLE_LINE.fullmatch, words)):
            yield line.found(PLACEHOLDER, 0, len(line.text))
        else:
            yield from (line.found(PLACEHOLDER, *match.span()) for match in _ANYWHERE.finditer(line.text))
