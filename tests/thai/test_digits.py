from hypothesis import given
from hypothesis import strategies as st

from thai.digits import to_arabic, to_thai


def test_to_thai__mixed_text() -> None:
    assert to_thai("ที่ ศธ 04241/138 ลงวันที่ ๒๒") == "ที่ ศธ ๐๔๒๔๑/๑๓๘ ลงวันที่ ๒๒"


def test_to_arabic__mixed_text() -> None:
    assert to_arabic("สพม. เขต ๑๒ (พ.ศ. ๒๕๖๙)") == "สพม. เขต 12 (พ.ศ. 2569)"


@given(st.text(alphabet="0123456789กขค. /"))
def test_to_arabic__undoes_to_thai(text: str) -> None:
    assert to_arabic(to_thai(text)) == text


def test_to_arabic__digits_of_other_scripts_are_left() -> None:
    assert to_arabic("१२ 12 ๑๒") == "१२ 12 12"
