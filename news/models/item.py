"""What every item of an office has in common: a text, files, sources, and its words for the search index."""

from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

from news.rich_text import FEATURES, public_html
from publishing.api import publication_of
from publishing.models import PublishablePage, PublishingDocument, PublishingImage, RightsFields
from thai.words import part_text, search_text


class ItemPage(PublishablePage):
    """An item with a body. Its Thai is segmented into words before it is indexed (architecture §7)."""

    body = RichTextField(_("text"), blank=True, features=FEATURES)
    tables = StreamField(
        [("table", TableBlock(label=_("Table"), template="news/includes/table.html"))],
        verbose_name=_("tables"),
        blank=True,
        default=list,
    )

    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.SearchField("search_body"),
        index.SearchField("search_parts", boost=0.5),
    ]

    class Meta:
        abstract = True

    def search_title(self) -> str:
        """The title as words."""
        return search_text(self.title)

    def search_body(self) -> str:
        """Everything else the item says, as words."""
        return search_text(" ".join(self.texts()))

    def search_parts(self) -> str:
        """The shorter words inside the words of title and text."""
        return part_text(" ".join([self.title, *self.texts()]))

    def texts(self) -> list[str]:
        """The item's running text; what stands in two paragraphs is never one word."""
        return [_plain(self.body), *_cells(self.tables)]

    def wordings(self) -> list[Any]:
        """The text with its headings and links, and every cell of the tables."""
        cells = _cells(self.tables)
        wordings: list[Any] = [*super().wordings(), self.wording("body", _plain(self.body), html=str(self.body))]
        return wordings + ([self.wording("tables", "\n".join(cells))] if cells else [])

    def missing_for_submission(self) -> list[Any]:
        """An item says something or carries a file."""
        from publishing.api import Issue

        issues: list[Any] = super().missing_for_submission()
        if not strip_tags(self.body).strip() and not self.attached():
            issues.append(Issue("body_missing", "body"))
        return issues

    def attached(self) -> list["Attachment"]:
        """The item's documents in order."""
        return []

    def pictures(self) -> list[PublishingImage]:
        """The item's pictures in order."""
        return []

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the detail templates show."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["body_html"] = public_html(self.body)
        context["unit"] = {"name": self.unit.name, "url": _section_url(self, request)} if self.unit else None
        context["type_label"] = self.information_label()
        context["publication"] = publication_of(self)
        documents = [attachment.document for attachment in self.attached()]
        context["sources"] = source_lines([*self.pictures(), *documents])
        context["documents"] = [attachment.as_public() for attachment in self.attached()]
        return context


def _cells(tables: Any) -> list[str]:
    """The captions and rows of the tables, each as one line; a table nobody has touched has none."""
    values = [block.value for block in tables if block.value]
    rows = [row for value in values for row in ([value.get("table_caption")], *(value.get("data") or []))]
    return [line for row in rows if (line := " ".join(str(cell) for cell in row if cell))]


def _plain(html: str) -> str:
    """Rich text as lines of words."""
    return str(get_text_for_indexing(html))


def _section_url(page: Any, request: Any) -> str:
    section = page.unit.section_page
    return section.get_url(request) or "" if section else ""


def source_lines(media: list[RightsFields]) -> list[str]:
    """The credit line of every file, each line once, in the order of appearance."""
    return list(dict.fromkeys(filter(None, (item.credit_line for item in media))))


class Attachment(Orderable):
    """A document an item offers."""

    document = models.ForeignKey(
        PublishingDocument, verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("title shown"), max_length=255, blank=True)

    panels = [FieldPanel("document"), FieldPanel("title")]
    page: Any

    class Meta(Orderable.Meta):
        abstract = True

    def as_public(self) -> dict[str, Any]:
        """What the templates show of it."""
        document = self.document
        return {
            "title": self.title or document.title,
            "url": document.url,
            "filename": document.filename,
            "extension": document.file_extension,
            "size": document.get_file_size(),
            "sha256": document.sha256,
        }
