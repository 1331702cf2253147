"""Announcements people apply to, or wait for."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import get_text_for_indexing

from news.blocks import DEADLINES, deadlines_of
from news.models.item import Attachment, SummarisedPage
from news.rich_text import FEATURES, public_html
from publishing.api import Issue
from publishing.models import ItemDate, LiveDateKind


class AnnouncementPage(SummarisedPage):
    """ประกาศ: recruitment, scholarships and other announcements, with their days and, later, their results."""

    opens_on = models.DateField(_("applications from"), null=True, blank=True)
    closes_on = models.DateField(_("applications until"), null=True, blank=True)
    deadlines = StreamField(DEADLINES, verbose_name=_("dated steps"), blank=True, default=list)
    contact = models.CharField(_("apply to, or ask"), max_length=255, blank=True)
    results_on = models.DateField(_("results announced on"), null=True, blank=True)
    results = RichTextField(
        _("results"), blank=True, features=FEATURES, help_text=_("Added by a correction once they are known.")
    )

    public_fields = (
        *SummarisedPage.public_fields, "opens_on", "closes_on", "deadlines", "contact", "results_on", "results",
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
                FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
                FieldPanel("contact"),
                FieldPanel("deadlines"),
            ],
            heading=_("Application"),
        ),
        MultiFieldPanel([FieldPanel("results_on"), FieldPanel("results")], heading=_("Results")),
        FieldPanel("tables"),
        InlinePanel("documents", heading=_("Documents"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    @property
    def standing(self) -> str:
        """How applications stand today: `coming`, `open`, `closed`, or empty when there is no period."""
        today = timezone.localdate()
        if self.closes_on and today > self.closes_on:
            return "closed"
        if self.opens_on and today < self.opens_on:
            return "coming"
        return "open" if self.opens_on or self.closes_on else ""

    def texts(self) -> list[str]:
        """Contact, dated steps and results beside the text."""
        return [*super().texts(), self.contact, *(row.text for row in deadlines_of(self.deadlines)), self._results()]

    def wordings(self) -> list[Any]:
        """Contact, dated steps and results beside the text."""
        words = [*super().wordings(), *self.named_wordings("contact")]
        if rows := deadlines_of(self.deadlines):
            words.append(self.wording("deadlines", "\n".join(row.what for row in rows)))
        if results := self._results().strip():
            words.append(self.wording("results", results, html=str(self.results)))
        return words

    def _results(self) -> str:
        return str(get_text_for_indexing(self.results))

    def missing_for_submission(self) -> list[Issue]:
        """A summary, and days that follow each other."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.summary.strip():
            issues.append(Issue("summary_missing", "summary"))
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            issues.append(Issue("applications_close_before_they_open", "closes_on"))
        if self.results_on and self.closes_on and self.results_on < self.closes_on:
            issues.append(Issue("results_before_applications_close", "results_on"))
        return issues

    def live_dates(self) -> list[ItemDate]:
        """The period of applications, the dated steps, the day of the results."""
        dates: list[ItemDate] = super().live_dates()
        if self.opens_on:
            dates.append(ItemDate.on_days(LiveDateKind.OPENS, self.opens_on))
        if self.closes_on:
            dates.append(ItemDate.on_days(LiveDateKind.DEADLINE, self.closes_on))
        for row in deadlines_of(self.deadlines):
            if row.day:
                dates.append(ItemDate.on_days(LiveDateKind.EVENT, row.day, label=row.what))
        if self.results_on:
            label = str(_("Results announced"))
            dates.append(ItemDate.on_days(LiveDateKind.EVENT, self.results_on, label=label))
        return dates

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The dated steps as rows, the results as HTML."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["deadlines"] = deadlines_of(self.deadlines)
        context["results_html"] = public_html(self.results)
        return context


class AnnouncementDocument(Attachment):
    """A document of an announcement."""

    page = ParentalKey(AnnouncementPage, on_delete=models.CASCADE, related_name="documents")

    class Meta(Attachment.Meta):
        verbose_name = _("document of the announcement")
        verbose_name_plural = _("documents of the announcement")
