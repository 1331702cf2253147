"""The words of a page, field by field."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one field of a page; `html` where the field has headings, links and lists."""

    field: str
    """The editor's anchor of the field: `body`, `album-0-caption`."""
    label: str
    """The field as the editor calls it."""
    text: str
    html: str = ""
