"""Findings as the screens show them: what, where, what to do, and who answered for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from approvals.api import Issue
from publishing.findings.collect import Weighed
from publishing.findings.finding import Severity
from publishing.issue_links import FIELD_ANCHOR


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding."""

    item: Weighed
    url: str
    """Where it is mended; empty for what stands inside a file."""
    reason: str
    is_missing: bool

    @property
    def asks(self) -> bool:
        """Whether the writer is asked for a reason."""
        return self.item.is_open and self.item.severity == Severity.ASK

    @property
    def blocks(self) -> bool:
        """Whether only somebody else may let it stay."""
        return self.item.is_open and self.item.severity == Severity.BLOCK


def finding_rows(
    findings: list[Weighed], page: Any, typed: Mapping[str, str] | None = None, issues: list[Issue] | None = None
) -> list[FindingRow]:
    """The rows in the order of weight, with what has been typed and what is still unanswered."""
    editor = reverse("wagtailadmin_pages:edit", args=[page.pk])
    unanswered = {issue.field for issue in issues or []}
    return [
        FindingRow(
            item=item,
            url=f"{editor}{FIELD_ANCHOR}{item.finding.field}" if item.finding.field not in {"", "files"} else "",
            reason=(typed or {}).get(f"waiver-{item.finding.key}", ""),
            is_missing=f"waiver-{item.finding.key}" in unanswered,
        )
        for item in findings
    ]
