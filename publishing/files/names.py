"""Names: of an uploaded file, and of the files in an archive."""

import re
import unicodedata
from typing import Final

from publishing.files.problems import Refusal

LONGEST_NAME: Final = 255
"""Most characters of one name; no common system takes more."""

# Marks that turn the direction of writing: “คู่มือ‮fdp.exe” would be shown as “คู่มือexe.pdf”.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DRIVE = re.compile(r"[A-Za-z]:")


def check_name(name: str) -> None:
    """Raise Refusal for a name that misleads the eye or that no system could keep."""
    if _TURNING.search(name) or any(unicodedata.category(character) in {"Cc", "Cs"} for character in name):
        raise Refusal("unsafe_name", name=printable(name))
    if len(name) > LONGEST_NAME:
        raise Refusal("name_too_long", name=printable(name[:60]) + "…", limit=LONGEST_NAME)


def check_path(path: str) -> None:
    """Raise Refusal for a name in an archive that would be unpacked outside of the folder chosen."""
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or _DRIVE.match(path) or ".." in parts:
        raise Refusal("unsafe_path", path=printable(path))
    for part in parts:
        try:
            check_name(part)
        except Refusal as error:
            raise Refusal("unsafe_name_inside", path=printable(path[:120])) from error


def extension_of(name: str) -> str:
    """The last extension in small letters, without its dot; “” for a name that has none or begins with it."""
    stem, dot, extension = name.rpartition("/")[2].rpartition(".")
    return extension.lower() if dot and stem.strip(".") else ""


def printable(name: str) -> str:
    """The name as it may be shown: what cannot be seen is made visible."""
    return "".join("\ufffd" if unicodedata.category(letter) in {"Cc", "Cf", "Cs"} else letter for letter in name)
