"""What is taken from a file: title, paragraphs, pictures, notes; and why a file could not be read."""

import re
from dataclasses import dataclass, field
from typing import Literal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thai.text import normalise
from thai.words import segment

TITLE_LIMIT = 255
"""Most characters in a page's title."""

# Official letters and orders name their subject on a line of its own near the top (ระเบียบงานสารบรรณ 2526).
# Eight characters with a letter among them: less is a column's heading or a dotted line still to be filled.
_SUBJECT = re.compile(r"เรื่อง\s*:?\s*(?=.*[ก-ฮA-Za-z])(\S.{7,})", re.DOTALL)
# Further down, a heading or a subject line belongs to a section or an attachment.
_NEAR_THE_TOP = 10

Style = Literal["text", "heading", "item"]
"""Running text, a heading, or an item of a list."""

_MESSAGES = {
    "format_not_read": _("Files of this type are not read; those that are: %(formats)s."),
    "cannot_open": _("The file cannot be opened."),
    "too_large": _("The file is larger than %(limit)s MB."),
    "empty": _("The file holds neither text nor pictures."),
    "unknown_encoding": _("The text is in an unknown encoding; save it as UTF-8."),
    "damaged": _("The file is damaged or is not of the type its name says."),
    "encrypted": _("The file is locked with a password; save it without one."),
    "old_or_locked": _("This is an old Word file or one locked with a password; save it as .docx without one."),
    "too_many_pages": _("The file has %(pages)s pages; at most %(limit)s are read."),
}


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text, one heading, or one item of a list (without its bullet)."""

    text: str
    style: Style = "text"


@dataclass(frozen=True)
class Content:
    """What a reader found, in the file's order; not yet divided into title and body."""

    paragraphs: list[Paragraph]
    pictures: list[bytes] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Material:
    """What a draft is made of; the paragraph that became the title is not repeated unless it was cut."""

    title: str
    paragraphs: list[Paragraph]
    pictures: list[bytes]
    notes: list[str]


class UnreadableFile(Exception):  # noqa: N818 - named as people say it
    """A file that gives no material; `code` says why and `str()` says it in the reader's language."""

    def __init__(self, code: str, **context: object) -> None:
        super().__init__(code)
        self.code = code
        self.context = context

    def __str__(self) -> str:
        return self.message

    @property
    def message(self) -> str:
        """The reason as a sentence."""
        return str(_MESSAGES[self.code]) % self.context


def compose(content: Content, fallback_title: str) -> Material:
    """Divide what was found into title and body.

    The title is the subject line (เรื่อง …) if one stands near the top, else the first heading there, else the
    first paragraph, else the fallback (the file's name). Raises UnreadableFile if there is nothing at all.
    """
    paragraphs, notes = list(content.paragraphs), list(content.notes)
    if not paragraphs and not content.pictures and not notes:
        raise UnreadableFile("empty")
    place = _title_place(paragraphs)
    if place is None:
        whole = " ".join(normalise(fallback_title).split())
        notes.append(gettext("The file has no text; its name became the title."))
    else:
        subject = _SUBJECT.fullmatch(paragraphs[place].text)
        whole = " ".join((subject[1] if subject else paragraphs[place].text).split())
    title = shortened(whole)
    if title != whole:
        notes.append(gettext("The title was longer than %(limit)s characters and was cut.") % {"limit": TITLE_LIMIT})
    elif place is not None:
        del paragraphs[place]
    return Material(title, paragraphs, list(content.pictures), notes)


def shortened(text: str, limit: int = TITLE_LIMIT) -> str:
    """Return a text of at most `limit` characters, a longer one cut between two words and ended with '…'."""
    if len(text) <= limit:
        return text
    ends = [0]
    # A few words more than fit: segmenting a whole document for its first lines would cost seconds.
    for word in segment(text[: 2 * limit]):
        ends.append(text.index(word, ends[-1]) + len(word))
    end = max(end for end in ends if end < limit)
    # One "word" of that length is no word: it is cut where it must be.
    return text[: end or limit - 1].rstrip() + "…"


def _title_place(paragraphs: list[Paragraph]) -> int | None:
    """Return which paragraph is the title, None if there is no paragraph."""
    top = list(enumerate(paragraphs[:_NEAR_THE_TOP]))
    subjects = (place for place, paragraph in top if _SUBJECT.fullmatch(paragraph.text))
    headings = (place for place, paragraph in top if paragraph.style == "heading")
    return next(subjects, next(headings, 0 if paragraphs else None))
