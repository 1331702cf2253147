"""Where a line of Thai may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.printing.breaking import runs

MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
_THAI = st.text(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B), max_size=200)


@pytest.mark.parametrize(
    "words",
    ["สำนักงาน", "ดำเนินการ", "ตัวอย่าง", "ประชาสัมพันธ์", "พระราชบัญญัติ", "เว็บไซต์", "ต่าง ๆ", "ต่างๆ", "มาตรการฯ", "ฯลฯ"],
)
def test_word__is_never_broken(words: str) -> None:
    assert (words, True) in runs(f"และ {words} ของ")


def test_line_end_of_a_form__stands_alone() -> None:
    assert ("\n", False) in runs("ระยะเวลา\nตั้งแต่วันที่")


@given(st.one_of(_THAI, st.text(max_size=200)))
def test_runs__joined_are_the_text_again(text: str) -> None:
    found = runs(text)

    assert "".join(words for words, _whole in found) == text
    assert all(len(words.rstrip(MARKS)) <= 26 for words, _whole in found if not words.isspace())


@pytest.mark.parametrize("word", ["W" * 200, "9" * 80, "กำ" * 60, "ก\u0e49" * 40])
def test_word_too_long_for_a_line__is_cut_between_letters(word: str) -> None:
    found = runs(word)

    assert "".join(words for words, _whole in found) == word
    assert all(words[0] not in MARKS + "ำ" for words, _whole in found)
