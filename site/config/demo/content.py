"""What the invented office says: items from `content/*.yaml`, dated relative to the day of seeding.

Placeholders in any text: `{day}` (the item's date), `{day:+7}` (a week later), `{year}`, `{fiscal}`, `{school_year}`
(all Buddhist Era) and `{term}` (1 or 2).
"""

import datetime as dt
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict

from thai.dates import ERA_OFFSET, format_date
from thai.fiscal import fiscal_year
from thai.working_days import is_working_day

_FOLDER = Path(__file__).resolve().parent / "content"
_TERMS = {1: (5, 16), 2: (11, 1)}
"""Month and day on which the terms of a school year begin."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Picture(_Strict):
    """A drawn picture of an album."""

    scene: str
    light: str
    caption: str
    alt: str
    people: str
    consent: str = ""


class Paper(_Strict):
    """A document: a printed announcement, a manual (both PDF) or a form to fill in (DOCX)."""

    title: str
    layout: Literal["announcement", "manual", "form"] = "announcement"
    kind: str = ""
    summary: str = ""
    heading: str = ""
    subject: str = ""
    signer: str = ""
    lead: list[dict[str, Any]] = []
    sections: list[dict[str, Any]] = []


class Event(_Strict):
    """When and where: `shift` days after the item's date, `last` or `days` days long."""

    place: str
    days: int = 0
    shift: int = 0
    last: int | None = None


class Correction(_Strict):
    """What a correction changes, and why."""

    lead: str
    reason: str


class Item(_Strict):
    """One item with its course through the process (see `config.demo.story.COURSES`)."""

    key: str
    kind: Literal[
        "news",
        "manual",
        "announcement",
        "information",
        "directory",
        "faq",
        "banner",
        "procurement",
        "procurement_report",
    ] = "news"
    unit: str
    day: dt.date
    hour: int = 9
    type: str
    course: str
    title: str
    lead: str
    body: str
    to: Literal["group", "office"] = "group"
    version: str = ""
    review_in: int = 0
    notice: dict[str, Any] = {}
    """What a procurement notice says beside its text; days as Thai dates."""
    bidders: dict[str, str] = {}
    event: Event | None = None
    album: list[Picture] = []
    papers: list[Paper] = []
    more: dict[str, Any] = {}
    """Other fields of the page by name; rows of a stream field as lists of mappings."""
    days: dict[str, int] = {}
    """Date fields of the page, in days from the item's date."""
    people: list[dict[str, str]] = []
    urgent: dict[str, str] = {}
    correction: Correction | None = None
    reason: str = ""

    @property
    def slug(self) -> str:
        """What its files are called."""
        return self.key.replace("_", "-")


class ThaiDay:
    """A day that writes itself the Thai way; `{day:+7}` is the working day a week later, or the next one."""

    def __init__(self, day: dt.date) -> None:
        self.day = day

    def __format__(self, spec: str) -> str:
        day = self.day + dt.timedelta(days=int(spec or 0))
        return format_date(working_day(day, 1) if spec else day)


def read_items(today: dt.date) -> list[Item]:
    """Every item of every file, dated from the day."""
    rows = [row for path in sorted(_FOLDER.glob("*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [_item(row, today) for row in rows]


def working_day(day: dt.date, step: Literal[-1, 1] = -1) -> dt.date:
    """The day itself if offices are open, else the nearest open one before (-1) or after (1) it."""
    while not is_working_day(day):
        day += dt.timedelta(days=step)
    return day


def term_opening(today: dt.date) -> tuple[dt.date, int, int]:
    """The latest school opening: its first working day, the term, and the school year (Buddhist Era)."""
    openings = [
        (working_day(dt.date(year, *start), 1), term, year + ERA_OFFSET)
        for year in (today.year - 1, today.year)
        for term, start in _TERMS.items()
    ]
    return max(opening for opening in openings if opening[0] < today)


def _item(row: dict[str, Any], today: dt.date) -> Item:
    opening, _term, _year = term_opening(today)
    ago = row.pop("ago")
    day = opening if ago == "term" else working_day(today - dt.timedelta(days=ago))
    _start, term, school_year = term_opening(day + dt.timedelta(days=1))
    words = {
        "day": ThaiDay(day),
        "year": day.year + ERA_OFFSET,
        "fiscal": fiscal_year(day),
        "school_year": school_year,
        "term": term,
    }
    return Item(day=day, **_filled(row, words))


def _filled(value: Any, words: dict[str, Any]) -> Any:
    """Every text of the row with its placeholders filled."""
    if isinstance(value, str):
        return value.format(**words)
    if isinstance(value, list):
        return [_filled(part, words) for part in value]
    if isinstance(value, dict):
        return {key: _filled(part, words) for key, part in value.items()}
    return value
