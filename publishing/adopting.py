"""Files from the office's own disk into a unit's library: checked as an upload is, the same bytes kept once."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from django.conf import settings
from django.core.files.base import File
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.utils.file import hash_filelike

from offices.api import Unit
from publishing.files import Box, Kind, inspect_upload
from publishing.files.check import AHEAD
from publishing.findings.file_scans import keep_inspection
from publishing.models import PublishingDocument, PublishingImage, PublishingPolicy

REMEMBERED = 20_000
"""Most files whose outcome is remembered in one run; beyond it a file is looked up again."""


@dataclass(frozen=True, slots=True)
class Adopted:
    """What became of a file: its number in the library, or why it was refused (sentences)."""

    pk: int | None = None
    refused: str = ""


@dataclass
class FileAdopter:
    """Takes files in for one office; used with `with`, which keeps one box for all of them.

    The text of a document is not read here: that happens, once for the same bytes, when it is first submitted. Nor are
    the sizes of a picture made: seven of them took longer than everything else an imported item needs.
    `pretend` checks and stores nothing.
    """

    policy: PublishingPolicy
    user: Any = None
    rights: dict[str, str] = field(default_factory=dict)
    """Fields every new file gets: what the office states of all of them."""
    pretend: bool = False

    def __enter__(self) -> Self:
        self._box = Box(ahead=AHEAD)
        self._known: dict[tuple[str, int, Kind], Adopted] = {}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._box.close()

    def adopt(self, path: Path, kind: Kind, unit: Unit, **facts: str) -> Adopted:
        """Take the file in, or find it there. `facts`: title and what is known of it. Raises OSError."""
        key = (str(path), unit.pk, kind)
        if key not in self._known:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            self._known[key] = self._adopt(path, kind, unit, facts)
        return self._known[key]

    def _adopt(self, path: Path, kind: Kind, unit: Unit, facts: dict[str, str]) -> Adopted:
        model: Any = PublishingImage if kind == "image" else PublishingDocument
        with path.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
            kept = model.objects.filter(collection=unit.collection, sha256=sha256).values_list("pk", flat=True).first()
            if kept is not None:
                return Adopted(kept)
            clamd = str(getattr(settings, "PRAKAT_CLAMD", ""))
            found = inspect_upload(opened, path.name, kind, limits=self.policy.limits, clamd=clamd, box=self._box)
            if found.problems:
                return Adopted(refused=" ".join(str(problem.message) for problem in found.problems))
            if self.pretend:
                return Adopted()
            opened.seek(0)
            wrapped = ImageFile(opened, name=path.name) if kind == "image" else File(opened, name=path.name)
            media = model(
                collection=unit.collection,
                uploaded_by_user=self.user,
                file_size=path.stat().st_size,
                file_hash=hash_filelike(opened),
                **(self.rights | facts),
            )
            opened.seek(0)
            media.file = wrapped
            media.sizes_later = True  # `manage.py make_sizes` makes them, else the first who looks at the picture
            with transaction.atomic():
                media.save()
                keep_inspection(sha256, found)
            return Adopted(media.pk)
