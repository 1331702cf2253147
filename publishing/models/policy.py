"""What an office has decided about files, findings and time limits."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from offices.api import Office
from publishing.files import MEGABYTE, Limits


def _document_formats() -> list[str]:
    return ["pdf", "docx", "xlsx", "pptx", "zip", "rar"]


def _picture_formats() -> list[str]:
    return ["jpg", "jpeg", "png", "webp", "gif", "heic"]


class PublishingPolicy(models.Model):
    """The office's own choices; an office without a row has the defaults."""

    office = models.OneToOneField(
        Office, verbose_name=_("office"), on_delete=models.PROTECT, related_name="publishing_policy"
    )
    document_formats = models.JSONField(_("accepted documents"), default=_document_formats)
    picture_formats = models.JSONField(_("accepted pictures"), default=_picture_formats)
    document_megabytes = models.PositiveSmallIntegerField(_("largest document (MB)"), default=50)
    picture_megabytes = models.PositiveSmallIntegerField(_("largest picture (MB)"), default=20)
    severities = models.JSONField(_("weight of findings"), default=dict, blank=True)
    impolite_words = models.TextField(
        _("words to avoid"), blank=True, help_text=_("One a line; after “=”, what to write instead.")
    )
    consent_days = models.PositiveSmallIntegerField(
        _("days to carry out a withdrawn consent"), default=7, help_text=_("Working days from the day it is received.")
    )
    lease_warning_days = models.PositiveSmallIntegerField(_("days of warning before a permission ends"), default=30)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("publishing policy")
        verbose_name_plural = _("publishing policies")

    def __str__(self) -> str:
        return str(self.office)

    @property
    def limits(self) -> Limits:
        """What the office accepts as an upload."""
        return Limits(
            document_formats=tuple(self.document_formats),
            picture_formats=tuple(self.picture_formats),
            document_limit=self.document_megabytes * MEGABYTE,
            image_limit=self.picture_megabytes * MEGABYTE,
        )


def policy_of(office: Office | None) -> PublishingPolicy:
    """The office's policy; the defaults, unsaved, when it has made no choice."""
    found = PublishingPolicy.objects.filter(office=office).first() if office is not None else None
    return found or PublishingPolicy(office=office)
