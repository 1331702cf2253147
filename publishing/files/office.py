"""Office files (Open Packaging Conventions, ISO/IEC 29500-2): XML parts that must not run or fetch anything."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import IO, Final

from publishing.files.entries import Entry
from publishing.files.formats import HEAD, recognise
from publishing.files.ole import check_embedded
from publishing.files.parts import check_part
from publishing.files.problems import Refusal
from publishing.files.programs import is_called_program, is_program
from publishing.files.zips import list_of

CONTENT_TYPES: Final = "[Content_Types].xml"
_FOLDERS: Final = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_XML: Final = (".xml", ".rels", ".vml")
_MACRO_PARTS: Final = ("vbaproject", "vbadata", "macrosheets/", "intlmacrosheet")
_DEEPEST = 3
"""How deep Office files may stand within each other: a slide's chart has a workbook."""


def recognise_names(names: Sequence[str]) -> str:
    """Return the Office format of a zip with these files; `zip` when it is none."""
    if CONTENT_TYPES not in names:
        return "zip"
    return next((found for folder, found in _FOLDERS if any(name.startswith(folder) for name in names)), "zip")


def recognise_office(file: IO[bytes]) -> str:
    """Return the Office format of a zip, `macros` if it has any, `zip` if it is no Office file."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except Exception:  # noqa: BLE001 - a broken list raises anything; it is a zip to whoever can open it
        return "zip"
    found = recognise_names(names)
    return "macros" if found != "zip" and any(_is_macro(name) for name in names) else found


def check_parts(entries: Sequence[Entry], depth: int = 0) -> None:
    """Raise Refusal for the first part that would run or fetch something, or is broken."""
    if depth > _DEEPEST:
        raise Refusal("nested_archive")
    for entry in entries:
        if _is_macro(entry.name):
            raise Refusal("macros")
        if "activex" in entry.name.lower():
            raise Refusal("active_content")
    for entry in entries:
        if not entry.folder and entry.read is not None:
            _check_part(entry, entry.read, depth)


def _check_part(entry: Entry, read: Callable[[int], bytes], depth: int) -> None:
    name = entry.name.lower()
    head = read(HEAD)
    if name.endswith(_XML):
        check_part(read(-1))
        return
    if is_program(head) or is_called_program(name):
        raise Refusal("program_embedded", part=entry.name)
    found = recognise(head)
    if found == "ole":
        check_embedded(read(-1))
    elif found == "zip":
        _check_package(read(-1), depth)
    elif found in {"rar", "archive"}:
        raise Refusal("nested_archive")
    else:
        read(-1)  # as damaged as its worst part


def _check_package(content: bytes, depth: int) -> None:
    file = io.BytesIO(content)
    entries = list_of(file, len(content))
    if recognise_names([entry.name for entry in entries]) == "zip":
        raise Refusal("nested_archive")
    check_parts(entries, depth + 1)


def _is_macro(name: str) -> bool:
    return any(part in name.lower() for part in _MACRO_PARTS)
