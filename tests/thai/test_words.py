import subprocess
import sys

import pytest

from thai.words import part_text, search_text, segment


def test_segment__unspaced_thai() -> None:
    assert segment("ประกาศผู้ชนะการเสนอราคา") == ["ประกาศ", "ผู้ชนะ", "การ", "เสนอ", "ราคา"]


def test_segment__loses_nothing_but_white_space() -> None:
    text = "สำนักงานเขตพื้นที่การศึกษา  เขต ๑๒\nเลขที่ 12/2569 (e-bidding)\tหน้า"
    words = segment(text)
    assert "".join(words) == "".join(text.split())
    assert not [word for word in words if not word.strip()]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_segment__nothing(text: str) -> None:
    assert segment(text) == []


def test_search_text__digits_case_spelling_and_punctuation_are_folded() -> None:
    assert search_text("สพม. เขต ๑๒  (E-Bidding)") == search_text("สพม. เขต\u00a012 e-bidding")
    assert search_text("นํ้าดื่ม") == search_text("น้ำดื่ม")


def test_search_text__words_are_joined_by_single_spaces() -> None:
    assert search_text("ประกาศผู้ชนะ — การเสนอราคา\n\nปี ๒๕๖๙") == "ประกาศ ผู้ชนะ การ เสนอ ราคา ปี 2569"


def test_search_text__a_title_is_found_by_words_inside_it() -> None:
    title = search_text("ประกาศรับสมัครลูกจ้างชั่วคราวตำแหน่งนักการภารโรง").split()
    assert set(search_text("รับสมัครลูกจ้างชั่วคราว").split()) <= set(title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("พ.ร.บ.นี้", "พ.ร.บ. นี้"),
        ("(ตามพ.ร.บ.)", "ตาม พ.ร.บ."),
        ("31 มี.ค. ๒๕๖๙", "31 มี ค 2569"),
        ("ราคา 1,250.75 บาท", "ราคา 1 250 75 บาท"),
        ("เลขที่ 12/2569", "เลขที่ 12 2569"),
        ("www.example.go.th", "www example go th"),
    ],
)
def test_search_text__abbreviations_and_signs(text: str, expected: str) -> None:
    assert search_text(text) == expected


def test_search_text__nothing_left() -> None:
    assert search_text(" … — \u200b") == ""


def test_import__does_not_load_the_dictionary() -> None:
    code = "import sys, thai.words; sys.exit(any(name.startswith('pythainlp') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_part_text__gives_the_words_inside_compounds() -> None:
    assert {"เลือกตั้ง", "แข่งขัน"} <= set(part_text("การเลือกตั้งและการแข่งขัน").split())
    assert "รางวัล" in part_text("ได้รับรางวัลชนะเลิศ").split()


def test_part_text__repeats_no_word_of_the_text() -> None:
    assert "เลือกตั้ง" not in part_text("การเลือกตั้ง เลือกตั้ง").split()
    assert part_text("2569 abc ปลา") == ""
