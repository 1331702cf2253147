"""Hostile files are refused for what they are, good ones are kept, and neither costs the server much."""

import functools
import io
import subprocess
import sys
import time
from pathlib import Path

import pytest

from publishing.files import Box, Limits, check_upload, inspect_upload
from publishing.files.check import TASK
from publishing.files.formats import EXPECTED
from publishing.files.inside import look_into
from publishing.files.names import extension_of
from publishing.files.problems import Refusal
from tests.publishing.files.clean import CLEAN, Good
from tests.publishing.files.corpus import ARCHIVES, CASES, OFFICES, PDFS, PICTURES, Case

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 2.0
KILOBYTES = 200 * 1024
INSIDE = [case for case in (*ARCHIVES, *OFFICES, *PDFS, *PICTURES) if case.code != "type_not_allowed"]


@functools.cache
def content_of(case: Case | Good) -> bytes:
    return case.make()


def title(case: Case | Good) -> str:
    return f"{extension_of(case.name)}: {case.title}"


def test_corpus__is_large_and_has_every_kind() -> None:
    assert len(CASES) >= 60
    assert len(CLEAN) >= 15
    assert len({(extension_of(case.name), case.title) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=title)
def test_hostile_file__is_refused_for_what_it_is(case: Case, box: Box) -> None:
    content = content_of(case)
    started = time.monotonic()
    problems = check_upload(io.BytesIO(content), case.name, case.kind, box=box)
    assert time.monotonic() - started < SECONDS
    assert [problem.code for problem in problems] == [case.code]
    assert str(problems[0].context["name"]) in problems[0].message
    assert "%(" not in problems[0].message


@pytest.mark.parametrize("case", INSIDE, ids=title)
def test_hostile_file__is_refused_without_the_box_too(case: Case) -> None:
    """What guards the server is the look, not only the walls around it."""
    content, extension = content_of(case), extension_of(case.name)
    with pytest.raises(Refusal) as refusal:
        look_into(io.BytesIO(content), case.name, EXPECTED[case.kind][extension], Limits())
    assert refusal.value.code == case.code


def test_hostile_files__cost_little(box: Box, tmp_path: Path) -> None:
    """Measured by the system, for every file of the corpus that the box gets to see."""
    dearest, slowest = 0, 0.0
    for case in INSIDE:
        path = tmp_path / "file"
        path.write_bytes(content_of(case))
        expected = sorted(EXPECTED[case.kind][extension_of(case.name)])
        arguments = {"name": case.name, "expected": expected, "limits": Limits().as_json()}
        outcome = box.run(TASK, str(path), arguments)
        dearest, slowest = max(dearest, outcome.peak), max(slowest, outcome.cpu)
    print(f"{len(INSIDE)} files: at most {dearest // 1024} MB and {slowest:.2f} s")
    assert 0 < dearest < KILOBYTES
    assert 0 < slowest < SECONDS


@pytest.mark.parametrize("good", CLEAN, ids=title)
def test_good_file__is_kept(good: Good, box: Box) -> None:
    inspection = inspect_upload(io.BytesIO(content_of(good)), good.name, good.kind, box=box)
    assert inspection.problems == []
    assert inspection.facts is not None
    assert inspection.facts.format == good.found


def test_upload__does_not_wait_long_for_the_box() -> None:
    content = content_of(CLEAN[0])
    times = []
    for _ in range(3):
        started = time.monotonic()
        assert check_upload(io.BytesIO(content), "ประกาศ.pdf", "document") == []
        times.append(time.monotonic() - started)
    print(f"one upload in a box of its own: {min(times):.2f} s")
    assert min(times) < 1.0


def test_corpus__can_be_written_to_a_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.publishing.files.corpus", str(tmp_path / "out")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{len(CASES)} files\n"
    assert len(list((tmp_path / "out").iterdir())) == len(CASES)
