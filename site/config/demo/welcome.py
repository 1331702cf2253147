"""What `serve_demo` tells whoever started it: addresses, accounts, and what each may do."""

import unicodedata
from collections.abc import Iterable

from config.demo.office import OFFICE_NAME, PASSWORD

ACCOUNTS = (
    ("policy.provider", "ผู้ให้ข้อมูล กลุ่มนโยบายและแผน – ร่าง ตอบแบบตรวจสอบ และส่งขออนุมัติ"),
    ("policy.head", "ผู้อำนวยการกลุ่ม – อนุมัติเรื่องของเว็บไซต์กลุ่ม และตรวจหน้าที่เผยแพร่แล้ว"),
    ("policy.uploader", "ผู้นำข้อมูลขึ้นเว็บไซต์ของกลุ่ม – รับข้อมูล ตรวจทาน และเผยแพร่"),
    ("director", "ผู้อำนวยการสำนักงาน – อนุมัติเรื่องของเว็บไซต์สำนักงาน"),
    ("deputy", "รองผู้อำนวยการสำนักงาน – อนุมัติได้เช่นเดียวกัน"),
    ("web", "ผู้นำข้อมูลขึ้นเว็บไซต์สำนักงาน – รับข้อมูลและเผยแพร่"),
    ("admin", "ผู้ดูแลระบบ – งานเทคนิคเท่านั้น ไม่มีอำนาจอนุมัติ"),
)
_OTHER_UNITS = "admin, finance, promotion, supervision"


def welcome(address: str) -> str:
    """The table, in plain text."""
    facts = (
        ("เว็บไซต์สำหรับประชาชน", f"{address}/"),
        ("ระบบหลังบ้าน", f"{address}/admin/"),
        ("รหัสผ่านทุกบัญชี", PASSWORD),
    )
    rule = "─" * 78
    lines = [
        "",
        rule,
        f"  ประกาศ – {OFFICE_NAME} (ข้อมูลสมมุติทั้งหมด)",
        rule,
        *_table(facts),
        "",
        *_table(ACCOUNTS),
        "",
        f"  กลุ่มอื่นใช้ชื่อแบบเดียวกัน ({_OTHER_UNITS}) เช่น finance.provider",
        rule,
        "  หยุดระบบ: Ctrl-C   ·   ข้อมูลเก็บไว้ใน var/   ·   เริ่มใหม่ทั้งหมด: make clean-demo",
        "",
    ]
    return "\n".join(lines)


def _table(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Two columns, aligned as a terminal shows them."""
    rows = list(rows)
    width = max(columns(name) for name, _text in rows)
    return [f"  {name}{' ' * (width - columns(name))}   {text}" for name, text in rows]


def columns(text: str) -> int:
    """How many columns of a terminal the text takes: Thai vowels and tone marks above and below take none."""
    return sum(1 for character in text if unicodedata.category(character) != "Mn")
