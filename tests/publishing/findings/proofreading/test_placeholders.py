"""S11-R18: complete – nothing of a template or a trial is left over."""

import pytest

from tests.publishing.findings.proofreading.reader import found, proofread


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet",
        "ผู้อำนวยการโรงเรียน xxxx เป็นประธาน",
        "ทดสอบ",
        "ทดสอบระบบ 1",
        "test",
        "Testing 123",
        "ทดสอบ ๆ ทดสอบ",
        "ใส่ข้อความที่นี่",
        "กรุณาใส่ข้อความ",
        "ตัวอย่างข้อความ",
        "ตัวอย่างหัวข้อ 2",
        "ณ [ระบุสถานที่] เวลา 09.00 น.",
        "เรียน {{ ชื่อผู้รับ }} ทราบ",
        "เรียน «ชื่อ_สกุล» ทราบ",
        "สอบถาม TODO ใส่เบอร์",
        "ครั้งที่ ………… ประจำปี 2569",
        "ชื่อผู้ประสานงาน ............ โทร.",
        "ลงชื่อ ____________",
        "คะแนนเฉลี่ย #REF! คะแนน",
        "ดูตารางที่ Error! Reference source not found",
    ],
)
def test_leftover_of_a_template__is_asked_about_s11_r18(text: str) -> None:
    assert found("placeholder", text)


@pytest.mark.parametrize(
    "text",
    [
        "การทดสอบทางการศึกษาระดับชาติขั้นพื้นฐาน (O-NET)",
        "ทดสอบความสามารถพื้นฐานของผู้เรียนระดับชาติ (NT)",
        "ตัวอย่างข้อความประชาสัมพันธ์สำหรับสถานศึกษา",
        "ให้ผู้สมัครกรอกรายละเอียดในใบสมัครให้ครบถ้วน",
        "เลขประจำตัวผู้เสียภาษี x-xxxx-xxxxx-xx-x โทร. 08xxxxxxxx",
        "อื่น ๆ (ระบุ)",
        "บทที่ 1 บทนำ .................... 3",
        "สารบัญ ………………… ๑๒",
        "นักเรียนร้องเพลง ... อย่างสนุกสนาน…",
        "โครงการ TO BE NUMBER ONE",
        "ราคา 5 < 10 และ 10 > 5",
    ],
)
def test_words_of_every_day__pass(text: str) -> None:
    assert found("placeholder", text) == []


def test_waiver__holds_for_exactly_these_words() -> None:
    once, again, other = (
        next(finding.key for finding in proofread(text) if finding.detector == "placeholder")
        for text in ("ณ [ระบุสถานที่] เวลา 09.00 น.", "ประชุม ณ [ระบุสถานที่]", "ณ [ระบุสถานที่จัด] เวลา 09.00 น.")
    )
    assert once == again != other
