"""The box: hostile bytes are parsed in a short-lived process with little memory, little time and nothing to write to.

A crash, a hang or a hunger for memory of a decoder ends that process and is told; the server goes on.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from publishing.files.limits import MEGABYTE

SECONDS: Final = 10
"""Most CPU time for one file, in seconds; twice as long by the clock."""
MEMORY: Final = 1024 * MEGABYTE
"""Most address space of the process, in bytes: the largest picture allowed takes about half."""

_ROOT = Path(__file__).resolve().parents[2]
_START = "import sys; sys.path.insert(0, sys.argv[1]); from publishing.files.worker import main; main()"
_TOO_LONG = frozenset({signal.SIGXCPU, signal.SIGALRM})
_PATIENCE: Final = 5
"""Seconds beyond the limits after which the whole box is given up."""


class BoxError(Exception):
    """The box could not do its work: the file is neither good nor bad."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one task."""

    answer: dict[str, Any] | None
    """What the task returned; None when it was ended."""
    ended: str = ""
    """Why it was ended: `too_costly` (time or memory) or `breaks_readers` (a crash)."""
    peak: int = 0
    """Most memory the process held, in kilobytes."""
    cpu: float = 0.0
    """CPU time, in seconds."""


class Box:
    """One box for one file, or, used with `with`, for many: each file still has a process of its own.

    `ahead` names modules to import once for all files.
    """

    def __init__(self, *, seconds: int = SECONDS, memory: int = MEMORY, ahead: Sequence[str] = ()) -> None:
        self.seconds = seconds
        self.memory = memory
        self.ahead = list(ahead)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, task: str, path: str, arguments: dict[str, Any]) -> Outcome:
        """Run `module:function` on the file at `path`. The arguments and what it returns are JSON.

        Raises BoxError when the box itself fails.
        """
        job: dict[str, Any] = {"task": task, "path": path, "arguments": arguments}
        job |= {"ahead": self.ahead, "memory": self.memory, "seconds": self.seconds}
        process = self._process or self._start()
        self._process = process
        try:
            assert process.stdin is not None  # noqa: S101 - opened as a pipe
            process.stdin.write(json.dumps(job).encode() + b"\n")
            process.stdin.flush()
            line = self._line(process)
        except OSError as error:
            self.close()
            raise BoxError("the box has gone") from error
        if line is None:
            self.close()
            return Outcome(None, "too_costly")
        return _outcome(line)

    def close(self) -> None:
        """End the box with everything in it."""
        process, self._process = self._process, None
        if process is None:
            return
        # Its own group: a decoder's child may still hang when the box has gone.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        # No variable of the server's gets in: some are secrets.
        environment = {"LANG": "C.UTF-8", "PATH": os.defpath, "MALLOC_ARENA_MAX": "2"}
        return subprocess.Popen(  # noqa: S603 - this interpreter and our own words
            [sys.executable, "-I", "-X", "utf8", "-c", _START, str(_ROOT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd="/",
            start_new_session=True,
            bufsize=0,
        )

    def _line(self, process: "subprocess.Popen[bytes]") -> bytes | None:
        """The next line of answer; None when none came in time. Raises OSError when the box has ended."""
        assert process.stdout is not None  # noqa: S101 - opened as a pipe
        until = time.monotonic() + 2 * self.seconds + _PATIENCE
        line = b""
        while not line.endswith(b"\n"):
            ready, _write, _error = select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))
            if not ready:
                return None
            piece = os.read(process.stdout.fileno(), 65536)
            if not piece:
                raise OSError("the box ended without an answer")
            line += piece
        return line


def _outcome(line: bytes) -> Outcome:
    told = json.loads(line)
    used = {"peak": told["peak"], "cpu": told["cpu"]}
    if "error" in told:
        raise BoxError(told["error"])
    if "died" in told:
        costly = told["died"] in _TOO_LONG or told["died"] == signal.SIGKILL
        return Outcome(None, "too_costly" if costly else "breaks_readers", **used)
    return Outcome(told["answer"], **used)
