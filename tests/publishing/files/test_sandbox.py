"""The box holds: whatever a decoder does in it, the server gets an answer and goes on."""

import io
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from publishing.files import Box, check_upload, inspect_upload
from publishing.files.sandbox import BoxError
from tests.publishing.files.archives import rar5
from tests.publishing.files.pdfs import pdf

TASKS = "tests.publishing.files.hostile_tasks:"
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def small() -> Iterator[Box]:
    """A box of one second and 300 MB."""
    with Box(seconds=1, memory=300 * MEGABYTE) as box:
        yield box


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "file"
    path.write_text("bytes")
    return str(path)


def test_box__tells_what_the_task_found_and_what_it_cost(small: Box, file: str) -> None:
    outcome = small.run(TASKS + "take_memory", file, {"megabytes": 100})
    assert outcome.answer == {"held": 100 * MEGABYTE}
    assert outcome.peak > 100 * 1024
    assert outcome.cpu > 0


@pytest.mark.parametrize(
    ("task", "arguments", "ended"),
    [
        ("take_memory", {"megabytes": 900}, "too_costly"),
        ("spin", {}, "too_costly"),
        ("sleep", {}, "too_costly"),
        ("crash", {}, "breaks_readers"),
    ],
)
def test_box__ends_what_asks_too_much_and_goes_on(
    small: Box, file: str, task: str, arguments: dict[str, int], ended: str
) -> None:
    started = time.monotonic()
    outcome = small.run(TASKS + task, file, arguments)
    assert (outcome.answer, outcome.ended) == (None, ended)
    assert time.monotonic() - started < 5
    assert outcome.peak < 300 * 1024
    assert small.run(TASKS + "chatter", file, {}).answer == {"read": "bytes"}


def test_box__decoder_can_write_no_file(small: Box, file: str) -> None:
    assert small.run(TASKS + "write", file, {}).answer == {"wrote": False}
    assert Path(file).read_text() != "changed"


def test_box__knows_nothing_of_the_server(small: Box, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "ลับ")
    with Box() as fresh:
        answer = fresh.run(TASKS + "environment", file, {}).answer
    assert answer is not None
    assert answer["secret"] is None
    assert answer["django"] is False
    assert set(answer["names"]) <= {"LANG", "PATH", "MALLOC_ARENA_MAX", "LC_CTYPE"}


def test_box__our_own_fault_is_no_verdict_on_the_file(small: Box, file: str) -> None:
    with pytest.raises(BoxError, match="our own fault"):
        small.run(TASKS + "fail", file, {})


def test_box__that_is_gone_is_started_again(file: str) -> None:
    with Box() as box:
        with pytest.raises(BoxError):
            box.run(TASKS + "leave", file, {})
        assert box.run(TASKS + "chatter", file, {}).answer == {"read": "bytes"}


def test_box__task_cannot_answer_for_another(small: Box, file: str) -> None:
    answer = small.run(TASKS + "forge", file, {}).answer
    assert answer == {"read": "", "descriptors": [0, 1, 2]}


def test_box__leaves_no_process_behind(file: str) -> None:
    box = Box()
    box.run(TASKS + "chatter", file, {})
    process = box._process
    assert process is not None
    box.close()
    box.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_upload__rar_is_unpacked_by_a_tool_inside_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    if not shutil.which("unar"):
        pytest.skip("no tool that unpacks RAR is installed here (Debian: unar)")
    monkeypatch.setattr("publishing.files.check.TASK", TASKS + "unpack_with_tool")
    good = rar5({"ประกาศ.pdf": pdf(), "ก.txt": "ก".encode()})
    found = inspect_upload(io.BytesIO(good), "a.rar", "document")
    assert found.problems == []
    assert found.facts is not None
    assert found.facts.unread == ()
    bad = rar5({"ก.txt": b"MZ" + bytes(60)})
    assert [problem.code for problem in check_upload(io.BytesIO(bad), "a.rar", "document")] == ["program_inside"]


def test_upload__that_could_not_be_looked_at_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("publishing.files.check.TASK", TASKS + "fail_on")
    (problem,) = check_upload(io.BytesIO(pdf()), "a.pdf", "document")
    assert problem.code == "not_checked"
    assert "the box for files failed" in caplog.text


def test_upload__that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch, small: Box) -> None:
    monkeypatch.setattr("publishing.files.check.TASK", TASKS + "spin_on")
    (problem,) = check_upload(io.BytesIO(pdf()), "a.pdf", "document", box=small)
    assert problem.code == "too_costly"
