"""Personal data that a text or a file would make public (PDPA B.E. 2562, sections 6 and 26)."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from publishing.findings.finding import Detector, Finding, Severity, digest_of
from publishing.texts import Passage, Unread
from publishing.texts.passage import BETWEEN
from thai.personal_data import Match, find_all

CONTEXT: Final = 20
"""Characters shown on each side of what was found."""


def _detector(key: str, severity: Severity, label: Any, advice: Any) -> Detector:
    return Detector(key=key, group="personal_data", label=label, advice=advice, severity=severity)


DETECTORS: Final[tuple[Detector, ...]] = (
    _detector(
        "national_id",
        Severity.BLOCK,
        _("Citizen identification number"),
        _("Take it out, or leave only a few digits. With it a stranger can pretend to be this person."),
    ),
    _detector(
        "bank_account",
        Severity.ASK,
        _("Bank account number"),
        _("Take out a person's account. An office's own account may stay when the public has to pay into it."),
    ),
    _detector(
        "phone",
        Severity.ASK,
        _("Mobile telephone number"),
        _("Give the office's number instead, or say that the person agreed to this one being public."),
    ),
    _detector(
        "phone_office",
        Severity.NOTE,
        _("Fixed-line telephone number"),
        _("An office's number is meant to be public. See that it is not the number of somebody's home."),
    ),
    _detector(
        "email",
        Severity.ASK,
        _("E-mail address that is not official"),
        _("Give the office's own address instead, or say that this one is meant to be public."),
    ),
    _detector(
        "email_official",
        Severity.NOTE,
        _("Official e-mail address"),
        _("An office's address is meant to be public. See that a person's own address is really needed."),
    ),
    _detector(
        "vehicle_plate",
        Severity.ASK,
        _("Vehicle registration plate"),
        _("Take out the plate of a private vehicle. An official vehicle's may stay where it is needed."),
    ),
    _detector(
        "passport",
        Severity.ASK,
        _("Passport number"),
        _("Take it out, or leave only the last two digits."),
    ),
    _detector(
        "birth_date",
        Severity.ASK,
        _("Date of birth"),
        _("Take it out, or give the age or the year only."),
    ),
    _detector(
        "student_id",
        Severity.ASK,
        _("Number of a pupil or student"),
        _("Take it out: name and class, or an examination number, are enough to find oneself in a list."),
    ),
    _detector(
        "house_address",
        Severity.NOTE,
        _("Address of a home"),
        _("Take it out unless the law asks for it; sub-district and province are enough to tell people apart."),
    ),
    _detector(
        "sensitive",
        Severity.ASK,
        _("Religion, blood group or illness"),
        _("Take it out: such data may be public only with the person's explicit consent (PDPA, section 26)."),
    ),
)
"""What is looked for, in the order in which it is listed, and how much each weighs unless the office says otherwise."""

_SPACE = re.compile(r"\s+")


def find_in_text(text: str, *, field: str = "", file: str = "", place: str = "") -> list[Finding]:
    """Return the personal data in a text, in order; each stands in an excerpt that shows none of it."""
    return [finding for _match, finding in matches_in_text(text, field=field, file=file, place=place)]


def matches_in_text(text: str, *, field: str = "", file: str = "", place: str = "") -> list[tuple[Match, Finding]]:
    """The same, each finding with the match it was made from."""
    matches = find_all(text)
    starts = [match.start for match in matches]
    ends = [match.end for match in matches]
    found = []
    for match in matches:
        first = bisect_right(ends, match.start - CONTEXT)
        last = bisect_left(starts, match.end + CONTEXT)
        excerpt = _excerpt(text, match, matches[first:last])
        digest = digest_of(match.canonical)
        found.append((match, Finding(match.detector, excerpt, digest, field=field, file=file, place=place)))
    return found


def find_in_passages(
    passages: Iterable[Passage | Unread], *, file: str, field: str = ""
) -> Iterator[tuple[Match, Finding] | Unread]:
    """Yield what stands in a file's text with its place, and what of the file could not be read."""
    for passage in passages:
        if isinstance(passage, Unread):
            yield passage
        else:
            title = BETWEEN.join((file, *passage.place.inside))
            yield from matches_in_text(passage.text, field=field, file=title, place=passage.place.words)


def _excerpt(text: str, match: Match, near: list[Match]) -> str:
    """Return the match with its surroundings on one line; whatever touches them is masked whole."""
    begin, end = max(match.start - CONTEXT, 0), min(match.end + CONTEXT, len(text))
    pieces: list[str] = []
    at = begin
    for other in near:
        pieces += text[at : max(other.start, at)], other.masked
        at = other.end
    pieces.append(text[at : max(end, at)])
    shown = "".join(pieces)
    if begin and begin <= near[0].start:
        # Not to begin with a vowel or tone mark torn from its consonant.
        while shown and (unicodedata.combining(shown[0]) or unicodedata.category(shown[0]) == "Mn"):
            shown = shown[1:]
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    return before + _SPACE.sub(" ", shown).strip() + after
