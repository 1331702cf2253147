"""A refusal is data: what is missing or wrong, where, and with which particulars (style S-10).

The same list feeds the editor's panel, the submit screen, the gate and the JSON answer. The sentence for a code is
looked up through gettext when it is shown, so the data stays free of language.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any

_MESSAGES: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that stands between an item and the next step."""

    code: str
    field: str = ""
    context: dict[str, Any] = dataclass_field(default_factory=dict, hash=False)

    @property
    def message(self) -> str:
        """The sentence shown to a person, in the language in force."""
        return str(_MESSAGES[self.code]) % self.context

    def as_json(self) -> dict[str, Any]:
        """What a program is told."""
        return {"code": self.code, "field": self.field, "message": self.message, "context": self.context}


class Refused(Exception):  # noqa: N818  (reads as the sentence it is: the act was refused)
    """The act was refused; `issues` says why, and nothing was changed.

    Not a PermissionDenied: Wagtail turns those into a redirect without the reason before any middleware sees them.
    """

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = list(issues)
        super().__init__(" · ".join(issue.message for issue in self.issues))


def register_messages(messages: dict[str, Any]) -> None:
    """Give each code its (lazily translated) sentence; a code has one owner.

    Raises ValueError when a code is already taken by another sentence.
    """
    for code, message in messages.items():
        if code in _MESSAGES and str(_MESSAGES[code]) != str(message):
            raise ValueError(f"issue code {code!r} has two sentences")
        _MESSAGES[code] = message
