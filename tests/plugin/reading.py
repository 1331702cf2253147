"""docs/install.md as a list of things to do: every block of it, in its order, and no block that nobody would follow."""

import re
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "install.md"
_BLOCK = re.compile(r"^(?P<said>[^\n]*)\n```(?P<language>\w+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"^(?P<verb>Append to|Write) `(?P<path>[\w./]+)`:$")


@dataclass(frozen=True)
class Step:
    """One block: a `sh` command line, text `append`ed to or `write`n into a file, or words for the `shell`."""

    verb: str
    text: str
    path: str = ""


def steps() -> list[Step]:
    """What the page tells one to do. Raises ValueError for a block that stands there without a word on what to do."""
    return [_step(**block.groupdict()) for block in _BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]


def _step(said: str, language: str, text: str) -> Step:
    if language == "sh":
        return Step("sh", text)
    if named := _FILE.match(said):
        return Step("append" if named["verb"].startswith("Append") else "write", text, named["path"])
    if "in `manage.py shell`" in said:
        return Step("shell", text)
    raise ValueError(f"nobody is told what to do with this block: {text[:80]!r}")
