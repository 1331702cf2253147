"""An item of an old website, whatever it ran on: the shape every reader brings its finds into."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OldFile:
    """A picture or document of the old website: where it lay, and every address that led to it."""

    address: str
    """Of the file itself, as the old website wrote it."""
    addresses: tuple[str, ...] = ()
    """Further addresses, such as the page WordPress makes for an attachment."""
    title: str = ""
    alt: str = ""
    """What the old website said of a picture to those who cannot see it."""


@dataclass(frozen=True, slots=True)
class OldItem:
    """One item as the old website had it."""

    old_id: str
    kind: str
    """What the old website called it: post, page, article, file."""
    title: str
    html: str
    lead: str = ""
    day: dt.date | None = None
    author: str = ""
    sections: tuple[str, ...] = ()
    """Where it hung, the nearest first, each with its kind: `category:ข่าว`, `folder:news/2560`."""
    addresses: tuple[str, ...] = ()
    files: tuple[OldFile, ...] = ()
    """What belongs to it beside what its text shows: the picture above it first, then its attachments."""
    keeps_lines: bool = False
    """The text has no paragraphs of its own: an empty line divides them (WordPress before 2018)."""
    why_not: str = ""
    """Why it does not come (a sentence); empty when it does."""
    notes: tuple[str, ...] = field(default=())

    def digest(self) -> str:
        """SHA-256 of what it says: another one means the old website has changed it."""
        said = [self.title, self.html, self.lead, str(self.day), self.sections, [file.address for file in self.files]]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


class OldWebsite(Protocol):
    """What a reader offers: its items one after the other, and what it knows of a file."""

    key: str
    """Under which the import is remembered, the same for every run: `wordpress:www.example.go.th`."""
    hosts: frozenset[str]
    """Host names whose addresses are the old website's own."""
    media_marks: tuple[str, ...]
    """What stands before the path inside the folder of files in a file's address; `/` for a whole website."""

    def items(self) -> Iterator[OldItem]:
        """The items in the order of the file; memory does not grow with their number."""
        ...

    def file_at(self, address: str) -> OldFile | None:
        """What the old website knows of the file at a path inside the folder of files; None when nothing."""
        ...

    def close(self) -> None:
        """Give back what reading took."""
        ...


class UnreadableExport(Exception):  # noqa: N818 - named as people say it
    """The export cannot be read; the message says why."""
