"""The published reports: drawn from the notices, never typed twice, and known to differ when the notices change."""

import io
from typing import Any

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from news.models import ProcurementReportPage
from news.procurement.agreement import disagreements
from news.procurement.drawing import draw
from news.procurement.report_files import rows_of
from news.procurement.report_kinds import COLUMNS, period_of
from publishing.actions.withdraw import WithdrawAction
from tests.news.procurement.notices import COMPANY, PERSON, draft, published, report
from tests.news.procurement.test_posting import words_of
from tests.world import Story


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "label", "days"),
    [
        ({"report_kind": "monthly", "month": 10}, "เดือนตุลาคม พ.ศ. 2569", ("2026-10-01", "2026-10-31")),
        ({"report_kind": "monthly", "month": 2}, "เดือนกุมภาพันธ์ พ.ศ. 2570", ("2027-02-01", "2027-02-28")),
        (
            {"report_kind": "quarterly", "quarter": 4},
            "ไตรมาสที่ 4 (เดือนกรกฎาคม ถึงเดือนกันยายน พ.ศ. 2570)",
            ("2027-07-01", "2027-09-30"),
        ),
        ({"report_kind": "data_file"}, "ปีงบประมาณ พ.ศ. 2570", ("2026-10-01", "2027-09-30")),
    ],
)
def test_period__of_a_fiscal_year(said: dict[str, Any], label: str, days: tuple[str, str]) -> None:
    """Month, quarter and year as the forms name them."""
    period = period_of(ProcurementReportPage(title="รายงาน", fiscal_year=2570, **said))
    assert period is not None
    assert (period.label, (str(period.first), str(period.last))) == (label, days)
    assert period_of(ProcurementReportPage(title="รายงาน", report_kind="monthly", fiscal_year=2570)) is None


def test_reports__are_drawn_published_and_watched(story: Story, client: Any, capsys: Any) -> None:
    """Notice → row → page, CSV, XLSX and PDF; when the notice goes, the report is known to differ."""
    notice = published(story, work='=HYPERLINK("x")จ้างซ่อม')
    draft(story, title="ประกาศที่ยังเป็นร่าง")
    page = report(story, "monthly")
    assert rows_of(page) == [
        [
            "1", notice.work, "45,000.00", "45,000.00", "วิธีเฉพาะเจาะจง",
            "นายสมมุติ ตัวอย่างช่าง 44,500.50 บาท\nบริษัท สาธิตการช่าง จำกัด 46,000.00 บาท",
            "นายสมมุติ ตัวอย่างช่าง 44,500.50 บาท", notice.selection_reason, "จ.12/2570 10 พ.ย. 2569",
        ]
    ]  # fmt: skip
    story.submit(page, "finance.provider")
    page = story.carry_through(page, "finance")
    html = client.get(page.url).content.decode()
    assert all(f'<th scope="col">{column.label}</th>' in html for column in COLUMNS["monthly"])
    files = {kind: client.get(reverse("news:procurement_report", args=[page.pk, kind])).content
             for kind in ("csv", "xlsx", "pdf")}  # fmt: skip
    heading, row = files["csv"].decode("utf-8-sig").splitlines()[:2]
    assert files["csv"].startswith(b"\xef\xbb\xbf")
    assert heading == ",".join(column.label for column in COLUMNS["monthly"])
    assert row.startswith("1,\"'=HYPERLINK")
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"])).active
    cells = {cell.value: cell.data_type for line in sheet.iter_rows() for cell in line}
    assert cells[notice.work] == "s"
    assert 45000 in cells
    assert "สขร.1" in words_of(files["pdf"])

    quarterly, data = report(story, "quarterly"), report(story, "data_file")
    assert rows_of(quarterly)[0][1:3] == ["1-9999-xxxxx-xx-3", notice.supplier_name]
    assert rows_of(data)[0][7:11] == [notice.work, "45,000.00", notice.budget_source, "อยู่ระหว่างระยะสัญญา"]
    assert PERSON not in str([*quarterly.rows, *data.rows, *page.rows])
    missing = {(issue.code, issue.field) for issue in data.missing_for_submission()}
    assert missing == {("procurement_report_agency_missing", name) for name in ("district", "agency_type")}
    assert disagreements(page) == []
    call_command("check_procurement_reports")

    WithdrawAction(notice, user=story.people["finance.uploader"], reason="ประกาศผิดฉบับ").execute()
    assert [(item.what, item.work) for item in disagreements(page)] == [("gone", notice.work)]
    assert "procurement_report_stale" in {issue.code for issue in quarterly.missing_for_submission()}
    with pytest.raises(CommandError):
        call_command("check_procurement_reports")
    assert notice.work in capsys.readouterr().out


def test_report__of_a_month_without_purchases_is_a_report(story: Story, client: Any) -> None:
    """Saved in the editor, it says that there was nothing, and lacks nothing."""
    story.sign_in(client, "finance.provider")
    section = story.world.sections["finance"]
    form: dict[str, Any] = {
        "title": "สรุปผลการจัดซื้อจัดจ้างเดือนธันวาคม", "information_type": "procurement", "public_date": "5/1/2570",
        "report_kind": "monthly", "fiscal_year": "2570", "month": "12", "body": "null",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    address = reverse("wagtailadmin_pages:add", args=["news", "procurementreportpage", section.pk])
    assert client.post(address, form).status_code == 302
    page = ProcurementReportPage.objects.get()
    assert page.get_latest_revision_as_object().missing_for_submission() == []
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "ไม่มีการจัดซื้อจัดจ้างในเดือนนี้" in html


def test_draw__company_keeps_its_number(story: Story) -> None:
    """A juristic person's number is public."""
    published(story, supplier_kind="juristic", supplier_tax_id=COMPANY, supplier_name="บริษัท สาธิตการช่าง จำกัด")
    page = report(story, "quarterly")
    assert draw(page, on_day=timezone.localdate())[0]["cells"]["tax_id"] == COMPANY
