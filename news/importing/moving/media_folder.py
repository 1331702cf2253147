"""The office's copy of the old files: found by their old addresses, never outside the folder, never fetched."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from thai.text import normalise

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "svg", "tif", "tiff"})
"""Extensions of pictures, those the office does not take among them: their refusal is told."""
PAGES = frozenset({"", "php", "html", "htm", "asp", "aspx", "jsp", "cgi", "shtml"})
"""Extensions of pages: whatever else an address ends in is a file."""

_SIZED = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|rotated|e\d{10,})(?=\.\w+$)")


def extension_of(address: str) -> str:
    """The extension in an address, small and without its dot; empty where there is none."""
    name = PurePosixPath(unquote(_path(address))).name
    suffix = PurePosixPath(name).suffix[1:].lower()
    return suffix if suffix.isalnum() and len(suffix) <= 5 else ""


def is_file(address: str) -> bool:
    """Whether the address is a file's and not a page's."""
    return extension_of(address) not in PAGES


class MediaFolder:
    """Finds the file an old address meant in the folder the office copied from its old server."""

    def __init__(self, root: Path | None, *, hosts: Iterable[str], marks: Iterable[str]) -> None:
        self.root = root.resolve() if root is not None else None
        self.hosts = frozenset(host.casefold() for host in hosts)
        self.marks = tuple(marks)

    def is_own(self, address: str) -> bool:
        """Whether the address is the old website's own: without host, or with one of its hosts."""
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return False
        if parts.scheme not in {"", "http", "https"}:
            return False
        host = (parts.hostname or "").casefold()
        return not host or host in self.hosts or host.removeprefix("www.") in self.hosts

    def place_of(self, address: str) -> str:
        """The path inside the folder an old address names, `2563/05/a.pdf`; empty when it names none in it."""
        path = normalise(unquote(_path(address)))
        for mark in self.marks:
            before, found, inside = path.partition(mark)
            if found or (mark == "/" and path):
                inside = inside if found else before
                parts = [part for part in inside.split("/") if part not in {"", "."}]
                if ".." in parts or any("\0" in part or "\\" in part for part in parts):
                    return ""
                return "/".join(parts)
        return ""

    def originals_of(self, address: str) -> list[str]:
        """The paths an address may mean, the original before a made size; none when it names no file in the folder."""
        place = self.place_of(address)
        return list(dict.fromkeys((_SIZED.sub("", place), place))) if place else []

    def find(self, address: str) -> Path | None:
        """The file in the folder; None when it is not there or leads outside.

        WordPress shows pictures in sizes of its own making: the original is meant.
        """
        if self.root is None:
            return None
        for name in self.originals_of(address):
            path = self.root / name
            # A link in the copied folder must not bring in a file from elsewhere on the server.
            if path.is_file() and path.resolve().is_relative_to(self.root):
                return path
        return None


def _path(address: str) -> str:
    try:
        return urlsplit(address.strip()).path
    except ValueError:
        return ""
