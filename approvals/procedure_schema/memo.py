"""The office's request form as questions, its categories, and the words people sign."""

from typing import Any, Literal

from pydantic import Field, model_validator

from approvals.procedure_schema.acts import Strict
from approvals.procedure_schema.stages import Within, answers_fit


class Option(Strict):
    """One box of a form."""

    key: str
    label: str
    free_text: bool = False


class MemoField(Strict):
    """One question of the office's request form, in the office's words.

    Kinds: `choices` ticks several boxes (stored as keys joined by a comma), `unit` names a unit of the office,
    `date` and `datetime` are kept as ISO, `number` as digits. `prefill` is what the system knows already.
    """

    key: str
    label: str
    kind: Literal["text", "long_text", "choice", "choices", "telephone", "number", "date", "datetime", "unit"]
    options: list[Option] = Field(default_factory=list)
    required: bool = True
    asked_when: dict[str, list[str]] = Field(default_factory=dict)
    prefill: Literal["", "telephone", "files", "sheets", "category", "fiscal_year"] = ""
    help: str = ""

    @model_validator(mode="before")
    @classmethod
    def _as_first_written(cls, field: Any) -> Any:
        """Versions kept before `asked_when` said `required_when`: a request under way finishes under its version."""
        if not isinstance(field, dict) or "required_when" not in field:
            return field
        kept = {key: value for key, value in field.items() if key not in {"required_when", "required"}}
        return kept | {"asked_when": field["required_when"]}

    @model_validator(mode="after")
    def _options(self) -> "MemoField":
        if self.kind in {"choice", "choices"} and not self.options:
            raise ValueError(f"ช่อง {self.key}: ต้องมีตัวเลือก options")
        return self

    def is_required(self, memo: dict[str, Any]) -> bool:
        """Whether the field must be filled under the memo's other answers."""
        return self.required and self.is_asked(memo)

    def is_asked(self, memo: dict[str, Any]) -> bool:
        """Whether the form asks the field at all under the memo's other answers."""
        return answers_fit(self.asked_when, memo)

    def labels_of(self, value: str) -> list[str]:
        """The office's words for a stored answer: the options' labels, or the text itself."""
        if self.kind not in {"choice", "choices"}:
            return [value] if value else []
        return [option.label for option in self.options if option.key in value.split(",")]


class CanonicalType(Option):
    """A canonical kind of information as the office labels it (procedures.md §2.1), with its usual display period.

    A kind only this office has says which canonical one it `counts_as`.
    """

    counts_as: str = ""
    duration: Literal["", "permanent", "fiscal_year", "range"] = ""


class Category(Strict):
    """An information type as the office labels it, with its canonical keys (procedures.md §2.1)."""

    key: str
    label: str
    number: str = ""
    canonical: list[CanonicalType]


class Duration(Strict):
    """Where the form has a display period: the memo's fields that say it (S11-F1, 12–14).

    `field` is a choice of `permanent`, `fiscal_year`, `range`.
    """

    field: str
    fiscal_year: str
    starts: str
    ends: str


class Certification(Strict):
    """The sentence a person signs."""

    version: int = Field(ge=1)
    text: str


class Urgency(Strict):
    """The publish-first exception: its conditions, what it may never be used for, and how soon approval is owed."""

    conditions: list[Option] = Field(min_length=1)
    excluded: list[str]
    makeup: Within


class LegalReference(Strict):
    """A law the procedure cites; references are data with dates (procedures.md §4, 35)."""

    title: str
    year: int
