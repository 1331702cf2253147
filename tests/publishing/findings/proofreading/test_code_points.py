"""S11-R18: spelled so that it can be found."""

import pytest

from tests.publishing.findings.proofreading.reader import found, proofread


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("น\u0e4d\u0e32ท่วมโรงเรียน", "→ นำท่วมโรงเรี"),
        ("เเผนปฏิบัติการ", "→ แผนปฏิบัติก"),
        ("ที\u0e48\u0e48นี่", "→ ที่นี่"),
        ("ประชาสัมพันธธ์ ผู\u0e39้บริหาร", "→ ผู้บริหาร"),
    ],
)
def test_marks_typed_wrongly__are_shown_before_and_after_s11_r18(text: str, shown: str) -> None:
    (excerpt,) = found("thai_marks", text)
    assert excerpt.endswith(shown)


def test_invisible_characters__are_named() -> None:
    assert found("invisible_characters", "การ\u200bศึกษา") == ["การ⟨U+200B⟩ศึกษา"]


def test_characters_of_an_old_font__are_asked_about() -> None:
    assert found("old_font", "ที\uf70a โรงเรียน") == ["ที⟨U+F70A⟩"]
    assert found("old_font", "โรงเรียน \uf0b7 ดีเด่น") == ["⟨U+F0B7⟩"]


def test_digits_mixed_in_one_number__are_pointed_out() -> None:
    assert found("mixed_digits", "จำนวน 1,๒๓๔ คน พ.ศ. ๒๕6๙") == ["1,๒๓๔, ๒๕6๙"]


def test_field_copied_from_a_pdf__is_told_once() -> None:
    text = "\n".join(f"ข้อ {number} ก\u0e4d\u0e32หนด{'ก' * number}" for number in range(5))
    (finding,) = [one for one in proofread(text) if one.detector == "thai_marks"]
    assert finding.field == "body"
    assert "2" in finding.excerpt.rsplit(",", 1)[-1]


@pytest.mark.parametrize("text", ["น้ำท่วมโรงเรียน", "พ.ศ. ๒๕๖๙ และ 2569", "ข้อ ๑.2", "คำ\u00a0เว้น\tวรรค", "ฤๅษี ทฤษฎี"])
def test_right_spelling__passes(text: str) -> None:
    seen = {name: found(name, text) for name in ("thai_marks", "invisible_characters", "old_font")}
    assert seen == {"thai_marks": [], "invisible_characters": [], "old_font": []}
