import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.util import normalize

from thai.text import normalise, shorten

THAI = "".join(map(chr, range(0x0E01, 0x0E3B))) + "".join(map(chr, range(0x0E3F, 0x0E5C)))
MARKS = "ะาำๅเแโใไ" + "".join(map(chr, [0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F)]))
NOISE = " \n\r\t\f\u00a0\u200b\u200d\ufeff\u00ad\u0301\u0323\u0000\u2028\uf70a\uf711e"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("นํา", "นำ"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("ทํำ", "ทำ"),
        ("เเปลก", "แปลก"),
        ("เเเปลก", "แปลก"),
        ("แแปลก", "แปลก"),
        ("ท่ี", "ที่"),
        ("ท่่ี่", "ที่"),
        ("ดีี", "ดี"),
        ("กา้น", "ก้าน"),
        ("นานาาา", "นานา"),
        ("ก่้อน", "ก้อน"),
        ("พันธ์ุ", "พันธุ์"),
        ("สทิธ์ิ", "สทิธิ์"),
        ("กๅน", "กาน"),
    ],
)
def test_normalise__marks_and_vowels(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


def test_normalise__words_of_the_dictionary_are_left_as_the_library_leaves_them() -> None:
    changed = [word for word in thai_words() if normalise(word) != word or normalise(word) != normalize(word)]
    assert changed == []


@pytest.mark.parametrize("text", ["ฤๅษี", "ฦๅ", "พุทฺธํ สรณํ", "ต่างๆ", "ฯลฯ", "๏ ๚ะ๛"])
def test_normalise__rare_but_right_spellings_are_left(text: str) -> None:
    assert normalise(text) == text


def test_normalise__spaces_and_line_breaks_stay_where_they_are() -> None:
    # The library's own function would join these lines and drop the spaces.
    assert normalise("  หัวข้อ  ที่ ๑\n\n\nข้อความ \n") == "  หัวข้อ  ที่ ๑\n\n\nข้อความ \n"


def test_normalise__nothing_is_joined_across_a_space() -> None:
    assert normalise("สระ า า") == "สระ า า"
    assert normalise("ก ่") == "ก ่"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_normalise__line_ends(end: str) -> None:
    assert normalise(f"ก{end}ข") == "ก\nข"


@pytest.mark.parametrize("space", ["\t", "\u00a0", "\u2003", "\u202f", "\u3000"])
def test_normalise__spaces(space: str) -> None:
    assert normalise(f"เขต{space}๑๒") == "เขต ๑๒"


@pytest.mark.parametrize(
    "invisible",
    ["\x00", "\x07", "\x1b", "\x7f", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e"],
)
def test_normalise__invisible_characters_go(invisible: str) -> None:
    assert normalise(f"ประ{invisible}กาศ") == "ประกาศ"
    assert normalise(f"น{invisible}ํ{invisible}า") == "นำ"


def test_normalise__lone_surrogates_go() -> None:
    assert normalise("ก\ud800ข").encode() == "กข".encode()


def test_normalise__shifted_marks_of_old_fonts() -> None:
    assert normalise("ท\uf702\uf70a") == "ที่"
    assert normalise("น\uf711\uf70bา") == "น้ำ"
    assert normalise("\uf70fา\uf700าน") == "ญาฐาน"


def test_normalise__composes_latin_letters() -> None:
    assert normalise("cafe\u0301") == "café"


@given(st.text(alphabet=THAI + NOISE))
@example("่\u0301ํ้า")
@example("ฤๅ่")
@example("ุ์ฺ")
def test_normalise__is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text(alphabet="กฤ" + MARKS + NOISE, max_size=12))
def test_normalise__is_idempotent_on_runs_of_marks(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_normalise__result_is_clean(text: str) -> None:
    result = normalise(text)
    assert unicodedata.is_normalized("NFC", result)
    assert not [c for c in result if c != "\n" and unicodedata.category(c) in ("Cc", "Cs")]
    result.encode()


@given(st.text(alphabet="กขคงจ0123 \n"))
def test_normalise__loses_no_letter_digit_space_or_line(text: str) -> None:
    assert normalise(text) == text


def test_normalise__hostile_runs_take_linear_time() -> None:
    assert normalise("ก" + "่ิ" * 100_000) == "กิ่"
    assert normalise("ก" + "า่" * 100_000) == "ก่า"
    assert normalise("เ" * 100_001) == "แ"
    assert len(normalise("กๅ" * 100_000)) == 200_000


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("ประกาศ", 6, "ประกาศ"),
        ("ประกาศรับสมัคร", 7, "ประกาศ…"),
        ("ข่าวที่น่ารู้", 7, "ข่าว…"),
        ("โรงเรียนแห่งหนึ่ง", 9, "โรงเรียน…"),
        ("เรื่อง ด่วน", 8, "เรื่อง…"),
    ],
    ids=["fits", "cut", "not between consonant and marks", "no leading vowel left alone", "no space at the end"],
)
def test_shorten__at_a_place_where_thai_may_be_cut(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short


@given(st.text(THAI + NOISE, max_size=60), st.integers(1, 40))
def test_shorten__is_never_longer_than_asked(text: str, length: int) -> None:
    assert len(shorten(text, length)) <= length
