"""The page types."""

from news.models.announcement import AnnouncementDocument, AnnouncementPage
from news.models.banner import BannerPage
from news.models.directory import DirectoryPage, DirectoryPerson
from news.models.faq import FaqPage
from news.models.frame import ItemIndexPage, ManualIndexPage, NewsIndexPage, SectionPage
from news.models.information import InformationDocument, InformationPage
from news.models.item import Attachment, ItemPage, SummarisedPage
from news.models.manual import ManualDocument, ManualKind, ManualPage
from news.models.moving import ImportedItem, OldAddress
from news.models.news import NewsAttachment, NewsKind, NewsPage, NewsPhoto
from news.models.procurement import Bidder, ProcurementDocument, ProcurementNoticePage
from news.models.procurement_report import ProcurementReportPage

__all__ = [
    "AnnouncementDocument",
    "AnnouncementPage",
    "Attachment",
    "BannerPage",
    "Bidder",
    "DirectoryPage",
    "DirectoryPerson",
    "FaqPage",
    "ImportedItem",
    "InformationDocument",
    "InformationPage",
    "ItemIndexPage",
    "ItemPage",
    "ManualDocument",
    "ManualIndexPage",
    "ManualKind",
    "ManualPage",
    "NewsAttachment",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsPhoto",
    "OldAddress",
    "ProcurementDocument",
    "ProcurementNoticePage",
    "ProcurementReportPage",
    "SectionPage",
    "SummarisedPage",
]
