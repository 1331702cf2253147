"""The page types."""

from news.models.frame import ManualIndexPage, NewsIndexPage, SectionPage
from news.models.item import Attachment, ItemPage
from news.models.manual import ManualDocument, ManualPage
from news.models.news import NewsAttachment, NewsPage, NewsPhoto

__all__ = [
    "Attachment",
    "ItemPage",
    "ManualDocument",
    "ManualIndexPage",
    "ManualPage",
    "NewsAttachment",
    "NewsIndexPage",
    "NewsPage",
    "NewsPhoto",
    "SectionPage",
]
