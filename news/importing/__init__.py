"""Readers that turn an office's own files (text, Word, PDF) into material for drafts; nothing is published.

A reader takes what the file says and nothing more: what it had to leave out or guess is told in the notes,
for the person who finishes the draft.
"""

from collections.abc import Callable
from pathlib import Path

from news.importing import docx, pdf, txt
from news.importing.material import Content, Material, Paragraph, UnreadableFile, compose

__all__ = ["Material", "Paragraph", "UnreadableFile", "read_file"]

SIZE_LIMIT = 50 * 1024 * 1024
"""Largest file read, in bytes."""

_READERS: dict[str, Callable[[bytes], Content]] = {".txt": txt.read, ".docx": docx.read, ".pdf": pdf.read}


def read_file(path: Path) -> Material:
    """Read one file into material for a draft; the format follows from the file's name.

    Raises UnreadableFile when the format is not one of ours or the file cannot be opened, is damaged, locked,
    empty or beyond a limit.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile("format_not_read", formats=", ".join(_READERS))
    try:
        if path.stat().st_size > SIZE_LIMIT:
            raise UnreadableFile("too_large", limit=SIZE_LIMIT // (1024 * 1024))
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile("cannot_open") from error
    return compose(reader(data), fallback_title=path.stem)
