"""A first draft of the mapping file: every section of the old website with its count and a guess to be corrected."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import yaml

from news.importing.moving.item import OldItem
from news.importing.moving.mapping import Mapping

_WORDS = {
    "procurement": ("จัดซื้อ", "จัดจ้าง", "ประกวดราคา", "สอบราคา", "ราคากลาง", "พัสดุ", "procure"),
    "recruitment_temp": ("ลูกจ้าง", "อัตราจ้าง"),
    "recruitment_exam": ("รับสมัคร", "สอบคัดเลือก", "สอบแข่งขัน", "recruit"),
    "scholarship": ("ทุนการศึกษา",),
    "operation_manuals": ("คู่มือ", "manual"),
    "annual_plan_followup": ("แผนปฏิบัติ", "รายงานผล", "plan"),
    "activity_photo": ("ภาพกิจกรรม", "กิจกรรม", "gallery", "album"),
    "rules": ("ระเบียบ", "กฎหมาย", "ข้อบังคับ", "law"),
    "basic_structure_mission": ("โครงสร้าง", "เกี่ยวกับ", "ข้อมูลพื้นฐาน", "about"),
    "pr_news": ("ข่าว", "ประชาสัมพันธ์", "news"),
}
_PAGES = {"operation_manuals": "ManualPage"}
_HEAD = """\
# ปลายทางของแต่ละหมวดของเว็บไซต์เดิม – ร่างโดยระบบ ต้องตรวจและแก้ก่อนนำเข้าจริง
# page: ชนิดหน้า ({pages})
# type: ประเภทข้อมูลตามระเบียบปฏิบัติของสำนักงาน ({types})
# unit: กลุ่ม/หน่วยเจ้าของ ({units})
# เขียน skip แทนได้ เมื่อไม่ต้องการย้ายทั้งหมวด บรรทัดที่ไม่เขียนใช้ค่าจาก default
"""


def draft_mapping(items: Iterable[OldItem], mapping: Mapping) -> str:
    """The YAML text; memory grows with the number of sections, not of items."""
    sections: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for item in items:
        if not item.why_not:
            kinds[item.kind] += 1
            sections.update(item.sections)
    default = mapping.default
    document: dict[str, Any] = {
        "default": {"page": default.page, "type": default.type, "unit": default.unit},
        "kinds": {kind: {} for kind in sorted(kinds)},
        "sections": {name: _guess(name, mapping) for name, _count in sections.most_common()},
        "files": {"source": "", "credit": "", "rights": ""},
    }
    head = _HEAD.format(
        pages=", ".join(mapping.kinds), types=", ".join(mapping.types), units=", ".join(map(str, mapping.units))
    )
    counts = "".join(f"# {count:>7,}  {name}\n" for name, count in sections.most_common())
    return head + "\n" + counts + "\n" + yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=120)


def _guess(name: str, mapping: Mapping) -> dict[str, str]:
    words = name.casefold()
    kind = next(
        (key for key, signs in _WORDS.items() if key in mapping.types and any(sign in words for sign in signs)), ""
    )
    page = _PAGES.get(kind, "")
    unit = next((unit.name for unit in mapping.units if unit.name in name or (unit.short_name or "\0") in name), "")
    guess = {"page": page if page in mapping.kinds else "", "type": kind, "unit": unit}
    return {key: value for key, value in guess.items() if value}
