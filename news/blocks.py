"""The structured parts of items as the editor asks them, and the rows they become."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import blocks
from wagtail.rich_text import get_text_for_indexing

from news.rich_text import FEATURES, public_html
from thai.dates import format_date

UNITS = [("minute", _("minutes")), ("hour", _("hours")), ("working_day", _("working days"))]
"""In what the time of a step is counted."""


class StepBlock(blocks.StructBlock):
    """One step of a manual: what is done, by whom, within what time."""

    title = blocks.CharBlock(label=_("What is done"), max_length=160)
    detail = blocks.TextBlock(label=_("Particulars"), required=False, max_length=1000)
    amount = blocks.IntegerBlock(label=_("Time"), required=False, min_value=1, max_value=999)
    unit = blocks.ChoiceBlock(label=_("Counted in"), choices=UNITS, required=False)
    responsible = blocks.CharBlock(label=_("Responsible"), required=False, max_length=160)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class PaperBlock(blocks.StructBlock):
    """One document an applicant brings."""

    name = blocks.CharBlock(label=_("Document"), max_length=255)
    copies = blocks.CharBlock(
        label=_("Original and copies"), required=False, max_length=80, help_text=_("e.g. 1 original, 1 copy")
    )
    remark = blocks.CharBlock(label=_("Remark"), required=False, max_length=255)

    class Meta:
        icon = "doc-full"
        label = _("Document")


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=255)
    answer = blocks.RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")


class DeadlineBlock(blocks.StructBlock):
    """A day on which something of an announcement happens."""

    day = blocks.DateBlock(label=_("Day"))
    what = blocks.CharBlock(label=_("What happens"), max_length=255)

    class Meta:
        icon = "date"
        label = _("Dated step")


STEPS = [("step", StepBlock())]
PAPERS = [("paper", PaperBlock())]
QUESTIONS = [("question", QuestionBlock())]
DEADLINES = [("deadline", DeadlineBlock())]


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the public sees it."""

    title: str
    detail: str
    duration: str
    responsible: str

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(part for part in (self.title, self.detail, self.duration, self.responsible) if part)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to bring as the public sees it."""

    name: str
    copies: str
    remark: str

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(part for part in (self.name, self.copies, self.remark) if part)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer as sanitised HTML and as words."""

    question: str
    html: Any
    words: str
    source: str

    @property
    def text(self) -> str:
        """Question and answer as words."""
        return f"{self.question}\n{self.words}"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A dated step of an announcement."""

    day: Any
    what: str

    @property
    def text(self) -> str:
        """Its words in one line."""
        return f"{format_date(self.day) if self.day else ''} {self.what}".strip()


def steps_of(stream: Any) -> list[Step]:
    """The steps in order."""
    return [
        Step(
            title=_word(value, "title"),
            detail=_word(value, "detail"),
            duration=duration(value.get("amount"), value.get("unit")),
            responsible=_word(value, "responsible"),
        )
        for value in _values(stream)
    ]


def total_time(stream: Any) -> str:
    """The time of all steps together, each unit added up by itself: “2 working days 30 minutes”; empty when unknown."""
    total: Counter[str] = Counter()
    for value in _values(stream):
        if value.get("amount") and value.get("unit"):
            total[value["unit"]] += int(value["amount"])
    return " ".join(duration(total[unit], unit) for unit, _label in reversed(UNITS) if total[unit])


def duration(amount: int | None, unit: str | None) -> str:
    """A time in words; empty when it is not said."""
    if not amount or not unit:
        return ""
    words = {
        "minute": ngettext("%(count)s minute", "%(count)s minutes", amount),
        "hour": ngettext("%(count)s hour", "%(count)s hours", amount),
        "working_day": ngettext("%(count)s working day", "%(count)s working days", amount),
    }
    return words[unit] % {"count": amount} if unit in words else ""


def papers_of(stream: Any) -> list[Paper]:
    """The documents to bring, in order."""
    return [Paper(*(_word(value, name) for name in ("name", "copies", "remark"))) for value in _values(stream)]


def answers_of(stream: Any) -> list[Answer]:
    """The questions with their answers, in order."""
    return [
        Answer(
            question=_word(value, "question"),
            html=public_html(source := getattr(value.get("answer"), "source", "") or ""),
            words=str(get_text_for_indexing(source)),
            source=source,
        )
        for value in _values(stream)
    ]


def deadlines_of(stream: Any) -> list[Deadline]:
    """The dated steps in the order of their days."""
    rows = [Deadline(value.get("day"), _word(value, "what")) for value in _values(stream)]
    return sorted(rows, key=lambda row: (row.day is None, row.day))


def _values(stream: Any) -> Iterable[Any]:
    return [block.value for block in stream or [] if block.value]


def _word(value: Any, name: str) -> str:
    return str(value.get(name) or "").strip()
