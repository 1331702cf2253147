"""Any file as passages: which reader it needs follows from its content, never from its name alone."""

import os
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from publishing.texts import archive, office, pdf, plain
from publishing.texts.budget import Budget, CannotRead, OverBudget
from publishing.texts.passage import Passage, Unread, place
from thai.text import normalise

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Office saved before 2007, and what it saves under a password."""
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM", b"II*\x00", b"MM\x00*")
_HEIF = b"ftyp"
_OFFICE = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))
_TABLES: Final = frozenset({".csv", ".tsv"})
_PDF_HEAD = 1024


def passages(file: IO[bytes], name: str, *, budget: Budget | None = None) -> Iterator[Passage | Unread]:
    """Yield the text of a file in its order, normalised, and every part of it that was not read.

    The first passage is the file's own name. Never raises for what the file holds: damage, locks, unknown formats
    and limits become `Unread`. Texts come while the file is being read, so a caller may stop early.
    """
    budget = budget or Budget()
    try:
        yield from _file(file, name, budget)
    except OverBudget as error:
        yield Unread(place("file"), error.reason)


def _file(file: IO[bytes], name: str, budget: Budget) -> Iterator[Passage | Unread]:
    """One file, at any depth; only the budget stops it."""
    yield _normalised(Passage(place("file_name"), name), budget)
    try:
        for passage in _content(file, name, budget):
            yield _normalised(passage, budget) if isinstance(passage, Passage) else passage
    except OverBudget:
        raise
    except CannotRead as error:
        yield Unread(place("file"), error.reason)


def _normalised(passage: Passage, budget: Budget) -> Passage:
    if passage.place.inside:
        return passage  # was counted where the inner file was read
    budget.spend_text(passage.text)
    return Passage(passage.place, normalise(passage.text))


def _content(file: IO[bytes], name: str, budget: Budget) -> Iterator[Passage | Unread]:
    file.seek(0)
    head = file.read(_PDF_HEAD)
    if head.startswith(_ZIP):
        kind = _office_kind(file)
        file.seek(0)
        return office.passages(file, kind, budget, _file) if kind else archive.passages(file, budget, _file)
    if b"%PDF-" in head:
        file.seek(0)
        return pdf.passages(file.read(), budget, _file)
    return _other(file, head, name)


def _office_kind(file: IO[bytes]) -> str:
    """Return docx, xlsx or pptx, "" for any other zip; raise CannotRead for a broken one."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as opened:
            names = opened.namelist()
    except Exception as error:
        # A broken directory raises anything.
        raise CannotRead("damaged") from error
    if "[Content_Types].xml" not in names:
        return ""
    return next((kind for folder, kind in _OFFICE if any(name.startswith(folder) for name in names)), "")


def _other(file: IO[bytes], head: bytes, name: str) -> Iterator[Passage | Unread]:
    if head.startswith(b"Rar!"):
        raise CannotRead("rar")
    if head.startswith(_OLE):
        raise CannotRead("old_or_locked")
    if head.startswith(_PICTURES) or head[4:8] == _HEIF:
        raise CannotRead("picture")
    file.seek(0)
    return plain.passages(file.read(), is_table=os.path.splitext(name)[1].lower() in _TABLES)
