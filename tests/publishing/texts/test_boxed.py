import io
from typing import Any

import pytest

from publishing.files.sandbox import Box, BoxError, Outcome
from publishing.texts import Passage, Unread, passages, passages_in_box
from publishing.texts.boxed import read
from tests.publishing.texts import files


class BrokenBox(Box):
    """A box that ends as told."""

    def __init__(self, end: Outcome | BoxError) -> None:
        super().__init__()
        self.end = end

    def run(self, task: str, path: str, arguments: dict[str, Any]) -> Outcome:
        if isinstance(self.end, BoxError):
            raise self.end
        return self.end


def test_in_the_box__the_same_is_read_and_the_file_stands_where_it_stood() -> None:
    file = io.BytesIO(files.zipped({"ก.xlsx": files.workbook(), "ข.rar": b"Rar!\x1a\x07\x00"}))
    file.seek(7)
    assert passages_in_box(file, "รวม.zip") == list(passages(io.BytesIO(file.getvalue()), "รวม.zip"))
    assert file.tell() == 7


def test_the_task__gives_what_is_read_as_data(tmp_path: Any) -> None:
    path = tmp_path / "0"
    path.write_bytes(files.zipped({"ข.rar": b"Rar!\x1a\x07\x00"}))
    assert read(str(path), name="ก.zip", seconds=5)["read"] == [
        ["file_name", [], [], "text", "ก.zip"],
        ["file_name", [], ["ข.rar"], "text", "ข.rar"],
        ["file", [], ["ข.rar"], "unread", "rar"],
    ]


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        (Outcome(None, "too_costly"), "took_too_long"),
        (Outcome(None, "breaks_readers"), "damaged"),
        (BoxError("gone"), "not_checked"),
    ],
    ids=["costly", "crash", "no box"],
)
def test_a_reader_that_ends_badly__is_told_as_unread(end: Outcome | BoxError, reason: str) -> None:
    (item,) = passages_in_box(io.BytesIO(b"x"), "ก.pdf", box=BrokenBox(end))
    assert isinstance(item, Unread)
    assert item.reason == reason
    assert item.sentence


def test_box_given__reads_many_files_and_stays_open() -> None:
    with Box() as box:
        texts = [passages_in_box(io.BytesIO(f"ข้อความ {n}".encode()), "ก.txt", box=box)[-1] for n in range(2)]
    assert [item.text for item in texts if isinstance(item, Passage)] == ["ข้อความ 0", "ข้อความ 1"]
