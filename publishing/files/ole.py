"""OLE compound files (MS-CFB): what Office puts other programs' objects into, and its own locked files."""

import io
from typing import IO, Final

import olefile

from publishing.files.formats import HEAD, recognise
from publishing.files.problems import Refusal
from publishing.files.programs import has_windows_program, is_called_program, is_program

_NATIVE: Final = "\x01ole10native"
_LONGEST_NAMES = 1024


def is_locked_office(file: IO[bytes]) -> bool:
    """Whether the compound file is an Office file locked with a password (MS-OFFCRYPTO, 2.3.4)."""
    file.seek(0)
    try:
        with olefile.OleFileIO(file.read()) as compound:
            return bool(compound.exists("EncryptedPackage"))
    except Exception:  # noqa: BLE001 - broken, and in any case not what it is called
        return False


def check_embedded(content: bytes) -> None:
    """Raise Refusal for an embedded object that is a program, carries one, or is made of macros."""
    try:
        with olefile.OleFileIO(content) as compound:
            paths = compound.listdir()
            streams = {"/".join(path).lower(): compound.openstream(path).read() for path in paths}
    except Exception as error:
        raise Refusal("truncated") from error
    if any("_vba_project" in path or path.endswith("vba/dir") for path in streams):
        raise Refusal("macros")
    for path, stream in streams.items():
        if path.rpartition("/")[2] == _NATIVE:
            _check_native(stream)
        elif is_program(stream) or recognise(stream[:HEAD]) in {"rar", "archive"}:
            raise Refusal("program_embedded", part=path.rpartition("/")[2])


def _check_native(stream: bytes) -> None:
    """A file dragged into the document: its name, two paths, its content (Ole10Native)."""
    names = stream[6 : 6 + _LONGEST_NAMES].split(b"\0")[:2]
    shown = names[0].decode("cp874", "replace")
    if any(is_called_program(name.decode("cp874", "replace")) for name in names):
        raise Refusal("program_embedded", part=shown)
    content = _native_content(stream)
    is_archive = recognise(content[:HEAD]) in {"zip", "rar", "archive"} and not _is_office(shown)
    if is_program(content) or has_windows_program(stream) or is_archive:
        raise Refusal("program_embedded", part=shown)


def _native_content(stream: bytes) -> bytes:
    reader = io.BytesIO(stream)
    reader.seek(6)
    for _name in range(2):
        while reader.read(1) not in {b"", b"\0"}:
            pass
    reader.seek(4, io.SEEK_CUR)
    reader.seek(int.from_bytes(reader.read(4), "little"), io.SEEK_CUR)
    return reader.read(int.from_bytes(reader.read(4), "little"))


def _is_office(name: str) -> bool:
    return name.lower().endswith((".docx", ".xlsx", ".pptx"))
