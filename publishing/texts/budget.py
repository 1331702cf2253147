"""How much of a file is read at most, so that no file can hold the reader up."""

import time
from dataclasses import dataclass, field


class CannotRead(Exception):  # noqa: N818 - named as people say it
    """A file, or the rest of it, is not read; the argument is the code of the reason."""

    @property
    def reason(self) -> str:
        """The code, as in `Unread`."""
        return str(self.args[0])


class OverBudget(CannotRead):
    """Reading stops here, for the whole upload and not only for the file inside it."""


@dataclass
class Budget:
    """What may still be spent on one upload, with everything inside it. Time runs from when it is made."""

    characters: int = 3_000_000
    """Characters of text given out: about a thousand full pages."""
    pages: int = 1_000
    files: int = 2_000
    """Files inside archives and documents."""
    unpacked: int = 300 * 1024 * 1024
    """Bytes unpacked from archives and documents."""
    seconds: float = 60.0
    depth: int = 2
    """Archives inside archives: an archive's document with a table embedded is two."""
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.seconds

    def spend_text(self, text: str) -> None:
        """Count text given out; raise OverBudget when it is too much or has taken too long."""
        self.characters -= len(text)
        if self.characters < 0:
            raise OverBudget("too_much_text")
        self.look_at_the_clock()

    def spend_page(self) -> None:
        """Count a page."""
        self.pages -= 1
        if self.pages < 0:
            raise OverBudget("too_many_pages")
        self.look_at_the_clock()

    def spend_file(self) -> None:
        """Count a file inside an archive or a document."""
        self.files -= 1
        if self.files < 0:
            raise OverBudget("too_many_files")
        self.look_at_the_clock()

    def spend_unpacked(self, size: int) -> None:
        """Count bytes unpacked, as they come and not as the archive declares them."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise OverBudget("too_large")
        self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Raise OverBudget when time is up."""
        if time.monotonic() > self._until:
            raise OverBudget("took_too_long")
