"""Every kind of information that needs no form of its own."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel

from news.models.item import Attachment, SummarisedPage
from publishing.api import Issue

_FIRST_YEAR, _LAST_YEAR = 2484, 2700


class InformationPage(SummarisedPage):
    """ข้อมูลข่าวสาร: rules, plans, structure, statistics, achievements and the other kinds; the kind decides."""

    covers_year = models.PositiveSmallIntegerField(
        _("fiscal year covered"),
        null=True,
        blank=True,
        validators=[MinValueValidator(_FIRST_YEAR), MaxValueValidator(_LAST_YEAR)],
        help_text=_("Buddhist Era, e.g. 2569"),
    )
    covers_from = models.DateField(_("covers from"), null=True, blank=True)
    covers_until = models.DateField(_("covers until"), null=True, blank=True)
    document_number = models.CharField(
        _("number of the document"), max_length=120, blank=True, help_text=_("Of a rule, order or circular.")
    )
    effective_on = models.DateField(_("in force from"), null=True, blank=True)

    public_fields = (
        *SummarisedPage.public_fields, "covers_year", "covers_from", "covers_until", "document_number", "effective_on",
        "documents",
    )  # fmt: skip
    attachments_name = "documents"
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("summary"),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("covers_year"),
                FieldRowPanel([FieldPanel("covers_from"), FieldPanel("covers_until")]),
            ],
            heading=_("Period covered"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("document_number"), FieldPanel("effective_on")])], heading=_("Rules and orders")
        ),
        FieldPanel("tables"),
        InlinePanel("documents", heading=_("Documents"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("information")
        verbose_name_plural = _("information")
        indexes = [
            models.Index(fields=["-public_date", "-page_ptr"]),
            models.Index(fields=["information_type", "-public_date"]),
        ]

    @property
    def covers(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day covered, where it is said by days."""
        return self.covers_from, self.covers_until

    def says_something(self) -> bool:
        """A table says something too."""
        return super().says_something() or bool(self.tables)

    def texts(self) -> list[str]:
        """The number of the document beside the text."""
        return [*super().texts(), self.document_number]

    def wordings(self) -> list[Any]:
        """The number of the document beside the text."""
        return [*super().wordings(), *self.named_wordings("document_number")]

    def missing_for_submission(self) -> list[Issue]:
        """A summary, and a period that ends after it begins."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.summary.strip():
            issues.append(Issue("summary_missing", "summary"))
        if self.covers_from and self.covers_until and self.covers_until < self.covers_from:
            issues.append(Issue("period_covered_ends_before_start", "covers_until"))
        return issues


class InformationDocument(Attachment):
    """A document of an information item."""

    page = ParentalKey(InformationPage, on_delete=models.CASCADE, related_name="documents")

    class Meta(Attachment.Meta):
        verbose_name = _("document of the information")
        verbose_name_plural = _("documents of the information")
