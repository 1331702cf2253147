"""The page types."""

from news.models.frame import ManualIndexPage, NewsIndexPage, SectionPage
from news.models.item import Attachment, ItemPage
from news.models.manual import ManualDocument, ManualPage
from news.models.news import NewsAttachment, NewsPage, NewsPhoto
from news.models.procurement import Bidder, ProcurementDocument, ProcurementNoticePage

__all__ = [
    "Attachment",
    "Bidder",
    "ItemPage",
    "ManualDocument",
    "ManualIndexPage",
    "ManualPage",
    "NewsAttachment",
    "NewsIndexPage",
    "NewsPage",
    "NewsPhoto",
    "ProcurementDocument",
    "ProcurementNoticePage",
    "SectionPage",
]
