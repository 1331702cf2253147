"""Files that are two things at once: a picture to one program, an archive or a web page to another."""

import zipfile
from typing import IO, Final

from publishing.files.problems import Refusal
from publishing.files.programs import is_program
from publishing.files.texts import MARKUP

_SIGNATURES: Final = (b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c", b"%PDF-")
_START: Final = 1024


def check_not_zip(file: IO[bytes]) -> None:
    """Raise Refusal when programs that look for a zip's list at the end would find one."""
    file.seek(0)
    if not zipfile.is_zipfile(file):
        return
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except Exception:  # noqa: BLE001 - the mark of an end stood there by chance: no zip program opens it either
        return
    if names:
        raise Refusal("polyglot")


def check_rest(rest: bytes) -> None:
    """Raise Refusal when what follows the end of a picture or PDF is something by itself."""
    first = rest.lstrip(b"\0\r\n\t ")
    if is_program(first) or MARKUP.search(rest) or any(signature in rest for signature in _SIGNATURES):
        raise Refusal("polyglot")


def check_start(head: bytes) -> None:
    """Raise Refusal when a browser that guesses would see a page in a PDF's first bytes."""
    if MARKUP.search(head[:_START]):
        raise Refusal("polyglot")
