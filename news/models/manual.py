"""Manuals."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField

from news.blocks import PAPERS, STEPS, papers_of, steps_of, total_time
from news.models.item import Attachment, SummarisedPage
from publishing.api import Issue
from publishing.models import ItemDate, LiveDateKind


class ManualKind(models.TextChoices):
    """ประเภทคู่มือ: for whom the manual is written."""

    PERSONAL = "personal", _("personal work manual")
    OPERATION = "operation", _("operation manual")
    SERVICE_STANDARD = "service_standard", _("service standard")
    PUBLIC = "public", _("manual for the public")


class ManualPage(SummarisedPage):
    """คู่มือ: how a piece of work is done, in versions, owned by a unit, due for review.

    A manual for the public says what the Licensing Facilitation Act B.E. 2558, section 7, wants said: criteria, steps
    with their times, documents, where and how to apply, the fee.
    """

    manual_kind = models.CharField(_("kind of manual"), max_length=30, choices=ManualKind, blank=True)
    version = models.CharField(_("version"), max_length=60, blank=True)
    review_date = models.DateField(_("next review"), null=True, blank=True)
    criteria = models.TextField(
        _("criteria and conditions"), blank=True, max_length=4000, help_text=_("Who may apply, and when it is granted.")
    )
    steps = StreamField(STEPS, verbose_name=_("steps"), blank=True, default=list)
    papers = StreamField(PAPERS, verbose_name=_("documents to bring"), blank=True, default=list)
    place = models.TextField(
        _("place and channels"), blank=True, max_length=1000, help_text=_("Counter, opening hours, online address.")
    )
    fee = models.CharField(_("fee"), max_length=255, blank=True, help_text=_("Say so when there is none: “No fee”."))

    public_fields = (
        *SummarisedPage.public_fields, "manual_kind", "steps", "criteria", "papers", "place", "fee", "version",
        "review_date", "documents",
    )  # fmt: skip
    attachments_name = "documents"
    content_panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("information_type"), FieldPanel("manual_kind")]),
        FieldPanel("public_date"),
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("version"), FieldPanel("review_date")]),
        FieldPanel("body"),
        FieldPanel("steps"),
        MultiFieldPanel(
            [FieldPanel("criteria"), FieldPanel("papers"), FieldPanel("place"), FieldPanel("fee")],
            heading=_("For those who ask for the service"),
        ),
        FieldPanel("tables"),
        InlinePanel("documents", heading=_("Documents"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    def says_something(self) -> bool:
        """Steps are what a manual says."""
        return super().says_something() or bool(self.steps)

    def texts(self) -> list[str]:
        """The plain fields, steps and papers beside the text."""
        return [*super().texts(), self.criteria, self.place, self.fee, *self._rows()]

    def wordings(self) -> list[Any]:
        """The plain fields, steps and papers beside the text."""
        named = self.named_wordings("criteria", "place", "fee")
        steps = [row.text for row in steps_of(self.steps)]
        papers = [row.text for row in papers_of(self.papers)]
        named += [self.wording(name, "\n".join(rows)) for name, rows in (("steps", steps), ("papers", papers)) if rows]
        return [*super().wordings(), *named]

    def _rows(self) -> list[str]:
        return [*(row.text for row in steps_of(self.steps)), *(row.text for row in papers_of(self.papers))]

    def missing_for_submission(self) -> list[Issue]:
        """A manual has a version and at least one document; one for the public has all of section 7."""
        issues: list[Issue] = super().missing_for_submission()
        if not self.version.strip():
            issues.append(Issue("version_missing", "version"))
        if not self.attached() and not self.steps:
            issues.append(Issue("manual_without_document", "documents-0-document"))
        if self.manual_kind == ManualKind.PUBLIC:
            issues += self._section_seven()
        return issues

    def _section_seven(self) -> list[Issue]:
        """What a manual for the public still lacks (Licensing Facilitation Act B.E. 2558, section 7)."""
        named = ("criteria", "steps", "papers", "place", "fee")
        lacking = [name for name in named if not getattr(self, name)]
        issues = [
            Issue("public_manual_lacks", name, {"label": str(self._meta.get_field(name).verbose_name)})
            for name in lacking
        ]
        if any(not step.duration for step in steps_of(self.steps)):
            issues.append(Issue("step_without_time", "steps"))
        return issues

    def live_dates(self) -> list[ItemDate]:
        """The day of the next review."""
        dates: list[ItemDate] = super().live_dates()
        return [*dates, ItemDate.on_days(LiveDateKind.REVIEW, self.review_date)] if self.review_date else dates

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The steps and papers as rows, and the editions there have been."""
        from news.editions import editions_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["steps"] = steps_of(self.steps)
        context["total_time"] = total_time(self.steps)
        context["papers"] = papers_of(self.papers)
        context["editions"] = editions_of(self)
        return context


class ManualDocument(Attachment):
    """A document of a manual."""

    page = ParentalKey(ManualPage, on_delete=models.CASCADE, related_name="documents")

    class Meta(Attachment.Meta):
        verbose_name = _("document of the manual")
        verbose_name_plural = _("documents of the manual")
