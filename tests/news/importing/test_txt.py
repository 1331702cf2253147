import codecs

import pytest

from news.importing import txt
from news.importing.material import UnreadableFile

TEXT = "ประกาศรับสมัคร\r\n\r\nนํ้าดื่ม เขต ๑๒"
EXPECTED = ["ประกาศรับสมัคร", "น้ำดื่ม เขต ๑๒"]


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (TEXT.encode(), 0),
        (TEXT.encode("utf-8-sig"), 0),
        (TEXT.encode("utf-16"), 0),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), 0),
        (TEXT.encode("cp874"), 1),
        (TEXT.encode("tis-620"), 1),
    ],
)
def test_read__encodings(data: bytes, notes: int) -> None:
    content = txt.read(data)
    assert [paragraph.text for paragraph in content.paragraphs] == EXPECTED
    assert len(content.notes) == notes
    assert content.pictures == []


def test_read__windows_quotes_and_ellipsis() -> None:
    (paragraph,) = txt.read("“ข่าว” – ดี…".encode("cp874")).paragraphs
    assert paragraph.text == "“ข่าว” – ดี…"


def test_read__spoilt_utf8_is_not_mistaken_for_windows_874() -> None:
    content = txt.read("ประกาศสำนักงาน".encode() + b"\xe0\xb8" + " ปี ๒๕๖๙".encode())
    assert content.paragraphs[0].text.startswith("ประกาศสำนักงาน\ufffd")
    assert len(content.notes) == 1


@pytest.mark.parametrize("data", [b"\x00\x01\xff\xd8", b"\xff\xfe\x00", b"caf\xdb", b"\xfc\xfd"])
def test_read__not_text(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        txt.read(data)
    assert refusal.value.code == "unknown_encoding"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t", b"\xa0 \n"])
def test_read__nothing(data: bytes) -> None:
    content = txt.read(data)
    assert (content.paragraphs, content.notes) == ([], [])
