"""What a procedure holds besides its stages, in words."""

import pytest

from approvals.api import SHIPPED, ProcedureDocument, read_procedure
from approvals.particulars import particulars


def of(code: str) -> dict[str, dict[str, str]]:
    spec = ProcedureDocument.model_validate(read_procedure(SHIPPED / f"{code}.yaml"))
    return {heading: dict(lines) for heading, lines in particulars(spec)}


@pytest.mark.parametrize("code", ["cpn1", "s11", "loei3", "s12", "ryg2"])
def test_particulars__of_each_office_say_its_kinds_channels_reports_and_laws(code: str) -> None:
    found = of(code)
    for heading in ("ช่องของบันทึกขออนุญาต", "ประเภทข้อมูล", "ช่องทางเผยแพร่", "แบบรายงาน", "กฎหมายที่อ้างอิง"):
        assert found[heading], heading
    assert all(label for lines in found.values() for label in lines)


def test_particulars__read_as_the_office_writes() -> None:
    s11, loei3, s12 = of("s11"), of("loei3"), of("s12")
    assert s11["ปฏิทินการดำเนินงาน"]["รายงานผล"] == "มี.ค. · ก.ย."
    assert s11["รูปแบบไฟล์เอกสาร"] == {"pdf · docx · zip · rar": ""}
    assert s11["ช่องของบันทึกขออนุญาต"]["ถึงวันที่"].startswith("ระยะเวลาในการเผยแพร่: ")
    assert loei3["ตัวชี้วัด"]["ร้อยละของข่าวที่ผลิตได้ตามเวลาที่กำหนด"] == "เป้าหมาย 80"
    assert "การจัดซื้อจัดจ้าง" in s12["การเผยแพร่กรณีเร่งด่วน"]["ใช้ไม่ได้กับ"]
    assert s12["กฎหมายที่อ้างอิง"]["พระราชบัญญัติข้อมูลข่าวสารของราชการ"] == "พ.ศ. 2540"
    assert "การเผยแพร่กรณีเร่งด่วน" not in s11
