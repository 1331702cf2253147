"""The box from inside: a process without Django that runs each task in a child of its own, under limits.

Started by `sandbox`. A line in is a task: `{"task": "module:function", "path", "arguments", "memory", "seconds"}`.
A line out is its answer: `{"answer": …}`, `{"died": signal}` or `{"error": words}`, with `peak` (kilobytes) and `cpu`
(seconds).
"""

import importlib
import json
import os
import resource
import signal
import sys
import traceback
from typing import Any, NoReturn

_PIECE = 64 * 1024


def main() -> None:
    """Answer every line of standard input, then end."""
    answers = os.dup(1)
    # Decoders write to these as they like; nobody reads it, and it is no answer.
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    tasks = sys.stdin.buffer
    while line := tasks.readline():
        job = json.loads(line)
        for module in job["ahead"]:
            importlib.import_module(module)
        _write(answers, json.dumps(_in_child(job, answers)).encode() + b"\n")


def _in_child(job: dict[str, Any], answers: int) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        # A decoder taken over shall neither answer for other files nor read what else is asked.
        os.close(reading)
        os.close(answers)
        os.dup2(1, 0)
        _be_child(job, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        written = pipe.read()
    _pid, status, usage = os.wait4(child, 0)
    used = {"peak": usage.ru_maxrss, "cpu": round(usage.ru_utime + usage.ru_stime, 3)}
    if os.WIFSIGNALED(status):
        return {"died": os.WTERMSIG(status)} | used
    return {**json.loads(written), **used}


def _be_child(job: dict[str, Any], writing: int) -> NoReturn:
    code = 1
    try:
        _limit(job["memory"], job["seconds"])
        _write(writing, json.dumps(_run(job)).encode())
        code = 0
    finally:
        os._exit(code)


def _run(job: dict[str, Any]) -> dict[str, Any]:
    module, function = job["task"].split(":")
    try:
        task = getattr(importlib.import_module(module), function)
        return {"answer": task(job["path"], **job["arguments"])}
    except MemoryError:
        return {"died": int(signal.SIGKILL)}
    except Exception:  # noqa: BLE001 - told to the parent, who writes it to the log
        return {"error": traceback.format_exc()}


def _limit(memory: int, seconds: int) -> None:
    limits = {
        resource.RLIMIT_AS: memory,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 64,
    }
    for limit, value in limits.items():
        _soft, hard = resource.getrlimit(limit)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (value, value))
    # Waiting is no work and would never reach the limit of work.
    signal.alarm(2 * seconds)


def _write(descriptor: int, content: bytes) -> None:
    while content:
        content = content[os.write(descriptor, content) :]
