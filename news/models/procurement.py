"""Procurement notices."""

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from news.models.item import Attachment, ItemPage
from news.procurement.baht_field import BahtField, format_baht
from news.procurement.forms import ProcurementNoticeForm
from news.procurement.kinds import Category, Method, NoticeKind, SelectionCode
from news.procurement.particulars import kinds_with, missing_particulars
from news.procurement.tax_id import SupplierKind, TaxIdField, public_tax_id
from publishing.api import Issue, Wording
from publishing.models import ItemDate, LiveDateKind
from thai.fiscal import fiscal_year

_KEY_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"


def _panel(*fields: str) -> Any:
    """Fields in a row; each appears for the kinds of notices that say it."""
    panels = [FieldPanel(name, attrs=_when(name)) for name in fields]
    return panels[0] if len(panels) == 1 else FieldRowPanel(panels, attrs=_when(*fields))


def _when(*fields: str) -> dict[str, str]:
    """The editor's mark for the kinds of notices that ask for any of the fields (publishing/status.js)."""
    kinds = {kind for field in fields for kind in kinds_with(field)}
    return {"data-pk-when": json.dumps({"notice_kind": [str(kind) for kind in NoticeKind if kind in kinds]})}


class ProcurementNoticePage(ItemPage):
    """ประกาศจัดซื้อจัดจ้าง: one notice of one procurement (Public Procurement Act B.E. 2560).

    Notices of one procurement have the same `procurement_key`. There is no record of the procurement beside them, so
    nothing of it is public before a notice is, and nothing of it changes without the gate.
    Never show `supplier_tax_id`: `shown_tax_id` is what may be seen.
    """

    notice_kind = models.CharField(_("kind of notice"), max_length=16, choices=NoticeKind.choices, blank=True)
    procurement_key = models.CharField(
        _("procurement"),
        max_length=40,
        blank=True,
        db_index=True,
        validators=[RegexValidator(r"^[0-9a-z][0-9a-z-]*\Z", _("Only digits, small Latin letters and hyphens."))],
        help_text=_("The notices of one procurement are shown together. Choose it here from the second notice on."),
    )
    work = models.CharField(_("what is bought or hired"), max_length=500, blank=True)
    category = models.CharField(_("type of procurement"), max_length=10, choices=Category.choices, blank=True)
    method = models.CharField(_("method"), max_length=12, choices=Method.choices, blank=True)
    budget = BahtField(_("budget (baht)"))
    median_price = BahtField(_("median price (baht)"))
    agreed_price = BahtField(_("agreed price (baht)"))
    budget_source = models.CharField(_("source of the budget"), max_length=200, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(
        _("fiscal year"), null=True, blank=True, help_text=_("Left empty: the fiscal year of the notice's date.")
    )
    egp_number = models.CharField(_("e-GP project number"), max_length=20, blank=True)
    period_starts = models.DateField(
        _("first day"), null=True, blank=True, help_text=_("Of posting, of comments, or of offers, as the notice says.")
    )
    period_ends = models.DateField(_("last day"), null=True, blank=True)
    supplier_name = models.CharField(_("supplier chosen"), max_length=255, blank=True)
    supplier_kind = models.CharField(_("the supplier is"), max_length=8, choices=SupplierKind.choices, blank=True)
    supplier_tax_id = TaxIdField(
        _("tax or citizen id of the supplier"),
        blank=True,
        help_text=_("13 digits. A natural person's is masked on the page, in files, in lists and in open data."),
    )
    selection_code = models.CharField(
        _("reason for selection, code"), max_length=1, choices=SelectionCode.choices, blank=True
    )
    selection_reason = models.TextField(_("reason for selection, in short"), max_length=500, blank=True)
    contract_number = models.CharField(_("number of contract or agreement"), max_length=60, blank=True)
    contract_date = models.DateField(_("date of contract or agreement"), null=True, blank=True)
    contract_ends = models.DateField(_("last day of the contract"), null=True, blank=True)
    change_reason = models.TextField(_("what is changed or cancelled, and why"), max_length=1000, blank=True)

    public_fields = (
        "notice_kind", "procurement_key", "work", ("procurement_category", "category"), "method", "budget",
        "median_price", "agreed_price", "budget_source", ("procurement_fiscal_year", "fiscal_year"), "egp_number",
        "period_starts", "period_ends", "supplier_name", "supplier_kind", "shown_tax_id", "selection_code",
        "selection_reason", "contract_number", "contract_date", "contract_ends", "change_reason", "bidders",
        *ItemPage.public_fields, "documents",
    )  # fmt: skip
    attachments_name = "documents"
    silent_fields = ItemPage.silent_fields | {"supplier_tax_id"}
    base_form_class = ProcurementNoticeForm
    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        MultiFieldPanel(
            [
                FieldPanel("notice_kind"),
                FieldPanel("procurement_key"),
                FieldPanel("work"),
                _panel("category", "method"),
                _panel("budget", "median_price"),
                _panel("budget_source"),
                FieldRowPanel([FieldPanel("fiscal_year"), FieldPanel("egp_number", attrs=_when("egp_number"))]),
                _panel("period_starts", "period_ends"),
                _panel("change_reason"),
            ],
            heading=_("Procurement"),
        ),
        InlinePanel(
            "bidders", heading=_("Bidders and prices offered"), label=_("Bidder"), attrs=_when("bidders"), min_num=0
        ),
        MultiFieldPanel(
            [
                _panel("supplier_name"),
                _panel("supplier_kind", "supplier_tax_id"),
                _panel("agreed_price", "selection_code"),
                _panel("selection_reason"),
                _panel("contract_number", "contract_date"),
                _panel("contract_ends"),
            ],
            heading=_("Supplier chosen and contract"),
            attrs=_when("supplier_name", "contract_number"),
        ),
        FieldPanel("body"),
        FieldPanel("tables"),
        InlinePanel("documents", heading=_("Attachments"), label=_("Document")),
    ]

    class Meta:
        verbose_name = _("procurement notice")
        verbose_name_plural = _("procurement notices")
        indexes = [
            models.Index(fields=["-public_date", "-page_ptr"]),
            models.Index(fields=["fiscal_year", "notice_kind"]),
        ]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """As every item, after the notice has got its fiscal year and its procurement."""
        self._take_procurement()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """As every item, after the notice has got its fiscal year and its procurement."""
        self._take_procurement()
        super().minimal_clean()

    def _take_procurement(self) -> None:
        """A notice that follows no other begins a procurement: fiscal year and a short token, in ASCII, for ever."""
        if self.fiscal_year is None and self.public_date:
            self.fiscal_year = fiscal_year(self.public_date)
        if not self.procurement_key:
            self.procurement_key = f"{self.fiscal_year}-{get_random_string(6, _KEY_LETTERS)}"

    @property
    def lead(self) -> str:
        """What lists show under the title."""
        return self.work

    @property
    def shown_tax_id(self) -> str:
        """The supplier's number as anybody may see it: a natural person's is masked."""
        return public_tax_id(self.supplier_tax_id, self.supplier_kind)

    def texts(self) -> list[str]:
        """What is bought, from whom and why; never the supplier's number."""
        bidders = [row.name for row in self.bidders.all()]
        said = [self.work, self.supplier_name, self.selection_reason, self.change_reason]
        return [*said, self.egp_number, self.contract_number, *super().texts(), *bidders]

    def wordings(self) -> list[Wording]:
        """What is bought, the reasons and the names beside the text."""
        names = ("work", "budget_source", "supplier_name", "selection_reason", "change_reason")
        named = [self.wording(name, getattr(self, name)) for name in names if getattr(self, name).strip()]
        bidders = [
            Wording(f"bidders-{number}-name", str(_("Bidder")), row.name)
            for number, row in enumerate(self.bidders.all())
        ]
        return [*super().wordings(), *named, *bidders]

    def attached(self) -> list[Attachment]:
        """The documents in order."""
        return list(self.documents.select_related("document").all()) if self.pk else []

    def warnings_before_withdrawal(self, now: dt.datetime) -> list[Issue]:
        """That it has not stood as long as it must."""
        from news.procurement.posting_clock import warnings_of

        return [*super().warnings_before_withdrawal(now), *warnings_of(self, timezone.localdate(now))]

    def live_dates(self) -> list[ItemDate]:
        """The period the notice names; the last day of an invitation is a deadline."""
        dates: list[ItemDate] = super().live_dates()
        if self.notice_kind == NoticeKind.INVITATION and self.period_ends:
            return [*dates, ItemDate.on_days(LiveDateKind.DEADLINE, self.period_ends)]
        first = self.period_starts or self.period_ends
        return [*dates, ItemDate.on_days(LiveDateKind.POSTING, first, self.period_ends)] if first else dates

    def missing_for_submission(self) -> list[Issue]:
        """What the kind of notice has to say."""
        return [*super().missing_for_submission(), *missing_particulars(self)]

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The particulars."""
        from news.procurement.facts import facts_of
        from news.procurement.posting_clock import clock_of
        from news.procurement.timeline import timeline_of

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["facts"] = facts_of(self)
        context["timeline"] = timeline_of(self, request)
        context["clock"] = clock_of(self, timezone.localdate())
        context["bidders"] = [row.as_public() for row in self.bidders.all()]
        return context


class Bidder(Orderable):
    """Who offered to sell or to do the work, and for how much."""

    page = ParentalKey(ProcurementNoticePage, on_delete=models.CASCADE, related_name="bidders")
    name = models.CharField(_("name"), max_length=255)
    price = BahtField(_("price offered (baht)"))

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("price")])]
    public_fields = ("name", "price")

    class Meta(Orderable.Meta):
        verbose_name = _("bidder")
        verbose_name_plural = _("bidders")

    def as_public(self) -> dict[str, Any]:
        """What the templates show."""
        price: Decimal | None = self.price
        return {"name": self.name, "price": format_baht(price)}


class ProcurementDocument(Attachment):
    """A document of a procurement notice."""

    page = ParentalKey(ProcurementNoticePage, on_delete=models.CASCADE, related_name="documents")

    class Meta(Attachment.Meta):
        verbose_name = _("document of the procurement notice")
        verbose_name_plural = _("documents of the procurement notice")
