"""What is known of a file that was accepted."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Self, cast


@dataclass(frozen=True, slots=True)
class Facts:
    """What a look into the content told. JSON by `as_json` and back by `of_json`."""

    format: str
    """What the content is: pdf, docx, xlsx, pptx, zip, rar, jpeg, png, webp, gif, heic."""
    pages: int | None = None
    """Pages of a PDF."""
    text_layer: tuple[bool, ...] = ()
    """For each page of a PDF, from the first: can its text be read by a machine? False for a scan; true for an empty
    page, which lacks nothing. Shorter than `pages` when the file was too long to look at every page."""
    width: int | None = None
    """Pixels of a picture as stored, before its orientation is applied."""
    height: int | None = None
    contents: tuple[str, ...] = ()
    """Names of the files in an archive."""
    unread: tuple[str, ...] = ()
    """Names of the files in an archive whose content could not be looked at (a packed RAR without a tool for it)."""

    @property
    def pages_without_text(self) -> tuple[int, ...]:
        """Numbers of the pages a screen reader cannot read, from 1."""
        return tuple(number for number, readable in enumerate(self.text_layer, 1) if not readable)

    def as_json(self) -> dict[str, Any]:
        """As plain data."""
        return dataclasses.asdict(self)

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Self:
        """As `as_json` wrote it."""
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        return cls(**cast(dict[str, Any], values))
