"""The XML of Office files is gone through quickly, and nothing in it hides by being long or spelt otherwise."""

import time
import zlib

import pytest

from publishing.files.parts import check_part
from publishing.files.problems import Refusal
from publishing.files.streams import check_streams
from tests.publishing.files.pdfs import raw_pdf, set_pdf, stream

COMMAND = '<x:fldSimple xmlns:x="x" x:instr="DDE cmd"/>'
CELLS = "<c><v>ค่า</v></c>" * 300_000


def codes(content: bytes) -> str:
    try:
        check_part(content)
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp874"])
@pytest.mark.parametrize("cells", ["", CELLS], ids=["short", "long"])
def test_check_part__finds_a_command_however_long_and_however_spelt(cells: str, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert codes(f"{declared}<r>{cells}{COMMAND}</r>".encode(encoding)) == "command"


def test_check_part__in_letters_that_no_reader_shares_is_refused() -> None:
    declared = b'<?xml version="1.0" encoding="cp037"?>'
    assert codes(declared + f"<r>{COMMAND}</r>".encode("cp037")) == "truncated"


def test_check_part__a_large_sheet_takes_no_second() -> None:
    content = f"<r>{CELLS}</r>".encode()
    assert len(content) > 5_000_000
    started = time.process_time()
    assert codes(content) == ""
    assert time.process_time() - started < 1


def test_check_part__a_large_sheet_that_is_broken_is_found() -> None:
    assert codes(f"<r>{CELLS}".encode()) == "truncated"
    assert codes(f"<!DOCTYPE r><r>{CELLS}</r>".encode()) == "xml_bomb"


def test_check_streams__a_stream_that_only_looks_packed_costs_nothing() -> None:
    """Its first bytes are those of zlib, and an empty stream ends at once, before everything else."""
    inner = zlib.compress(b"") + b"x" * 3_000_000
    content = raw_pdf(stream(zlib.compress(inner, 0), b"/Filter /FlateDecode")) + set_pdf()
    started = time.process_time()
    check_streams(content)
    assert time.process_time() - started < 1
