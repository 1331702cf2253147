"""The office's printed form as data (procedures.md §1, forms)."""

from typing import Any

from pydantic import Field

from approvals.procedure_schema.acts import Strict
from approvals.procedure_schema.stages import answers_fit


class PrintedForm(Strict):
    """A printed form of the office: its parts, lines, boxes and signature lines in the printed order."""

    version: int = Field(ge=1)
    title: str
    when: dict[str, list[str]] = Field(default_factory=dict)
    """The answers of the memo under which a request is made on this form; empty: always."""
    blocks: list[dict[str, Any]] = Field(default_factory=list)

    def applies(self, memo: dict[str, Any]) -> bool:
        """Whether a request with these answers is made on this form."""
        return answers_fit(self.when, memo)
