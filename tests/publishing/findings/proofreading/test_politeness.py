"""S11-R21: wording correct, appropriate, polite."""

import pytest

from publishing.findings.proofreading.politeness import read_words, words_to_avoid
from tests.publishing.findings.proofreading.reader import found


@pytest.mark.parametrize("word", sorted(words_to_avoid("")))
def test_every_word_of_the_list__is_found_in_a_sentence_s11_r21(word: str) -> None:
    assert found("impolite", f"เอกสารฉบับนี้เขียนว่า {word} อยู่หลายแห่ง")


def test_better_word__is_told_s11_r21() -> None:
    (excerpt,) = found("impolite", "ผู้ปกครองต้องทำยังไงจึงจะสมัครได้")
    assert excerpt.endswith("→ อย่างไร")


@pytest.mark.parametrize(
    "text",
    [
        "ขอนแก่น คนแก่นจันทร์ และคนแก่งคอย",
        "คนบ้านเดียวกัน ทุกคนจนครบทุกแห่ง",
        "นกกระจอกเทศและนกกระจอก",
        "เสือกระโดดข้ามรั้ว",
        "การจัดเต็มเวลา จัดเต็มรูปแบบ",
        "ด้านหน้าด้านซ้ายของอาคาร",
        "ครูผู้ช่วยชาญ อุ้ยใหญ่",
    ],
)
def test_word_inside_another__passes(text: str) -> None:
    assert found("impolite", text) == []


def test_office_list__is_looked_for_beside_ours_s11_r21() -> None:
    own = "เด็กเส้น = นักเรียนที่ได้รับการสนับสนุน\n\nเด็กหลังห้อง\nVIP = แขก"
    text = "รับเด็กเส้น เด็กหลังห้อง และ vip เข้าร่วม ทำยังไง"
    assert [excerpt.partition("→")[2].strip() for excerpt in found("impolite", text, impolite_words=own)] == [
        "นักเรียนที่ได้รับการสนับสนุน", "", "แขก", "อย่างไร",
    ]  # fmt: skip


def test_latin_word__is_a_whole_word() -> None:
    assert found("impolite", "REVIPED VIPs", impolite_words="VIP") == []


def test_office_word__replaces_our_advice() -> None:
    (excerpt,) = found("impolite", "ทำยังไง", impolite_words="ยังไง = เช่นไร")
    assert excerpt.endswith("→ เช่นไร")


def test_list__is_read_with_its_blanks() -> None:
    assert read_words(" ก  ข = ค ง \n= ว่าง\n\nจ\n") == {"ก ข": "ค ง", "จ": ""}
