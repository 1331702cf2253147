"""S11-R18: correct and current – the years of an item."""

import pytest

from tests.publishing.findings.proofreading.reader import detectors, found

YEARS = {"year_era", "year_mixed", "year_far", "year_short"}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ประกาศ ณ วันที่ 21 พฤศจิกายน พ.ศ. 2026", "พ.ศ. 2569"),
        ("แผนปฏิบัติการประจำปี พ.ศ.2026", "พ.ศ. 2569"),
        ("พ.ศ. ๒๐๒๖ เป็นปีแรกของโครงการ", "พ.ศ. 2569"),
        ("การประเมิน PISA ค.ศ. 2568", "ค.ศ. 2025"),
        ("ตั้งแต่คริสต์ศักราช 2569", "ค.ศ. 2026"),
    ],
)
def test_year_of_the_other_era__is_named_with_the_right_one_s11_r18(text: str, right: str) -> None:
    (excerpt,) = found("year_era", text)
    assert excerpt.endswith(f"→ {right}")


@pytest.mark.parametrize(
    "text", ["เปิดรับสมัครถึง 30 พฤศจิกายน 2026", "ปีการศึกษา 2026", "ภาคเรียนที่ 2/2026", "วันที่ 21/11/2026", "ในปี 2026"]
)
def test_common_year_without_its_era__is_pointed_out(text: str) -> None:
    (excerpt,) = found("year_mixed", text)
    assert excerpt.endswith("พ.ศ. 2569 / ค.ศ. 2026")


@pytest.mark.parametrize(
    "text", ["ปีงบประมาณ 2659", "พ.ศ. 2659", "21 พฤศจิกายน 2659", "ปีการศึกษา 2269", "ปีงบประมาณ พ.ศ. 2269"]
)
def test_year_nobody_means__is_asked_about(text: str) -> None:
    assert found("year_far", text)


@pytest.mark.parametrize("text", ["21 พ.ย. 69", "ปีงบประมาณ 69", "ภาคเรียนที่ 1/69", "ณ วันที่ 1/12/69", "21 พฤศจิกายน ๖๙"])
def test_year_of_two_digits__is_pointed_out(text: str) -> None:
    assert found("year_short", text)


@pytest.mark.parametrize(
    "text",
    [
        "ประกาศ ณ วันที่ 21 พฤศจิกายน พ.ศ. 2569",
        "ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540",
        "แผนการศึกษาแห่งชาติ พ.ศ. 2560 - 2579 และยุทธศาสตร์ชาติ 20 ปี (พ.ศ. 2561 - 2580)",
        "ผลการประเมิน PISA 2022 (ค.ศ. 2022) ของนักเรียนไทย",
        "คำสั่งที่ 45/2569 ลงวันที่ 3 มีนาคม 2569",
        "งบประมาณ 2,000 บาท โทรศัพท์ 0 2026 1234",
        "ก่อตั้งเมื่อ พ.ศ. 2478 และกรุงศรีอยุธยาเสียแก่พม่าเมื่อ พ.ศ. 2112",
        "ที่ ศธ 04000/2026 เรื่อง การเบิกจ่าย",
        "วันที่ 21 พฤศจิกายน 09.00 น. มีผู้ร่วม 69 คน",
        "21 พฤศจิกายน 60 คน",
        "มาตรฐาน ISO 9001:2015 และห้อง 2026",
        "ครบรอบปีที่ 69 แห่งการสถาปนา",
    ],
)
def test_years_rightly_written__pass(text: str) -> None:
    assert not YEARS & set(detectors(text))
