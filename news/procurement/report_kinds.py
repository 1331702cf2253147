"""The published reports on procurements: their columns, word for word, and the time each is about (standards.md §4)."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.procurement.kinds import NoticeKind
from thai.dates import ERA_OFFSET, MONTHS
from thai.fiscal import bounds

MONTH_CHOICES: Final = [(number, MONTHS[number - 1]) for number in (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)]
"""The months of a fiscal year."""
QUARTER_CHOICES: Final = [(number, str(number)) for number in (1, 2, 3, 4)]
_QUARTER = 3
_FIRST_MONTH = 10


class ReportKind(models.TextChoices):
    """What is published of the procurements of a time."""

    MONTHLY = "monthly", _("Monthly summary (form SKR.1)")
    QUARTERLY = "quarterly", _("Quarterly list of winners")
    DATA_FILE = "data_file", _("Data file of the fiscal year (ITA)")


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column: its heading as the form prints it, and whether it holds an amount in baht."""

    key: str
    label: str
    is_money: bool = False
    share: float = 1


COLUMNS: Final[dict[str, tuple[ReportColumn, ...]]] = {
    ReportKind.MONTHLY: (
        ReportColumn("no", "ลำดับที่", share=0.5),
        ReportColumn("work", "งานที่จัดซื้อหรือจัดจ้าง", share=2),
        ReportColumn("budget", "วงเงินที่จะซื้อหรือจ้าง", is_money=True),
        ReportColumn("median_price", "ราคากลาง", is_money=True),
        ReportColumn("method", "วิธีซื้อหรือจ้าง"),
        ReportColumn("bidders", "รายชื่อผู้เสนอราคาและราคาที่เสนอ", share=1.6),
        ReportColumn("chosen", "ผู้ได้รับการคัดเลือกและราคาที่ตกลงซื้อหรือจ้าง", share=1.6),
        ReportColumn("reason", "เหตุผลที่คัดเลือกโดยสรุป", share=1.4),
        ReportColumn("contract", "เลขที่และวันที่ของสัญญาหรือข้อตกลง", share=1.2),
    ),
    ReportKind.QUARTERLY: (
        ReportColumn("no", "ลำดับ", share=0.5),
        ReportColumn("tax_id", "เลขประจำตัวผู้เสียภาษี/ประชาชน", share=1.4),
        ReportColumn("supplier", "ชื่อผู้ประกอบการ", share=1.6),
        ReportColumn("work", "รายการพัสดุ", share=2.2),
        ReportColumn("amount", "จำนวนเงินรวม", is_money=True),
        ReportColumn("reference", "เอกสารอ้างอิง (วันที่, เลขที่)", share=1.4),
        ReportColumn("code", "เหตุผลสนับสนุน", share=0.8),
    ),
    ReportKind.DATA_FILE: (
        ReportColumn("no", "ที่", share=0.4),
        ReportColumn("fiscal_year", "ปีงบประมาณ", share=0.8),
        ReportColumn("agency", "ชื่อหน่วยงาน", share=1.4),
        ReportColumn("district", "อำเภอ"),
        ReportColumn("province", "จังหวัด"),
        ReportColumn("ministry", "กระทรวง"),
        ReportColumn("agency_type", "ประเภทหน่วยงาน"),
        ReportColumn("work", "ชื่อรายการ", share=1.8),
        ReportColumn("budget", "วงเงินงบประมาณ", is_money=True, share=1.1),
        ReportColumn("budget_source", "แหล่งที่มาของงบประมาณ", share=1.1),
        ReportColumn("status", "สถานะการจัดซื้อจัดจ้าง", share=1.1),
        ReportColumn("method", "วิธี"),
        ReportColumn("median_price", "ราคากลาง", is_money=True, share=1.1),
        ReportColumn("agreed_price", "ราคาที่ตกลง", is_money=True, share=1.1),
        ReportColumn("supplier", "ผู้ประกอบการที่ได้รับการคัดเลือก", share=1.3),
        ReportColumn("egp_number", "เลขที่โครงการ e-GP", share=1.1),
    ),
}
"""The columns in the order of the forms: nine, seven and sixteen."""

STATUS: Final[dict[str, str]] = {
    NoticeKind.CANCELLATION: "ยกเลิกการดำเนินการ",
    NoticeKind.CONTRACT: "อยู่ระหว่างระยะสัญญา",
    NoticeKind.CONTRACT_CHANGE: "อยู่ระหว่างระยะสัญญา",
}
"""The state of a procurement by its newest notice; whatever is not here has no signed contract. Unverified [K]."""
NOT_SIGNED: Final = "ยังไม่ลงนามในสัญญา"
CONTRACT_OVER: Final = "สิ้นสุดระยะสัญญา"


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The days a report is about, both inside it, and their name."""

    first: dt.date
    last: dt.date
    label: str


def period_of(page: Any) -> ReportPeriod | None:
    """The time the report is about; None while it is not said."""
    if not page.fiscal_year:
        return None
    starts, ends = bounds(page.fiscal_year)
    if page.report_kind == ReportKind.MONTHLY and page.month:
        year = starts.year if page.month >= _FIRST_MONTH else ends.year
        label = f"เดือน{MONTHS[page.month - 1]} พ.ศ. {year + ERA_OFFSET}"
        return ReportPeriod(dt.date(year, page.month, 1), _month_end(year, page.month), label)
    if page.report_kind == ReportKind.QUARTERLY and page.quarter:
        months = [(_FIRST_MONTH - 1 + _QUARTER * (page.quarter - 1) + ahead) % 12 + 1 for ahead in range(_QUARTER)]
        year = starts.year if page.quarter == 1 else ends.year
        of_year = f"พ.ศ. {year + ERA_OFFSET}"
        label = f"ไตรมาสที่ {page.quarter} (เดือน{MONTHS[months[0] - 1]} ถึงเดือน{MONTHS[months[-1] - 1]} {of_year})"
        return ReportPeriod(dt.date(year, months[0], 1), _month_end(year, months[-1]), label)
    if page.report_kind == ReportKind.DATA_FILE:
        return ReportPeriod(starts, ends, f"ปีงบประมาณ พ.ศ. {page.fiscal_year}")
    return None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])
