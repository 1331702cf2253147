"""An office's whole procedure."""

from typing import Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from approvals.procedure_schema.acts import Strict
from approvals.procedure_schema.consistency import document_faults
from approvals.procedure_schema.memo import (
    CanonicalType,
    Category,
    Certification,
    Duration,
    LegalReference,
    MemoField,
    Urgency,
)
from approvals.procedure_schema.printed import PrintedForm
from approvals.procedure_schema.reporting import CalendarEntry, Channel, Indicator, ReportDefinition, ServiceLevel
from approvals.procedure_schema.stages import Track
from approvals.procedure_schema.words import path_in_words


class ProcedureDocument(Strict):
    """An office's whole procedure (procedures.md §5.2)."""

    procedure: str
    title: str
    level: Literal["primary", "secondary", "other"]
    digits: Literal["thai", "arabic", "mixed"]
    memo_prefix: str = ""
    tracks: dict[str, Track] = Field(min_length=1)
    certifications: dict[str, Certification] = Field(default_factory=dict)
    memo: list[MemoField]
    duration: Duration | None = None
    categories: list[Category] = Field(min_length=1)
    urgency: Urgency | None = None
    channels: list[Channel] = Field(default_factory=list)
    formats: list[str] = Field(default_factory=list)
    service_levels: list[ServiceLevel] = Field(default_factory=list)
    indicators: list[Indicator] = Field(default_factory=list)
    reports: list[ReportDefinition] = Field(default_factory=list)
    calendar: list[CalendarEntry] = Field(default_factory=list)
    forms: dict[str, PrintedForm] = Field(default_factory=dict)
    laws: list[LegalReference] = Field(default_factory=list)

    @model_validator(mode="after")
    def _names(self) -> "ProcedureDocument":
        document = self.model_dump(mode="json")
        if found := list(document_faults(document)):
            lines = [f"{path_in_words(path, document)}: {what} – {mend}" for path, what, mend in found]
            raise PydanticCustomError("document_names", "{said}", {"said": "\n".join(lines)})
        return self

    def information_types(self) -> list[tuple[str, str]]:
        """Canonical key and label of every information type, in the office's order, each key once."""
        seen: dict[str, str] = {}
        for category in self.categories:
            for option in category.canonical:
                seen.setdefault(option.key, option.label)
        return list(seen.items())

    def category_of(self, canonical: str) -> Category | None:
        """The office's own category that holds the canonical type."""
        return next((c for c in self.categories if any(o.key == canonical for o in c.canonical)), None)

    def canonical_type(self, key: str) -> CanonicalType | None:
        """The canonical type of that key, as the office labels it."""
        return next((o for c in self.categories for o in c.canonical if o.key == key), None)

    def counts_as(self, key: str) -> str:
        """The canonical key of a kind: its own, or the one the office says it counts as."""
        kind = self.canonical_type(key)
        return kind.counts_as or kind.key if kind else key

    def in_words(self, when: dict[str, list[str]]) -> str:
        """A condition on the memo's answers as people read it: the questions and options of the form."""
        return " · ".join(self._condition(key, values) for key, values in when.items())

    def _condition(self, key: str, values: list[str]) -> str:
        field = next((item for item in self.memo if item.key == key), None)
        if field is None:
            return " หรือ ".join(self.tracks[value].label if value in self.tracks else value for value in values)
        options = {option.key: option.label for option in field.options}
        return f"{field.label}: {' หรือ '.join(options.get(value, value) for value in values)}"

    def tracks_for(self, information_type: str) -> list[str]:
        """The tracks that admit the canonical type, in order."""
        return [key for key, track in self.tracks.items() if track.admits(information_type)]

    def form_for(self, memo: dict[str, Any]) -> str:
        """The id of the printed form a request with these answers is made on; empty when the office prints none."""
        return next((key for key, form in self.forms.items() if form.applies(memo)), "")
