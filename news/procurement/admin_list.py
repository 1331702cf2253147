"""The office's procurement notices in the administration: how long each stands, how long it has to, the proof."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.admin.widgets.button import Button

from news.models import ProcurementNoticePage
from news.procurement.posting_clock import Clock, clocks_of
from publishing.models import PublicationRecord


class PostingColumn(Column):
    """Full working days online of those required, and until when."""

    cell_template_name = "news/admin/posting_cell.html"

    def get_value(self, instance: Any) -> Clock | None:
        """The clock the view has attached."""
        return getattr(instance, "posting_clock", None)


class ProcurementIndexView(IndexView):
    """Counts the clocks of a whole page of the list in one query."""

    def get_table(self, object_list: Any, **kwargs: Any) -> Any:
        """The table of these notices, each with its clock."""
        pages = list(object_list)
        clocks = clocks_of([page.specific for page in pages], timezone.localdate())
        for page in pages:
            page.posting_clock = clocks.get(page.pk)
        return super().get_table(pages, **kwargs)


class ProcurementNoticesViewSet(PageListingViewSet):
    """ประกาศจัดซื้อจัดจ้าง."""

    model = ProcurementNoticePage
    index_view_class = ProcurementIndexView
    icon = "clipboard-list"
    menu_label = gettext_lazy("Procurement notices")
    menu_order = 250
    add_to_admin_menu = True
    name = "procurement_notices"
    columns = [
        *PageListingViewSet.index_view_class.base_columns[:2],
        Column("notice_kind", label=gettext_lazy("Kind of notice"), accessor="get_notice_kind_display", width="16%"),
        Column("procurement_key", label=gettext_lazy("Procurement"), width="12%"),
        PostingColumn("posting", label=gettext_lazy("Working days online"), width="22%"),
        *PageListingViewSet.index_view_class.base_columns[-1:],
    ]


def proof_button(page: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """The proof of posting, for a notice that was ever public."""
    if not issubclass(page.specific_class or type(None), ProcurementNoticePage):
        return
    if PublicationRecord.objects.filter(page_id=page.pk).exists():
        address = reverse("news_admin:proof_of_posting", args=[page.pk])
        yield Button(_("Proof of posting (PDF)"), address, icon_name="doc-full-inverse", priority=62)
