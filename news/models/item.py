"""What every item of an office has in common: a text, files, sources, and its words for the search index."""

from typing import Any, ClassVar

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
from publishing.api import evidence_links, publication_of
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

    public_fields: ClassVar[tuple[Any, ...]] = ("body", "tables")
    search_fields = [
        *Page.search_fields,
        index.SearchField("search_title", boost=4),
        index.SearchField("search_body"),
        index.SearchField("search_parts", boost=0.5),
    ]

    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    attachments_name: ClassVar[str] = ""
    """Name of the inline rows that carry the item's documents; empty for a type without any."""

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
        if not self.says_something():
            issues.append(Issue("body_missing", "body"))
        return issues

    def says_something(self) -> bool:
        """Whether there is anything to read; types that say it in fields of their own ask those too."""
        return bool(strip_tags(self.body).strip() or self.attached())

    def fitting_types(self) -> frozenset[str]:
        """The kinds of information this type of page is made for (`news.kinds`)."""
        from news.kinds import kind_of

        kind = kind_of(type(self))
        return kind.types if kind else frozenset()

    def attached(self) -> list["Attachment"]:
        """The item's documents in order."""
        if not self.attachments_name or not self.pk:
            return []
        return list(getattr(self, self.attachments_name).select_related("document").all())

    def pictures(self) -> list[PublishingImage]:
        """The item's pictures in order."""
        return []

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What the detail templates show."""
        from news.combined import related_cards
        from news.listing import neighbours

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["body_html"] = public_html(self.body)
        context["unit"] = {"name": self.unit.name, "url": _section_url(self, request)} if self.unit else None
        context["type_label"] = self.information_label() or str(self._meta.verbose_name)
        context["publication"] = publication_of(self)
        context["evidence_for"] = evidence_links(self)
        documents = [attachment.document for attachment in self.attached()]
        context["sources"] = source_lines([*self.pictures(), *documents])
        context["documents"] = [attachment.as_public() for attachment in self.attached()]
        context["previous_item"], context["next_item"] = neighbours(request, self)
        context["related"] = related_cards(request, self)
        return context


class SummarisedPage(ItemPage):
    """An item with a few words that stand before its text and under its title in lists."""

    summary = models.TextField(_("summary"), blank=True, max_length=600)

    public_fields: ClassVar[tuple[str | tuple[str, str], ...]] = ("summary", *ItemPage.public_fields)

    class Meta:
        abstract = True

    @property
    def lead(self) -> str:
        """What lists show under the title."""
        return self.summary

    def texts(self) -> list[str]:
        """Summary, text and the names of the documents."""
        return [self.summary, *super().texts(), *(row.title or row.document.title for row in self.attached())]

    def wordings(self) -> list[Any]:
        """The summary beside the text."""
        return [*super().wordings(), *self.named_wordings("summary")]

    def named_wordings(self, *names: str) -> list[Any]:
        """The words of plain fields that are not empty."""
        return [self.wording(name, text) for name in names if (text := str(getattr(self, name))).strip()]


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
    public_fields: ClassVar[tuple[str | tuple[str, str], ...]] = ("title", "document")
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
