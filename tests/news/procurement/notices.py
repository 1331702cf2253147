"""Procurement notices for tests. Every number belongs to nobody: there is no province 99."""

import datetime as dt
from typing import Any

from django.utils import timezone

from news.models import Bidder, ProcurementNoticePage, ProcurementReportPage
from news.procurement.kinds import NoticeKind
from tests.world import MEMO, Story

PERSON = "1999900000013"
COMPANY = "0995560000011"

SAID: dict[str, Any] = {
    "work": "จ้างซ่อมเครื่องปรับอากาศห้องประชุม",
    "category": "services",
    "method": "specific",
    "budget": "45000",
    "median_price": "45,000.00".replace(",", ""),
    "budget_source": "พ.ร.บ. งบประมาณรายจ่าย",
    "egp_number": "69999000001",
    "period_starts": dt.date(2026, 11, 2),
    "period_ends": dt.date(2026, 11, 9),
    "supplier_name": "นายสมมุติ ตัวอย่างช่าง",
    "supplier_kind": "natural",
    "supplier_tax_id": PERSON,
    "agreed_price": "44500.5",
    "selection_code": "1",
    "selection_reason": "เสนอราคาต่ำสุดและคุณสมบัติครบถ้วน",
    "contract_number": "จ.12/2570",
    "contract_date": dt.date(2026, 11, 10),
    "contract_ends": dt.date(2026, 12, 10),
    "change_reason": "ขยายเวลาส่งมอบตามที่ผู้รับจ้างร้องขอ",
}


def unsaved(kind: str = NoticeKind.CONTRACT, **fields: Any) -> ProcurementNoticePage:
    """A notice that says everything, in memory."""
    values = {
        "title": "ประกาศสาระสำคัญในสัญญาจ้างซ่อมเครื่องปรับอากาศ",
        "information_type": "procurement",
        "notice_kind": kind,
        "body": "<p>สำนักงานประกาศตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ</p>",
        "memo": MEMO | {"topic": "other", "topic_other": "จัดซื้อจัดจ้าง"},
    }
    return ProcurementNoticePage(**(values | SAID | fields))


def draft(story: Story, kind: str = NoticeKind.CONTRACT, *, bidders: Any = None, **fields: Any) -> Any:
    """A draft that lacks nothing, in the section of the finance group."""
    page = unsaved(kind, **fields)
    story.world.sections["finance"].add_child(instance=page)
    offered = [("นายสมมุติ ตัวอย่างช่าง", "44500.5"), ("บริษัท สาธิตการช่าง จำกัด", "46000")]
    for number, (name, price) in enumerate(bidders if bidders is not None else offered):
        page.bidders.add(Bidder(name=name, price=price, sort_order=number))
    page.save_revision(user=story.people["finance.provider"])
    return story.fresh(page)


def published(story: Story, kind: str = NoticeKind.CONTRACT, **fields: Any) -> Any:
    """A live notice."""
    page = draft(story, kind, **fields)
    story.submit(page, "finance.provider")
    return story.carry_through(page, "finance")


PERIODS: dict[str, dict[str, Any]] = {
    "monthly": {"month": 11},
    "quarterly": {"quarter": 1},
    "data_file": {"province": "สาธิต"},
}


def report(story: Story, kind: str, **fields: Any) -> Any:
    """A draft report of fiscal year 2570, its rows drawn."""
    page = ProcurementReportPage(
        title="สรุปผลการจัดซื้อจัดจ้าง", information_type="procurement", report_kind=kind, fiscal_year=2570,
        prepared_by="นางสาวสุทธิดา สมมุติพร", memo=MEMO | {"topic": "other", "topic_other": "จัดซื้อจัดจ้าง"},
        **(PERIODS[kind] | fields),
    )  # fmt: skip
    page.unit = story.world.units["finance"]
    page.redraw(timezone.now())
    story.world.sections["finance"].add_child(instance=page)
    page.save_revision(user=story.people["finance.provider"])
    return story.fresh(page)
