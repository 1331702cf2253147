"""A finding, the detector that made it, and how much it weighs."""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models
from django.utils.translation import gettext_lazy as _

Group = Literal["personal_data", "proofreading", "files", "pictures"]
"""The four kinds of things people overlook."""


class Severity(models.TextChoices):
    """What a finding asks of the writer."""

    BLOCK = "block", _("Must be removed")
    ASK = "ask", _("Remove it or say why it stays")
    NOTE = "note", _("For your attention")


@dataclass(frozen=True, slots=True)
class Detector:
    """Something the system looks for. An office may weigh it otherwise than `severity` says (its publishing policy)."""

    key: str
    group: Group
    label: Any
    """What it is, in words (lazily translated)."""
    advice: Any
    """What to do about it, in words (lazily translated)."""
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in one place.

    `excerpt` is what people are shown: masked where it is personal data. `digest` is the SHA-256 of exactly what was
    found, so that a waiver holds for that and nothing else.
    """

    detector: str
    excerpt: str
    digest: str
    field: str = ""
    """Anchor of the editor's field it stands in (`body`, `album-0-caption`); `files` for a picture or document."""
    file: str = ""
    """Title of the picture or document it stands in, with the way into an archive: “เอกสาร.zip > รายชื่อ.xlsx”."""
    place: str = ""
    """Where in it, in words: “หน้า 3”, “แผ่นงาน รายชื่อ แถว 12”."""

    @property
    def key(self) -> str:
        """What a waiver names: the same thing found in the same field or file has the same key."""
        return digest_of("\n".join((self.detector, self.field, self.file, self.digest)))


def digest_of(text: str) -> str:
    """SHA-256 of a text in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
