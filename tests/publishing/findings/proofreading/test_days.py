"""S11-R18: correct and current – the days of an item."""

import pytest

from tests.publishing.findings.proofreading.reader import detectors, found


@pytest.mark.parametrize(
    "text",
    [
        "ภายในวันที่ 31 กุมภาพันธ์ 2569",
        "๓๑ เมษายน ๒๕๖๙",
        "วันที่ 29 กุมภาพันธ์ 2569",
        "ส่งภายใน 31 เม.ย. 2569",
        "ตั้งแต่วันที่ 28 - 31 มิถุนายน",
        "กำหนดส่ง 31/02/2569",
        "วันที่ 0 มกราคม 2569",
        "วันที่  35  พฤศจิกายน  2569",
    ],
)
def test_day_that_is_in_no_calendar__is_asked_about_s11_r18(text: str) -> None:
    assert found("date_impossible", text)


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("ประชุมวันจันทร์ที่ 21 พฤศจิกายน 2569 เวลา 09.00 น.", "วันเสาร์"),
        ("วันศุกร์ที่ ๒๑ พฤศจิกายน พ.ศ. ๒๕๖๙", "วันเสาร์"),
        ("วันพฤหัสบดีที่ 18 เดือนพฤศจิกายน พ.ศ. 2569", "วันพุธ"),
        ("วันจันทร์ที่ 24 - 26 พฤศจิกายน 2569", "วันอังคาร"),
        ("วันพุธที่ 5 ธ.ค. 2569", "วันเสาร์"),
    ],
)
def test_weekday_that_does_not_fit__is_told_with_the_right_one_s11_r18(text: str, actual: str) -> None:
    (excerpt,) = found("weekday_wrong", text)
    assert excerpt.endswith(f"= {actual}")


@pytest.mark.parametrize(
    "text",
    [
        "วันเสาร์ที่ 21 พฤศจิกายน 2569",
        "วันเสาร์\u00a0ที่ 21\u00a0พฤศจิกายน\u00a02569",
        "วันพฤหัสที่ 19 พฤศจิกายน 2569",
        "วันพฤหัสบดีที่ 19 พฤศจิกายน 2569",
        "วันที่ 29 กุมภาพันธ์ 2567 และ 29 กุมภาพันธ์ ของทุกสี่ปี",
        "ระหว่างวันจันทร์ที่ 23 ถึงวันศุกร์ที่ 27 พฤศจิกายน 2569",
        "วันศุกร์ที่ 20 - 22 พฤศจิกายน 2569",
        "ตามมาตรา 31 ก.พ. มีอำนาจหน้าที่กำหนดหลักเกณฑ์",
        "คำสั่งที่ 45/13/2569 และหนังสือที่ 31/2/69",
        "โรงเรียน 250 มกราคม",
        "ทุกวันจันทร์ที่ 1 ของเดือน",
    ],
)
def test_days_of_the_calendar__pass(text: str) -> None:
    assert not {"date_impossible", "weekday_wrong"} & set(detectors(text))
