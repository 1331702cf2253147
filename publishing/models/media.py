"""Pictures and documents that know whose they are and who is in them."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from publishing.files import sha256_of
from publishing.models.rights import RightsFields
from publishing.pictures.looking import look_at


class AltKind(models.TextChoices):
    """The forced choice for those who cannot see a picture (WCAG 1.1.1)."""

    DESCRIBE = "describe", _("It says something: described in words")
    DECORATIVE = "decorative", _("Decoration only: left out when the page is read aloud")


class People(models.TextChoices):
    """Who is in a picture. Each answer has its own requirements (PDPA 2562, sections 19, 20, 24)."""

    NONE = "none", _("Nobody")
    CROWD = "crowd", _("People at a public event, nobody singled out")
    ADULTS = "adults", _("Recognisable adults")
    MINORS = "minors", _("Recognisable children or young people")


CONSENT_NEEDED = frozenset({People.ADULTS, People.MINORS})


class PublishingImage(RightsFields, AbstractImage):
    """A picture. Once a live page shows it, it is replaced by uploading another, never in place."""

    alt_kind = models.CharField(_("for those who cannot see it"), max_length=10, choices=AltKind.choices, blank=True)
    people = models.CharField(_("people in the picture"), max_length=10, choices=People.choices, blank=True)
    phash = models.CharField(max_length=16, blank=True, editable=False, db_index=True)
    faces = models.PositiveSmallIntegerField(null=True, editable=False)

    admin_form_fields = (
        "title", "file", "alt_kind", "description", "people", *RightsFields.RIGHTS_FIELDS, "collection", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    FACTS = (
        "title", "description", "alt_kind", "people", *RightsFields.RIGHTS_FIELDS, "width", "height",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    """What a seal says of the picture beside its bytes; frozen while a live page shows it."""

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def __str__(self) -> str:
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the fingerprint of a file that is new, and look at it."""
        _take_fingerprint(self, kwargs)
        if self.file and not self.file._committed:
            seen = look_at(self.file)
            self.phash, self.faces = seen.phash, seen.faces
            if kwargs.get("update_fields") is not None:
                kwargs["update_fields"] = {*kwargs["update_fields"], "phash", "faces"}
        super().save(*args, **kwargs)

    def missing_answers(self) -> list[str]:
        """As for every file, and what the public needs to know without seeing it."""
        missing = super().missing_answers()
        if not self.alt_kind:
            missing.append("alt_kind")
        elif self.alt_kind == AltKind.DESCRIBE and not self.description.strip():
            missing.append("description")
        return missing if self.people else [*missing, "people"]

    @property
    def default_alt_text(self) -> str:
        """The description; nothing for a decoration."""
        return "" if self.alt_kind == AltKind.DECORATIVE else str(self.description)


class PublishingRendition(AbstractRendition):
    """A size of a picture as the public gets it: re-encoded, so without EXIF, GPS, XMP or thumbnail."""

    image = models.ForeignKey(PublishingImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        indexes = [models.Index(fields=["file"], name="publishing_rendition_file")]  # asked at every request for a file
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="publishing_unique_rendition"
            )
        ]


class PublishingDocument(RightsFields, AbstractDocument):
    """A document for download."""

    admin_form_fields = (*Document.admin_form_fields, *RightsFields.RIGHTS_FIELDS)
    search_fields = [*AbstractDocument.search_fields, index.FilterField("sha256")]
    FACTS = ("title", *RightsFields.RIGHTS_FIELDS)
    """What a seal says of the document beside its bytes; frozen while a live page offers it."""

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]

    def __str__(self) -> str:
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the fingerprint of a file that is new."""
        _take_fingerprint(self, kwargs)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """As Wagtail's, unless the form has refused the file already: its reason stands alone."""
        if self.file:
            super().clean()


def _take_fingerprint(media: Any, kwargs: dict[str, Any]) -> None:
    """SHA-256 of the file's bytes, when it is a new upload (an uncommitted file) or has none yet."""
    if not media.file or (media.file._committed and media.sha256):
        return
    if media.file._committed:
        with media.file.storage.open(media.file.name, "rb") as stored:
            media.sha256 = sha256_of(stored)
    else:
        media.sha256 = sha256_of(media.file)
    if kwargs.get("update_fields") is not None:
        kwargs["update_fields"] = {*kwargs["update_fields"], "sha256"}
