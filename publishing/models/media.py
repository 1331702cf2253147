"""Pictures and documents that know whose they are."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.search import index

from publishing.files import sha256_of


class Rights(models.TextChoices):
    """By what right the office may publish the work (Copyright Act 2537; consent-and-copyright checklist)."""

    OWN_WORK = "own_work", _("Own work of the office")
    CONTRIBUTED = "contributed", _("Contributed by a school or person who owns it")
    LICENSED = "licensed", _("Licensed, with terms")
    CREATIVE_COMMONS = "creative_commons", _("Creative Commons")
    NOT_COPYRIGHT = "not_copyright", _("Not a copyright work (section 7)")
    QUOTED = "quoted", _("Quoted under an exception, source stated")


class RightsFields(models.Model):
    """Whose a file is: asked once, shown wherever it is used, part of every seal that refers to it."""

    source = models.CharField(_("source"), max_length=255, blank=True, help_text=_("Where it comes from."))
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made it; printed at the end of the page.")
    )
    rights = models.CharField(_("rights"), max_length=20, choices=Rights.choices, blank=True)
    rights_note = models.CharField(_("terms or permission"), max_length=255, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, editable=False, db_index=True)

    class Meta:
        abstract = True

    def missing_answers(self) -> list[str]:
        """Names of the rights fields that still lack an answer."""
        needed = ["source", "credit", "rights"]
        if self.rights in {Rights.LICENSED, Rights.CREATIVE_COMMONS, Rights.CONTRIBUTED}:
            needed.append("rights_note")
        return [name for name in needed if not str(getattr(self, name)).strip()]


class PublishingImage(RightsFields, AbstractImage):
    """A picture. Once a live page shows it, it is replaced by uploading another, never in place."""

    admin_form_fields = (*Image.admin_form_fields, "source", "credit", "rights", "rights_note")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose image")]

    def __str__(self) -> str:
        return str(self.title)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take the fingerprint of a file that is new."""
        _take_fingerprint(self, kwargs)
        super().save(*args, **kwargs)


class PublishingRendition(AbstractRendition):
    """A size of a picture as the public gets it: re-encoded, so without EXIF, GPS, XMP or thumbnail."""

    image = models.ForeignKey(PublishingImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="publishing_unique_rendition"
            )
        ]


class PublishingDocument(RightsFields, AbstractDocument):
    """A document for download."""

    admin_form_fields = (*Document.admin_form_fields, "source", "credit", "rights", "rights_note")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("sha256")]

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
