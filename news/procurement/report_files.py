"""A procurement report as a spreadsheet, a data file and a paper."""

from decimal import Decimal
from typing import Any, Final

from news.procurement.baht_field import format_baht
from news.procurement.report_kinds import COLUMNS, ReportKind, period_of
from publishing.api import Sheet, SheetColumn, SheetTable, as_csv, as_xlsx, print_sheet
from thai.dates import format_date

TITLES: Final[dict[str, str]] = {
    ReportKind.MONTHLY: "แบบสรุปผลการดำเนินการจัดซื้อจัดจ้างในรอบเดือน (แบบ สขร.1)",
    ReportKind.QUARTERLY: (
        "รายละเอียดแนบท้ายประกาศผลผู้ชนะการจัดซื้อจัดจ้างหรือผู้ได้รับการคัดเลือกและสาระสำคัญของสัญญาหรือข้อตกลงเป็นหนังสือ"
    ),
    ReportKind.DATA_FILE: "รายการการจัดซื้อจัดจ้าง",
}
"""What each report is called on its face."""

NONE: Final[dict[str, str]] = {
    ReportKind.MONTHLY: "ไม่มีการจัดซื้อจัดจ้างในเดือนนี้",
    ReportKind.QUARTERLY: "ไม่มีการจัดซื้อจัดจ้างในไตรมาสนี้",
    ReportKind.DATA_FILE: "ไม่มีการจัดซื้อจัดจ้างในปีงบประมาณนี้",
}
"""A report that says that there was nothing is a report."""


def rows_of(page: Any) -> list[list[str]]:
    """The frozen rows as people read them, amounts with commas."""
    columns = COLUMNS[page.report_kind]
    return [
        [_money(row["cells"].get(column.key, "")) if column.is_money else row["cells"].get(column.key, "")
         for column in columns]
        for row in page.rows
    ]  # fmt: skip


def csv_of(page: Any) -> bytes:
    """Headings and rows, amounts as plain numbers; nothing of it runs as a formula."""
    return bytes(as_csv(_content(page, "text")))


def xlsx_of(page: Any) -> bytes:
    """The report as a spreadsheet, amounts as numbers."""
    return bytes(as_xlsx(_content(page, "number"), _signed(page)))


def pdf_of(page: Any, code: str) -> bytes:
    """The report as a paper; `code` answers for it on the website."""
    office = page.office
    columns = [
        SheetColumn(column.label, column.share, "right" if column.is_money else "left")
        for column in COLUMNS[page.report_kind]
    ]
    table = SheetTable(columns, rows_of(page))
    sheet = Sheet(
        title=TITLES[page.report_kind],
        office=office.name,
        lines=[label_of(page), office.name, f"ข้อมูล ณ วันที่ {format_date(page.drawn_at)}" if page.drawn_at else ""],
        tables=[table] if page.rows else [],
        notes=[] if page.rows else [NONE[page.report_kind]],
        signatures=[("ผู้จัดทำ", page.prepared_by), ("ผู้ตรวจสอบ", page.checked_by)],
        root_url=office.site.root_url,
        code=code,
        wide=True,
    )
    return print_sheet(sheet)


def label_of(page: Any) -> str:
    """The time the report is about, in words."""
    period = period_of(page)
    return period.label if period else ""


def _content(page: Any, money: str) -> dict[str, Any]:
    """As the reports of publishing have it (publishing/reports/files.py)."""
    columns = [
        {"key": column.key, "label": column.label, "kind": money if column.is_money else "text"}
        for column in COLUMNS[page.report_kind]
    ]
    amounts = {column["key"] for column in columns if column["kind"] == "number"}
    rows = [
        {"cells": {key: float(text) if key in amounts and text else text for key, text in row["cells"].items()}}
        for row in page.rows
    ]
    return {
        "title": TITLES[page.report_kind],
        "office": page.office.name,
        "unit": "",
        "period": {"label": label_of(page)},
        "columns": columns,
        "rows": rows,
        "totals": [] if rows else [[NONE[page.report_kind], ""]],
        "blocks": [],
    }


def _signed(page: Any) -> list[str]:
    people = (("ผู้จัดทำ", page.prepared_by), ("ผู้ตรวจสอบ", page.checked_by))
    return [f"{role}: {name}" for role, name in people if name]


def _money(text: str) -> str:
    return format_baht(Decimal(text)) if text else ""
