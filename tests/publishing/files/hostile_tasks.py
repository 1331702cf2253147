"""What a decoder might do, done on purpose inside the box."""

import os
import signal
import time
from pathlib import Path
from typing import Any


def take_memory(path: str, *, megabytes: int) -> dict[str, Any]:
    held = bytearray(os.urandom(1024) * 1024 * megabytes)
    return {"held": len(held)}


def spin(path: str) -> dict[str, Any]:
    while True:
        pass


def sleep(path: str) -> dict[str, Any]:
    time.sleep(600)
    return {}


def crash(path: str) -> dict[str, Any]:
    os.kill(os.getpid(), signal.SIGSEGV)
    return {}


def chatter(path: str) -> dict[str, Any]:
    os.write(1, b"not an answer\n" * 1000)
    os.write(2, b"neither\n")
    return {"read": Path(path).read_text()}


def forge(path: str) -> dict[str, Any]:
    """Write to whatever is open, and read what is meant for others."""
    own = {int(name) for name in os.listdir("/proc/self/fd")}
    forged = b'{"answer": {}, "peak": 0, "cpu": 0}\n'
    pipes = sorted(number for number in own if number < 3)
    for number in pipes[1:]:
        os.write(number, forged)
    return {"read": os.read(0, 100).decode(), "descriptors": pipes}


def write(path: str) -> dict[str, Any]:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        Path(path).write_text("changed")
    except OSError:
        return {"wrote": False}
    return {"wrote": True}


def environment(path: str) -> dict[str, Any]:
    import sys

    return {"names": sorted(os.environ), "django": "django" in sys.modules, "secret": os.environ.get("SECRET_KEY")}


def fail(path: str) -> dict[str, Any]:
    raise RuntimeError("our own fault")


def unpack_with_tool(path: str, **arguments: Any) -> dict[str, Any]:
    """The look into a RAR archive, with the tool for packed files used for stored ones too."""
    import rarfile

    from publishing.files.inside import inspect

    rarfile.FORCE_TOOL = True
    return inspect(path, **arguments)


def leave(path: str) -> dict[str, Any]:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(5)
    return {}


def spin_on(path: str, **arguments: Any) -> dict[str, Any]:
    return spin(path)


def fail_on(path: str, **arguments: Any) -> dict[str, Any]:
    return fail(path)
