"""Manuals."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from news.models.item import Attachment, ItemPage
from publishing.api import Issue


class ManualPage(ItemPage):
    """คู่มือ: how a piece of work is done, in versions, owned by a unit, due for review."""

    summary = models.TextField(_("summary"), blank=True, max_length=600)
    version = models.CharField(_("version"), max_length=60, blank=True)
    review_date = models.DateField(_("next review"), null=True, blank=True)

    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("version"), FieldPanel("review_date")]),
        FieldPanel("body"),
        FieldPanel("tables"),
        InlinePanel("documents", heading=_("Documents"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    @property
    def lead(self) -> str:
        """What lists show under the title."""
        return self.summary

    def texts(self) -> list[str]:
        """Summary, text and the names of the documents."""
        return [self.summary, *super().texts(), *(row.title or row.document.title for row in self.attached())]

    def attached(self) -> list[Attachment]:
        """The documents in order."""
        return list(self.documents.select_related("document").all()) if self.pk else []

    def wordings(self) -> list[Any]:
        """The summary beside the text."""
        return [*super().wordings(), *([self.wording("summary", self.summary)] if self.summary.strip() else [])]

    def missing_for_submission(self) -> list[Issue]:
        """A manual has a version and at least one document."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.version.strip():
            issues.append(Issue("version_missing", "version"))
        if not self.attached():
            issues.append(Issue("manual_without_document", "documents-0-document"))
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The neighbours."""
        from news.listing import neighbours

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["previous_item"], context["next_item"] = neighbours(request, self)
        return context


class ManualDocument(Attachment):
    """A document of a manual."""

    page = ParentalKey(ManualPage, on_delete=models.CASCADE, related_name="documents")

    class Meta(Attachment.Meta):
        verbose_name = _("document of the manual")
        verbose_name_plural = _("documents of the manual")
