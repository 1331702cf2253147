"""A procedure's headings and values in the offices' words: how a place in the document is named to a person."""

from collections.abc import Mapping, Sequence
from typing import Any

Path = tuple[str | int, ...]
"""A place in the document: headings, and numbers in lists."""

STEP = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""Between a place and the place inside it."""

HEADINGS: Mapping[str, str] = {
    "procedure": "รหัสแนวทาง", "title": "ชื่อ", "level": "ประเภทสำนักงาน", "digits": "ตัวเลขที่ใช้",
    "memo_prefix": "เลขนำหน้าหนังสือ", "tracks": "เส้นทาง", "certifications": "ข้อความรับรอง", "memo": "ช่อง",
    "duration": "ระยะเวลาเผยแพร่", "categories": "ประเภทข้อมูล", "urgency": "กรณีเร่งด่วน", "channels": "ช่องทาง",
    "delivery": "วิธีส่งไฟล์", "formats": "รูปแบบไฟล์", "service_levels": "มาตรฐานเวลา", "indicators": "ตัวชี้วัด",
    "reports": "รายงาน", "calendar": "ปฏิทินงาน", "forms": "แบบพิมพ์", "laws": "กฎหมาย", "label": "ชื่อที่แสดง",
    "help": "คำอธิบาย", "urgent": "เป็นเส้นทางเร่งด่วน", "information_types": "ชนิดข้อมูลที่ใช้ได้", "assertions": "ข้อยืนยัน",
    "stages": "ขั้น", "afterwards": "ขั้นหลังเผยแพร่", "key": "รหัส", "act": "การกระทำ", "actors": "ผู้ทำ",
    "outcomes": "ผลที่เลือกได้", "effect": "ผลของความเห็น", "words": "คำที่ใช้", "vote": "กติกาลงมติ", "covers": "ครอบคลุม",
    "certification": "ข้อความรับรอง", "separation": "ต้องไม่ใช่ผู้ทำขั้น", "own_requests": "พิจารณาเรื่องของตนได้",
    "stamps": "ช่องที่บันทึก", "within": "กำหนดเวลา", "escalation": "การแจ้งผู้บังคับบัญชา", "rules": "ข้อที่อ้าง",
    "after": "เมื่อเกินกำหนดแล้ว", "to": "แจ้งผู้ใด", "may_act": "ทำแทนได้", "seats": "ตำแหน่งหน้าที่", "body": "คณะกรรมการ",
    "scope": "ของหน่วยใด", "unit": "กลุ่ม/หน่วย", "field": "ช่องของบันทึก", "when": "เมื่อ", "working_days": "วันทำการ",
    "hours": "ชั่วโมง", "rule": "กติกา", "k": "จำนวนเสียง", "text": "ข้อความ", "version": "ฉบับ", "law": "กฎหมาย",
    "may_not_apply": "ตอบว่าไม่เกี่ยวข้องได้", "kind": "ชนิด", "options": "ตัวเลือก", "required": "ต้องกรอก",
    "asked_when": "ถามเมื่อ", "prefill": "เติมให้จาก", "free_text": "เขียนเองได้", "number": "เลขข้อ", "canonical": "ชนิดข้อมูล",
    "conditions": "เงื่อนไข", "excluded": "ชนิดข้อมูลที่ห้ามใช้", "makeup": "ต้องอนุมัติภายหลังภายใน", "mode": "วิธี",
    "group": "กลุ่มในรายงาน", "anchor": "เริ่มนับจาก", "within_minutes": "ภายใน (นาที)", "before_minutes": "ก่อน (นาที)",
    "target": "เป้าหมาย", "period": "รอบ", "starts": "ตั้งแต่", "ends": "ถึง", "rows": "แถว", "columns": "คอลัมน์",
    "blocks": "ส่วนของแบบ", "due_months": "เดือนที่ต้องส่ง", "recipients": "ผู้รับรายงาน", "by_unit": "แยกตามกลุ่ม",
    "activity": "กิจกรรม", "counts_as": "นับเป็นชนิดกลาง", "months": "เดือน", "year": "พ.ศ.", "fiscal_year": "ปีงบประมาณ",
}  # fmt: skip
"""Heading → what it is called."""

VALUES: Mapping[str, Mapping[str, str]] = {
    "act": {
        "certify": "รับรองและเสนอเรื่อง", "review": "ให้ความเห็น", "decide": "อนุมัติ", "acknowledge": "รับเรื่อง",
        "publish": "นำขึ้นเผยแพร่", "check_live": "ตรวจหน้าเว็บ",
    },
    "outcomes": {
        "certify": "รับรองและเสนอเรื่อง", "recall": "เรียกคืนเรื่อง", "confirm": "ยืนยันข้อเท็จจริง", "consent": "เห็นชอบ",
        "object": "ไม่เห็นชอบ", "approve": "อนุมัติ", "return": "คืนเรื่องให้แก้ไข", "refuse": "ไม่อนุมัติ",
        "acknowledge": "รับเรื่อง", "publish": "นำขึ้นเผยแพร่", "verify": "ตรวจหน้าเว็บแล้วถูกต้อง", "report_fault": "แจ้งข้อผิดพลาด",
    },
    "effect": {
        "gate": "เป็นด่าน (ไม่เห็นชอบแล้วเรื่องหยุด)", "opinion": "เป็นความเห็นประกอบ (บันทึกไว้แล้วเรื่องไปต่อ)",
    },
    "scope": {
        "own_unit": "กลุ่ม/หน่วยของผู้ขอ", "office": "สำนักงาน", "unit": "กลุ่ม/หน่วยที่กำหนด",
        "memo_unit": "กลุ่ม/หน่วยที่ผู้ขอเลือกในแบบ",
    },
    "rule": {
        "chair": "ประธานชี้ขาด", "any": "กรรมการคนใดก็ได้", "majority": "เสียงข้างมากของกรรมการ",
        "chair_or_majority": "ประธาน หรือเสียงข้างมาก", "k_of_n": "ครบจำนวนเสียงที่กำหนด",
    },
    "level": {"primary": "สพป.", "secondary": "สพม.", "other": "หน่วยงานอื่น"},
    "digits": {"thai": "เลขไทย", "arabic": "เลขอารบิก", "mixed": "ปะปน"},
    "mode": {"automatic": "ระบบส่งเอง", "assisted": "ระบบเตรียม คนยืนยัน", "recorded": "คนทำแล้วบันทึก"},
    "stamps": {"received_at": "วันเวลาที่รับ", "completed_at": "วันเวลาที่แล้วเสร็จ", "remark": "หมายเหตุ"},
}  # fmt: skip
"""Heading → its fixed values in words."""

_NAMED = {"tracks", "certifications", "forms"}
"""Headings whose parts are named by their own key in the document."""


def path_in_words(path: Path, document: Any) -> str:
    """The place as a person says it: from the track inward to the heading."""
    words: list[str] = []
    here, heading = document, ""
    for step in path:
        if step == "[key]":
            continue
        if isinstance(step, int):
            words[-1] = f"{words[-1]} {_name_in_list(here, step)}" if words else f"ข้อที่ {step + 1}"
            heading = ""
        elif heading in _NAMED:
            words[-1] = f"{words[-1]} {step}"
            heading = ""
        else:
            words.append(HEADINGS.get(step, step))
            heading = step
        here = _child(here, step)
    return STEP.join(words) or "ทั้งแนวทาง"


def value_in_words(heading: str, value: Any) -> str:
    """A value as a person says it: “2 วันทำการ”, “คืนเรื่องให้แก้ไข”, “ผู้อำนวยการสำนักงาน ของสำนักงาน”."""
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่ใช่"
    if value is None or value in ("", [], {}):
        return "ไม่มี"
    if isinstance(value, Mapping):
        return _mapping_in_words(value)
    if isinstance(value, list | tuple):
        return " · ".join(value_in_words(heading, item) for item in value)
    if heading == "seats":
        return seat_in_words(str(value))
    return VALUES.get(heading, {}).get(str(value), str(value))


def seat_in_words(kind: str) -> str:
    """The kind of seat as the office calls it; an unknown one as written."""
    from offices.api import SeatKind

    return str(SeatKind(kind).label) if kind in SeatKind else kind


def deadline_in_words(value: Mapping[str, Any]) -> str:
    """“2 วันทำการ”, “3 ชั่วโมง”."""
    if value.get("working_days") is not None:
        return f"{value['working_days']} วันทำการ"
    return f"{value.get('hours')} ชั่วโมง"


def _mapping_in_words(value: Mapping[str, Any]) -> str:
    if "working_days" in value or "hours" in value:
        return deadline_in_words(value)
    if "seats" in value or "body" in value:
        return _actor_in_words(value)
    said = [(key, item) for key, item in value.items() if item not in (None, "", [], {}, False)]
    return ", ".join(f"{HEADINGS.get(key, key)} {value_in_words(key, item)}" for key, item in said) or "ไม่มี"


def _actor_in_words(rule: Mapping[str, Any]) -> str:
    if rule.get("body"):
        said = f"คณะกรรมการ {rule['body']}"
    else:
        seats = " หรือ ".join(seat_in_words(str(kind)) for kind in rule.get("seats") or [])
        scope = value_in_words("scope", rule.get("scope") or "own_unit")
        where = rule.get("unit") or rule.get("field") or ""
        said = f"{seats} ของ{scope}" + (f" {where}" if where else "")
    when = rule.get("when") or {}
    asked = " และ ".join(f"{key} = {' หรือ '.join(map(str, values))}" for key, values in when.items())
    return f"{said} (เมื่อ {asked})" if asked else said


def _name_in_list(items: Any, index: int) -> str:
    item = items[index] if isinstance(items, Sequence) and index < len(items) else None
    key = item.get("key") if isinstance(item, Mapping) else None
    return str(key) if key else f"ข้อที่ {index + 1}"


def _child(here: Any, step: str | int) -> Any:
    if isinstance(here, Mapping):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None
