"""A piece of a file's text, a piece nobody could read, and the words for where they stand."""

from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext_lazy as _

BETWEEN: Final = " \u203a "

_PLACES: Final = {
    "file": _("the whole file"),
    "file_name": _("the file’s name"),
    "archive_comment": _("comment of the archive"),
    "properties": _("document properties"),
    "page": _("page %(number)s"),
    "page_note": _("page %(number)s, note or form field"),
    "bookmarks": _("table of contents of the PDF"),
    "paragraph": _("paragraph %(number)s"),
    "table_row": _("table %(table)s, row %(row)s"),
    "header": _("page header"),
    "footer": _("page footer"),
    "footnote": _("footnote or endnote"),
    "comment": _("comment in the document"),
    "deleted": _("paragraph %(number)s, deleted text that the file still holds"),
    "link": _("address behind a link"),
    "sheet_row": _("sheet “%(sheet)s”, row %(row)s"),
    "sheet_comment": _("sheet “%(sheet)s”, comment on cell %(cell)s"),
    "sheet_page": _("sheet “%(sheet)s”, header or footer"),
    "slide": _("slide %(number)s"),
    "slide_notes": _("slide %(number)s, notes"),
    "line": _("line %(first)s"),
    "lines": _("lines %(first)s–%(last)s"),
    "row": _("row %(row)s"),
    "part": _("another part of the document (%(name)s)"),
}
_REASONS: Final = {
    "too_much_text": _("The rest was not read: the file holds too much text."),
    "too_many_pages": _("The rest was not read: the file has too many pages."),
    "too_many_files": _("The rest was not read: the archive holds too many files."),
    "too_large": _("The rest was not read: unpacked it is too large."),
    "took_too_long": _("The rest was not read: it took too long."),
    "nested_too_deep": _("Not read: an archive inside an archive inside an archive."),
    "damaged": _("Not read: it is damaged or not what its name says."),
    "locked": _("Not read: it is locked with a password."),
    "old_or_locked": _("Not read: a file of an old Office version, or one locked with a password."),
    "format_not_read": _("Not read: text of this type of file is not read."),
    "rar": _("Not read: RAR archives are not unpacked; send a ZIP archive instead."),
    "picture": _("Not read: text in pictures is not recognised."),
    "page_without_text": _("Not read: the page is a picture without text, perhaps scanned."),
    "link": _("Not read: links to other folders are not followed."),
    "not_checked": _("Not read: the reading of files did not work; tell the person who runs the system."),
    "encoding": _("Some characters could not be read: the encoding is neither UTF-8 nor Windows-874 (TIS-620)."),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file: what kind of place, its numbers, and the way into an archive."""

    kind: str = "file"
    values: tuple[tuple[str, str | int], ...] = ()
    inside: tuple[str, ...] = ()
    """Names of the files gone through inside the outermost one: ("รายชื่อ.xlsx",) in a ZIP archive."""

    @property
    def words(self) -> str:
        """The place inside its own file, in the reader's language: “หน้า 3”."""
        return str(_PLACES[self.kind]) % dict(self.values)

    @property
    def full_words(self) -> str:
        """The way and the place: “แผ่นงาน “ม.1” แถว 3” in “รายชื่อ.xlsx”."""
        return BETWEEN.join((*self.inside, self.words))

    def within(self, name: str) -> "Place":
        """Return the same place, seen from the archive or document that holds the file `name`."""
        return replace(self, inside=(name, *self.inside))


def place(kind: str, **values: str | int) -> Place:
    """Return a place in the file being read."""
    return Place(kind, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text in one place."""

    place: Place
    text: str

    def within(self, name: str) -> "Passage":
        """Return the same passage, seen from what holds the file `name`."""
        return replace(self, place=self.place.within(name))


@dataclass(frozen=True, slots=True)
class Unread:
    """A place whose text could not be read; `reason` is a code."""

    place: Place
    reason: str

    @property
    def sentence(self) -> str:
        """The reason in the reader's language."""
        return str(_REASONS[self.reason])

    def within(self, name: str) -> "Unread":
        """Return the same, seen from what holds the file `name`."""
        return replace(self, place=self.place.within(name))
