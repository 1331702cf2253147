"""One draft out of one text with its pictures, or out of a picture alone. Nothing is published."""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.utils.file import hash_filelike

from news.importing import read_file
from news.importing.body import lead_and_body
from news.importing.folder import PICTURES, Bundle
from news.importing.material import Material, UnreadableFile, shortened
from news.importing.memory import remember
from news.models import NewsAttachment, NewsPage, NewsPhoto
from offices.api import Unit
from publishing.api import check_upload
from publishing.models import PublishingDocument, PublishingImage
from thai.text import normalise

_SUFFIXES = {b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"GIF8": ".gif", b"RIFF": ".webp"}


class NotImported(Exception):  # noqa: N818 - named as people say it
    """The file gives no draft; the message says why."""


@dataclass
class Draft:
    """A draft that was made: its page, notes for who finishes it, and pictures that could not be used, with why."""

    page: NewsPage
    notes: list[str]
    left_out: dict[Path, str] = field(default_factory=dict)


class ImportDraftAction:
    """Make a draft in the unit's section out of a bundle of files.

    Source, credit, rights, alternative text and the people in pictures stay unanswered on purpose: a file cannot
    answer them, and the checklist then asks the person who can.
    """

    def __init__(self, bundle: Bundle, *, unit: Unit, information_type: str, user: Any = None) -> None:
        self.bundle, self.unit, self.information_type, self.user = bundle, unit, information_type, user
        self.left_out: dict[Path, str] = {}
        self.notes: list[str] = []

    @transaction.atomic
    def execute(self) -> Draft:
        """Make the draft. Raises NotImported, UnreadableFile or OSError, changing nothing."""
        main = self.bundle.main
        is_picture = main.suffix.lower() in PICTURES
        material = Material(_title_of(main), [], [], []) if is_picture else read_file(main)
        self.notes += material.notes
        lead, body = lead_and_body(material.paragraphs)
        page = NewsPage(
            title=material.title,
            information_type=self.information_type,
            lead=lead,
            body=body,
            owner=self.user,
        )
        pictures = [self._picture(main.name, main.read_bytes())] if is_picture else self._pictures(material)
        for position, image in enumerate(pictures):
            page.album.add(NewsPhoto(image=image, sort_order=position))
        if main.suffix.lower() in {".docx", ".pdf"}:
            document = self._document(main)
            page.attachments.add(NewsAttachment(document=document, sort_order=0))
        # Adding a child changes the section's row: it is read anew for every draft.
        Page.objects.get(pk=self.unit.section_page_id).add_child(instance=page)
        page.save_revision(user=self.user)
        remember(page, self._files(), user=self.user)
        return Draft(page, self.notes, self.left_out)

    def _pictures(self, material: Material) -> list[PublishingImage]:
        """The pictures inside the text file, then those that lie beside it; a bad one is left out and told."""
        images = {}
        for number, content in enumerate(material.pictures, start=1):
            name = f"{self.bundle.main.stem}-{number}{_suffix_of(content)}"
            try:
                image = self._picture(name, content)
                images[image.pk] = image
            except NotImported as problem:
                self.notes.append(str(problem))
        for path in self.bundle.pictures:
            try:
                image = self._picture(path.name, path.read_bytes())
                images[image.pk] = image
            except (NotImported, OSError) as problem:
                self.left_out[path] = str(problem)
        return list(images.values())

    def _picture(self, name: str, content: bytes) -> PublishingImage:
        """The picture in the unit's library: the one already there when its bytes are the same."""
        _refuse(content, name, "image")
        sha256 = hashlib.sha256(content).hexdigest()
        library = PublishingImage.objects.filter(collection=self.unit.collection)
        if found := library.filter(sha256=sha256).first():
            return found
        image = PublishingImage(
            title=_title_of(Path(name)),
            collection=self.unit.collection,
            uploaded_by_user=self.user,
            file=ImageFile(io.BytesIO(content), name=name),
            file_size=len(content),
            file_hash=hash_filelike(io.BytesIO(content)),
        )
        image.save()
        return image

    def _document(self, path: Path) -> PublishingDocument:
        """The document in the unit's library: the one already there when its bytes are the same."""
        content = path.read_bytes()
        _refuse(content, path.name, "document")
        sha256 = hashlib.sha256(content).hexdigest()
        library = PublishingDocument.objects.filter(collection=self.unit.collection)
        if found := library.filter(sha256=sha256).first():
            return found
        document = PublishingDocument(
            title=_title_of(path),
            collection=self.unit.collection,
            uploaded_by_user=self.user,
            file=ContentFile(content, name=path.name),
            file_size=len(content),
            file_hash=hash_filelike(io.BytesIO(content)),
        )
        document.save()
        return document

    def _files(self) -> list[tuple[str, str]]:
        used = [path for path in self.bundle.pictures if path not in self.left_out]
        return [(path.name, sha256_of(path)) for path in (self.bundle.main, *used)]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file in hexadecimal. Raises OSError."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def reason(error: Exception) -> str:
    """Why a file gave no draft, as a sentence."""
    if isinstance(error, (NotImported, UnreadableFile)):
        return str(error)
    if isinstance(error, OSError):
        return UnreadableFile("cannot_open").message
    return _("An unexpected error, which has been written to the log: %(error)s.") % {"error": type(error).__name__}


def _refuse(content: bytes, name: str, kind: Any) -> None:
    if problems := check_upload(io.BytesIO(content), name, kind):
        raise NotImported(" ".join(problem.message for problem in problems))


def _title_of(path: Path) -> str:
    """A title out of a file's name."""
    words = " ".join(normalise(path.stem).replace("_", " ").split())
    return shortened(words or path.name)


def _suffix_of(content: bytes) -> str:
    return next((suffix for start, suffix in _SUFFIXES.items() if content.startswith(start)), ".jpg")
