"""What a printed form may say of a request: the vocabulary of its inline fields, and how they are written.

A field stands in the form's text as `{name}`. Its blank, while nothing is known yet, is 3.5 cm of dots; `{name:6}` asks
for 6 cm, `{name:*}` for the rest of the line, `{name:*2}` for the rest of the line and one line more.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

DEFAULT_BLANK = 3.5
"""Centimetres of dots where a form does not say how many."""

FIXED = {
    "office.name": "ชื่อสำนักงาน",
    "office.short_name": "ชื่อย่อสำนักงาน",
    "office.address": "ที่อยู่สำนักงาน",
    "office.telephone": "โทรศัพท์ของสำนักงาน",
    "office.email": "อีเมลกลางของสำนักงาน",
    "office.website": "ที่อยู่เว็บไซต์ของสำนักงาน",
    "unit.name": "ชื่อกลุ่ม/หน่วยที่ขอเผยแพร่",
    "unit.short_name": "ชื่อย่อของกลุ่ม/หน่วย",
    "unit.telephone": "โทรศัพท์ของกลุ่ม/หน่วย",
    "unit.website": "ที่อยู่เว็บไซต์ของกลุ่ม/หน่วย",
    "memo_prefix": "รหัสส่วนราชการ",
    "memo_number": "เลขที่หนังสือ",
    "reference": "เลขที่คำขอ",
    "code": "รหัสตรวจสอบ",
    "track": "เส้นทางการขออนุมัติ",
    "title": "ชื่อเรื่องที่ขอเผยแพร่",
    "date": "วันที่เสนอเรื่อง",
    "date.day": "วันของวันที่เสนอเรื่อง",
    "date.month": "เดือนของวันที่เสนอเรื่อง",
    "date.year": "พ.ศ. ของวันที่เสนอเรื่อง",
    "requester.name": "ชื่อผู้ขอ",
    "requester.position": "ตำแหน่งของผู้ขอ",
    "received.date": "วันที่ผู้นำขึ้นเผยแพร่รับข้อมูล",
    "received.time": "เวลาที่ผู้นำขึ้นเผยแพร่รับข้อมูล",
    "completed.date": "วันที่ดำเนินการแล้วเสร็จ",
    "completed.time": "เวลาที่ดำเนินการแล้วเสร็จ",
    "remark": "หมายเหตุของผู้นำขึ้นเผยแพร่",
}
"""Every field that is the same for all procedures, and what it stands for."""

OF_A_DECISION = {
    "name": "ชื่อผู้ทำขั้นนั้น",
    "position": "ตำแหน่งตามที่บันทึกไว้",
    "unit": "กลุ่ม/หน่วยของผู้ทำขั้นนั้น",
    "date": "วันที่ทำ",
    "short_date": "วันที่ทำ เป็นตัวเลข",
    "time": "เวลาที่ทำ",
    "reason": "เหตุผล",
    "certification": "ข้อความรับรองที่ลงนาม",
    "outcome": "ผลการพิจารณา",
}
"""Fields of a decision, written `decision.<ขั้น>.<field>`."""

_FIELD = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<blank>[^{}]*))?\}")
_BLANK = re.compile(r"\*(?P<lines>[1-9])?|(?P<width>\d{1,2}(?:\.\d)?)")
_MEMO = re.compile(r"memo\.(?P<key>[a-z0-9_]+)")
_DECISION = re.compile(r"decision\.(?P<stage>[a-z0-9_]+)\.(?P<field>[a-z_]+)")


@dataclass(frozen=True, slots=True)
class Field:
    """One field in a form's text. `width` in centimetres, 0 for the rest of the line; `lines` in all."""

    name: str
    width: float = DEFAULT_BLANK
    lines: int = 1


def check_name(name: str) -> str:
    """The name of a field, if the vocabulary has it. Raises ValueError with the mend, in Thai."""
    if name in FIXED or _MEMO.fullmatch(name):
        return name
    if found := _DECISION.fullmatch(name):
        if found["field"] in OF_A_DECISION:
            return name
        raise ValueError(f"ไม่รู้จักช่อง {{{name}}} หลัง decision.{found['stage']}. ใช้ได้: {', '.join(OF_A_DECISION)}")
    near = difflib.get_close_matches(name, FIXED, n=1)
    mend = f"หมายถึง {{{near[0]}}} หรือไม่" if near else f"ใช้ได้: {', '.join(FIXED)}, memo.<ช่อง>, decision.<ขั้น>.<ข้อมูล>"
    raise ValueError(f"ไม่รู้จักช่อง {{{name}}} – {mend}")


def check_text(text: str) -> str:
    """A form's text with every field it names known and well written. Raises ValueError."""
    for part in parts_of(text):
        if isinstance(part, Field):
            check_name(part.name)
        elif "{" in part or "}" in part:
            raise ValueError(f"วงเล็บปีกกาไม่ครบคู่: “{text}” – เขียนช่องเป็น {{ชื่อช่อง}}")
    return text


def parts_of(text: str) -> Iterator[str | Field]:
    """The text cut into words and fields, in order. Raises ValueError for a blank that is not one."""
    at = 0
    for found in _FIELD.finditer(text):
        if found.start() > at:
            yield text[at : found.start()]
        yield _field(found["name"], found["blank"])
        at = found.end()
    if at < len(text):
        yield text[at:]


def stage_of(name: str) -> str:
    """The stage a field of a decision belongs to; empty for any other field."""
    found = _DECISION.fullmatch(name)
    return found["stage"] if found else ""


def memo_key_of(name: str) -> str:
    """The memo's field a name stands for; empty for any other field."""
    found = _MEMO.fullmatch(name)
    return found["key"] if found else ""


def _field(name: str, blank: str | None) -> Field:
    if blank is None:
        return Field(name)
    found = _BLANK.fullmatch(blank)
    if found is None:
        raise ValueError(
            f"ช่อง {{{name}:{blank}}}: หลังเครื่องหมาย : ให้ใส่ความกว้างเป็นเซนติเมตร เช่น {{{name}:6}} หรือ * เพื่อให้เต็มบรรทัด"
        )
    if found["width"]:
        return Field(name, width=float(found["width"]))
    return Field(name, width=0, lines=int(found["lines"] or 1))


FormText = Annotated[str, AfterValidator(check_text)]
"""Words of a form with inline fields."""

Binding = Annotated[str, AfterValidator(check_name)]
"""The name of one field."""
