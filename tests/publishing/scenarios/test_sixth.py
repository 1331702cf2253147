"""A sixth office writes its own procedure, and it runs: by command, editor, desks and paper, without a line of code."""

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from django.core.management import call_command
from django.test import Client

from approvals.api import Outcome, in_force
from offices.api import sync_access
from publishing.models import PublicationRecord
from tests.desk import outcomes
from tests.five_offices import screening_committee
from tests.world import Story

FILE = Path(__file__).parent / "files" / "sixth.yaml"


def test_sixth_office__runs_its_own_procedure(
    story: Story, at: Any, client: Client, tmp_path: Path, capsys: Any
) -> None:
    """procedures.md §5: stages, body, opinion, memo and form are data."""
    screening_committee(story, ("deputy", "admin.head", "supervision.head"), key="data_board", name="คณะกรรมการข้อมูล")
    sync_access()
    call_command("procedures", "check", str(FILE))
    call_command("procedures", "load", str(FILE), "--office", "สพม.สาธิต")
    procedure = in_force(story.world.office)
    assert procedure is not None
    assert procedure.key == "SIXTH"
    page = story.draft()
    draft = page.get_latest_revision_as_object()
    draft.memo = {"track": "everything", "audience": "ผู้ปกครอง", "sites": "web,board"}
    draft.save_revision(user=story.people["policy.provider"])
    screen = at("policy.provider").client.get(f"/admin/publishing/submit/{page.pk}/").content.decode()
    assert "ข้าพเจ้าขอรับรองว่าข้อความข้างต้นเป็นความจริง" in screen
    assert at("policy.provider").submit(page).status_code == 302
    assert "มีข้อสังเกต" in at("finance.head").review(page), "the office's own words"
    assert at("finance.head").act(page, Outcome.OBJECT, "ยังไม่มีงบประมาณ").status_code == 302
    assert "ยังไม่มีงบประมาณ" in at("deputy").review(page)
    assert at("admin.head").act(page, Outcome.APPROVE).status_code == 302
    assert at("web").act(page, Outcome.PUBLISH).status_code == 422, "one of two is not enough"
    assert at("supervision.head").act(page, Outcome.APPROVE).status_code == 302
    assert at("web").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200
    assert outcomes(page) == ["certify", "object", "approve", "approve", "publish"]
    assert PublicationRecord.objects.get(page_id=page.pk).permitted_by == "คณะกรรมการข้อมูล", "the body, not a person"
    paper = tmp_path / "sixth.pdf"
    call_command("print_form", "SIXTH-1", page.approval_requests.get().reference, "-o", str(paper))
    with pdfium.PdfDocument(paper) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "ผู้ปกครอง" in text
    assert story.people["supervision.head"].last_name in text
