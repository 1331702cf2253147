"""Questions people ask."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from news.blocks import QUESTIONS, answers_of
from news.models.item import SummarisedPage
from publishing.api import Issue, Wording


class FaqPage(SummarisedPage):
    """คำถามที่พบบ่อย: questions with the office's answers."""

    questions = StreamField(QUESTIONS, verbose_name=_("questions and answers"), blank=True, default=list)

    public_fields = (*SummarisedPage.public_fields, "questions")
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        FieldPanel("summary"),
        FieldPanel("questions"),
        FieldPanel("body"),
        FieldPanel("tables"),
    ]

    class Meta:
        verbose_name = _("questions and answers")
        verbose_name_plural = _("questions and answers")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    def says_something(self) -> bool:
        """Answers are what it says."""
        return super().says_something() or bool(self.questions)

    def texts(self) -> list[str]:
        """Questions and answers beside the text."""
        return [*super().texts(), *(row.text for row in answers_of(self.questions))]

    def wordings(self) -> list[Any]:
        """Each answer with its headings and links."""
        label = str(self._meta.get_field("questions").verbose_name)
        rows = [Wording("questions", label, row.text, row.source) for row in answers_of(self.questions)]
        return [*super().wordings(), *rows]

    def missing_for_submission(self) -> list[Issue]:
        """At least one question with an answer."""
        issues: list[Issue] = super().missing_for_submission()
        rows = answers_of(self.questions)
        if not rows or any(not row.words.strip() for row in rows):
            issues.append(Issue("faq_without_answer", "questions"))
        return issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The questions with their answers."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["answers"] = answers_of(self.questions)
        return context
