"""Differences of Thai texts are shown by words and clauses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thai.differences import differences

THAI = st.text(alphabet="กขคงจชดตทนบปพมยรลวสหอะาิีึืุู่้็์เแโใไ ๆ.123\n", max_size=60)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("ประกาศ", "ประกาศ", [("equal", "ประกาศ")]),
        ("", "ประกาศ", [("addition", "ประกาศ")]),
        ("ประกาศ", "", [("deletion", "ประกาศ")]),
        ("", "", []),
        (
            "โรงเรียนในสังกัดเปิดภาคเรียนวันจันทร์ ขอเชิญร่วมงาน",
            "โรงเรียนในสังกัดเปิดภาคเรียนวันอังคาร ขอเชิญร่วมงาน",
            [
                ("equal", "โรงเรียนในสังกัดเปิดภาคเรียนวัน"),
                ("deletion", "จันทร์"),
                ("addition", "อังคาร"),
                ("equal", " ขอเชิญร่วมงาน"),
            ],
        ),
    ],
)
def test_differences__of_a_mended_clause_are_words(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert differences(old, new) == expected


def test_differences__of_a_rewritten_clause_are_the_whole_clause() -> None:
    old = "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนที่ 2 พร้อมกัน"
    new = "โรงเรียนเปิดภาคเรียนวันที่ 1 พฤศจิกายน 2569"
    assert differences(old, new) == [("deletion", old), ("addition", new)]


@given(old=THAI, new=THAI)
def test_differences__hold_both_texts_to_the_letter(old: str, new: str) -> None:
    parts = differences(old, new)
    assert "".join(text for kind, text in parts if kind != "addition") == old
    assert "".join(text for kind, text in parts if kind != "deletion") == new


@given(text=THAI)
def test_differences__of_a_text_and_itself_are_none(text: str) -> None:
    assert all(kind == "equal" for kind, _text in differences(text, text))
