"""Published reports on procurements."""

import datetime as dt
import json
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from news.models.item import ItemPage
from news.procurement.report_form import ProcurementReportForm
from news.procurement.report_kinds import MONTH_CHOICES, QUARTER_CHOICES, ReportKind, period_of
from news.procurement.report_panel import DrawnRowsPanel
from publishing.api import Issue, Wording


def _for(*kinds: str) -> dict[str, str]:
    """The editor's mark for fields of these kinds of reports (publishing/status.js)."""
    return {"data-pk-when": json.dumps({"report_kind": [str(kind) for kind in kinds]})}


class ProcurementReportPage(ItemPage):
    """รายงานการจัดซื้อจัดจ้าง: what the office bought in a month, a quarter or a year, drawn from its public notices.

    Invariant: `rows` are never typed. They are drawn when the draft is saved, sealed with it, and a draft whose rows
    are no longer those of the live notices is not submitted.
    """

    report_kind = models.CharField(_("kind of report"), max_length=10, choices=ReportKind.choices, blank=True)
    fiscal_year = models.PositiveSmallIntegerField(_("fiscal year"), null=True, blank=True)
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True, choices=MONTH_CHOICES)
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True, choices=QUARTER_CHOICES)
    district = models.CharField(_("district"), max_length=100, blank=True)
    province = models.CharField(_("province"), max_length=100, blank=True)
    ministry = models.CharField(_("ministry"), max_length=100, blank=True, default="กระทรวงศึกษาธิการ")
    agency_type = models.CharField(_("type of agency"), max_length=100, blank=True)
    prepared_by = models.CharField(_("prepared by"), max_length=200, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=200, blank=True)
    rows = models.JSONField(_("rows of the report"), default=list, blank=True, editable=False)
    drawn_at = models.DateTimeField(_("moment of drawing"), null=True, blank=True, editable=False)

    public_fields = (
        "report_kind", "period_label", "rows", "drawn_at", "prepared_by", "checked_by", *ItemPage.public_fields,
    )  # fmt: skip
    silent_fields = ItemPage.silent_fields | {"rows"}
    base_form_class = ProcurementReportForm
    parent_page_types = ["news.SectionPage"]
    subpage_types: list[str] = []
    content_panels = [
        FieldPanel("title"),
        FieldPanel("information_type"),
        FieldPanel("public_date"),
        MultiFieldPanel(
            [
                FieldPanel("report_kind"),
                FieldPanel("fiscal_year"),
                FieldPanel("month", attrs=_for(ReportKind.MONTHLY)),
                FieldPanel("quarter", attrs=_for(ReportKind.QUARTERLY)),
                FieldRowPanel([FieldPanel("district"), FieldPanel("province")], attrs=_for(ReportKind.DATA_FILE)),
                FieldRowPanel([FieldPanel("ministry"), FieldPanel("agency_type")], attrs=_for(ReportKind.DATA_FILE)),
                FieldRowPanel([FieldPanel("prepared_by"), FieldPanel("checked_by")]),
            ],
            heading=_("Report"),
        ),
        DrawnRowsPanel(heading=_("Rows drawn from the published notices")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("procurement report")
        verbose_name_plural = _("procurement reports")
        indexes = [models.Index(fields=["-public_date", "-page_ptr"])]

    def redraw(self, now: dt.datetime) -> None:
        """Take the rows from the live notices. The moment changes only with the rows."""
        from news.procurement.drawing import draw

        rows = draw(self, on_day=timezone.localdate(now))
        if rows != self.rows or self.drawn_at is None:
            self.rows, self.drawn_at = rows, now

    @property
    def period_label(self) -> str:
        """The month, quarter or year the report is about, in words."""
        from news.procurement.report_files import label_of

        return label_of(self)

    @property
    def lead(self) -> str:
        """What lists show under the title."""
        from news.procurement.report_files import NONE

        label = self.period_label
        return label if self.rows or not label else f"{label}: {NONE[self.report_kind]}"

    def texts(self) -> list[str]:
        """The time and what was bought."""
        return [self.lead, *super().texts(), *(row["cells"].get("work", "") for row in self.rows)]

    def wordings(self) -> list[Wording]:
        """The rows beside the text: a number that slipped into a notice is found here too."""
        words = "\n".join(" ".join(row["cells"].values()) for row in self.rows)
        return [*super().wordings(), *([self.wording("rows", words)] if words else [])]

    def missing_for_submission(self) -> list[Issue]:
        """Kind and time; rows as the live notices have them. The rows are its text: “none this month” is a report."""
        from news.procurement.agreement import disagreements

        issues = [issue for issue in super().missing_for_submission() if issue.code != "body_missing"]
        if period_of(self) is None:
            return [*issues, Issue("procurement_report_period_missing", "report_kind")]
        if self.report_kind == ReportKind.DATA_FILE:
            empty = [name for name in ("district", "province", "ministry", "agency_type") if not getattr(self, name)]
            issues += [Issue("procurement_report_agency_missing", name) for name in empty]
        stale = self.drawn_at is None or bool(disagreements(self))
        return [*issues, Issue("procurement_report_stale", "report_kind")] if stale else issues

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The table, the files and the neighbours."""
        from news.listing import neighbours

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context |= table_of(self)
        context["previous_item"], context["next_item"] = neighbours(request, self)
        return context


def table_of(page: ProcurementReportPage) -> dict[str, Any]:
    """The table of the report for a template: `columns`, `rows`, `label`, `none`."""
    from news.procurement.report_files import NONE, TITLES, label_of, rows_of
    from news.procurement.report_kinds import COLUMNS

    if page.report_kind not in COLUMNS:
        return {"columns": (), "rows": [], "label": "", "none": "", "form_title": ""}
    return {
        "columns": COLUMNS[page.report_kind],
        "rows": rows_of(page),
        "label": label_of(page),
        "none": NONE[page.report_kind],
        "form_title": TITLES[page.report_kind],
    }
