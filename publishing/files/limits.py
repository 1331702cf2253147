"""What an office accepts: formats, sizes, and how much an archive may hold."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Final, Literal, Self, cast

MEGABYTE: Final = 1024 * 1024
IMAGE_LIMIT: Final = 20 * MEGABYTE
"""Largest picture accepted by default, in bytes."""
DOCUMENT_LIMIT: Final = 50 * MEGABYTE
"""Largest document accepted by default, in bytes."""
PIXEL_LIMIT: Final = 50_000_000
"""Most pixels in one picture by default; decoding this many takes about 200 MB."""

Kind = Literal["image", "document"]
"""Which of the two libraries a file is meant for."""

_SAME = {"jpeg": "jpg", "heif": "heic"}


@dataclass(frozen=True, slots=True)
class Limits:
    """An office's allow-list and limits. The defaults are the formats of S11-R06, other Office files and web pictures.

    An archive inside an archive is always refused: no limit opens it.
    """

    document_formats: tuple[str, ...] = ("pdf", "docx", "xlsx", "pptx", "zip", "rar")
    picture_formats: tuple[str, ...] = ("jpg", "jpeg", "png", "webp", "gif", "heic")
    image_limit: int = IMAGE_LIMIT
    document_limit: int = DOCUMENT_LIMIT
    pixel_limit: int = PIXEL_LIMIT
    archive_entries: int = 1000
    """Most files in one archive or Office file."""
    unpacked_limit: int = 500 * MEGABYTE
    """Most bytes of everything in one file together, unpacked."""
    unpacked_ratio: int = 100
    """How many times its size a file may grow when unpacked, once it grows beyond 10 MB."""

    def formats(self, kind: Kind) -> tuple[str, ...]:
        """The accepted extensions, in the order they are told to people."""
        return self.picture_formats if kind == "image" else self.document_formats

    def accepts(self, extension: str, kind: Kind) -> bool:
        """Whether the office takes files of this extension (`jpeg` is `jpg`, `heif` is `heic`)."""
        accepted = self.formats(kind)
        return extension in accepted or _SAME.get(extension) in accepted

    def size(self, kind: Kind) -> int:
        """Largest file of the kind, in bytes."""
        return self.image_limit if kind == "image" else self.document_limit

    def as_json(self) -> dict[str, Any]:
        """For the box."""
        return dataclasses.asdict(self)

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> Self:
        """As `as_json` wrote it."""
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
        return cls(**cast(dict[str, Any], values))
