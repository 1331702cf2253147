"""The live notices of one procurement, in the order in which they were published."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Site

from news.models import ProcurementNoticePage


@dataclass(frozen=True, slots=True)
class Step:
    """One notice in the life of a procurement."""

    page: ProcurementNoticePage
    url: str
    is_here: bool

    @property
    def kind(self) -> str:
        """What the notice announces."""
        return str(self.page.get_notice_kind_display())


def notices_of(root: Page, key: str) -> Any:
    """The live notices of the procurement on the website below `root`, oldest first."""
    pages = ProcurementNoticePage.objects.live().descendant_of(root).filter(procurement_key=key)
    return pages.defer("body", "memo", "tables").order_by("public_date", "first_published_at", "pk")


def timeline_of(page: ProcurementNoticePage, request: Any) -> list[Step]:
    """The notices of the page's procurement; the page itself among them, also in a preview."""
    site = Site.find_for_request(request) or page.get_site()
    if site is None or not page.procurement_key:
        return []
    others = [other for other in notices_of(site.root_page, page.procurement_key) if other.pk != page.pk]
    pages = sorted([*others, page], key=lambda notice: (notice.public_date, notice.pk or 0))
    return [Step(notice, notice.get_url(request) or "", notice.pk == page.pk) for notice in pages]
