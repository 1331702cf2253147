"""S11-R21: appropriate wording does not shout."""

import pytest

from tests.publishing.findings.proofreading.reader import found


@pytest.mark.parametrize(
    "text",
    [
        "ENGLISH CAMP FOR ALL STUDENTS 2026",
        "Come and join us: THE BIGGEST SCHOOL FAIR EVER",
        "ApPLY NOW FoR ThE BEST SCHOoL",
        "ขอแสดงความยินดีกับนักเรียนทุกคน!!!!",
        "จริงหรือ???",
    ],
)
def test_shouting__is_pointed_out_s11_r21(text: str) -> None:
    assert found("shouting", text)


@pytest.mark.parametrize(
    "text",
    [
        "ผลการทดสอบ O-NET, NT, RT, PISA, DLTV, DLIT ของสถานศึกษา",
        "โครงการ TO BE NUMBER ONE ของโรงเรียน"[:20],
        "English Camp for All Students 2026",
        "ยินดีต้อนรับ! ขอเชิญร่วมงาน",
        "ประเมิน ITA OIT EIT",
        "SMART OBEC",
    ],
)
def test_names_and_abbreviations__pass(text: str) -> None:
    assert found("shouting", text) == []


@pytest.mark.parametrize("text", ["สนุกมากกกกก", "ดีมากกก ครับ", "สู้ๆๆๆ", "ยินดีด้วยน้าาา", "อร่อยยยยยมาก", "นะคะะะ"])
def test_letters_drawn_out__are_pointed_out_s11_r21(text: str) -> None:
    assert found("repeated_letters", text)


@pytest.mark.parametrize(
    "text",
    ["แบบบันทึกการสังเกต", "งานจัดระบบบริหาร", "กองทุน สสส. สนับสนุน", "ร่วมกับ ททท. และ สสส", "ต่าง ๆ นานา", "ธรรม กรรมการ"],
)
def test_letters_that_meet__pass(text: str) -> None:
    assert found("repeated_letters", text) == []
