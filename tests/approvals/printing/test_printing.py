"""What a printed form says: as recorded, and nothing the office's form has no line for (scenario 13)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import timezone

from approvals.api import Outcome, Request, load_procedure
from approvals.printing.printing import print_request, verify_address
from approvals.printing.values import RequestValues
from offices.api import Appointment, Capacity
from tests.approvals.printing.pdf_text import in_order, text_of
from tests.approvals.printing.requests import begun, filled, half_filled, printed, request_of, shipped
from tests.five_offices import OfficeStory
from tests.world import built_world

pytestmark = pytest.mark.django_db


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


@pytest.mark.parametrize(
    ("capacity", "words"),
    [
        (Capacity.OWN, "ตำแหน่งผู้อำนวยการสำนักงานเขต"),
        (Capacity.ACTING_DUTY, "ตำแหน่งปฏิบัติหน้าที่ผู้อำนวยการสำนักงานเขต"),
        (Capacity.ACTING_FOR, "ตำแหน่งรักษาราชการแทนผู้อำนวยการสำนักงานเขต"),
        (Capacity.ON_BEHALF, "ตำแหน่งปฏิบัติราชการแทนผู้อำนวยการสำนักงานเขต"),
    ],
)
def test_signature__says_the_capacity_as_recorded(capacity: Capacity, words: str) -> None:
    """Scenario 13: whatever the appointment says later, the form says what was recorded at the act."""
    story, page = begun(built_world(), "S12-F1")
    appointment = Appointment.objects.get(seat=story.world.seats["director"])
    Appointment.objects.filter(pk=appointment.pk).update(capacity=capacity)
    story.decide(page, "director", Outcome.APPROVE)
    Appointment.objects.filter(pk=appointment.pk).update(capacity=Capacity.OWN)

    assert words in squeezed(printed(request_of(page), "S12-F1"))


def test_deputy__signs_the_order_in_the_line_for_either() -> None:
    """Scenario 2 (CPN1-F1, 20)."""
    story, page = begun(built_world(), "CPN1-F1")
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "deputy", Outcome.APPROVE)

    text = text_of(printed(request_of(page), "CPN1-F1"))

    deputy = story.people["deputy"].get_full_name()
    assert in_order(text, ["คำสั่ง", deputy, "ผู้อำนวยการ/รองผู้อำนวยการ", "รองผู้อำนวยการสำนักงาน"]) == []


def test_objection__is_ticked_with_its_reason() -> None:
    """Scenario 1 (CPN1-F1, 16): the opinion stands on the form whatever the executive orders."""
    story, page = begun(built_world(), "CPN1-F1")
    story.decide(page, "policy.head", Outcome.OBJECT, "ภาพไม่ชัดเจน")

    text = text_of(printed(request_of(page), "CPN1-F1"))

    assert in_order(text, ["☐ อนุญาตให้เผยแพร่ได้", "☑ ไม่อนุญาตให้เผยแพร่ เนื่องจาก ภาพไม่ชัดเจน"]) == []
    assert in_order(text, ["☐ อนุญาตให้เผยแพร่ได้", "☐ อนุญาตให้เผยแพร่ได้", "☐ ไม่อนุญาตให้เผยแพร่"]) == []


def test_refusal__prints_no_reason_where_the_form_has_no_line() -> None:
    """Procedures.md §4, 9: the reason of the executive is in the ledger, not on CPN1-F1."""
    story, page = begun(built_world(), "CPN1-F1")
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "director", Outcome.REFUSE, "ยังไม่ถึงเวลาอันควร")

    text = text_of(printed(request_of(page), "CPN1-F1"))

    assert in_order(text, ["คำสั่ง", "☐ อนุญาตให้เผยแพร่ได้", "☑ ไม่อนุญาตให้เผยแพร่"]) == []
    assert "ยังไม่ถึงเวลา" not in text


def test_refusal__signs_nothing_on_a_form_of_permission_alone() -> None:
    """LOEI3-F1, 13 is the signature of whoever permits; S12 likewise."""
    story, page = begun(built_world(), "LOEI3-F1")
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "director", Outcome.REFUSE, "เอกสารไม่ครบ")

    text = text_of(printed(request_of(page), "LOEI3-F1"))

    assert story.people["director"].get_full_name() not in text
    assert "เอกสารไม่ครบ" not in text


def test_returned_round__leaves_no_trace_on_the_next() -> None:
    """Scenario 4: the form shows the newest round."""
    story, page = begun(built_world(), "S11-F1")
    story.decide(page, "policy.head", Outcome.CONSENT)
    story.decide(page, "deputy", Outcome.RETURN, "แก้ชื่อเรื่อง")
    head = story.people["policy.head"].get_full_name()
    page = story.fresh(page)
    page.title = "ชื่อเรื่องที่แก้แล้ว"
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)

    text = text_of(printed(request_of(page), "S11-F1"))

    assert "ชื่อเรื่องที่แก้แล้ว" in text
    assert head not in text


def test_answer_of_another_choice__is_not_printed() -> None:
    """S11-F1, 12–14: a fiscal year typed before “permanent” was chosen says nothing."""
    story = OfficeStory(built_world(), "s11")
    page = story.draft(memo={"duration": "permanent", "duration_fiscal_year": "2573"})
    story.submit(page)

    text = text_of(printed(request_of(page), "S11-F1"))

    assert in_order(text, ["☑ เผยแพร่แบบถาวร", "☐ เผยแพร่แบบมีกำหนดระยะเวลา ตลอดปีงบประมาณ ๒๕..."]) == []
    assert "๒๕๗๓" not in text


def test_fiscal_year__is_completed_behind_the_printed_digits() -> None:
    """S11-F1, 13: “๒๕……” becomes ๒๕๗๓, not ๒๕๒๕๗๓."""
    story = OfficeStory(built_world(), "s11")
    page = story.draft(memo={"duration": "fiscal_year", "duration_fiscal_year": "2573"})
    story.submit(page)

    text = squeezed(printed(request_of(page), "S11-F1"))

    assert "☑เผยแพร่แบบมีกำหนดระยะเวลาตลอดปีงบประมาณ๒๕๗๓" in text


@pytest.mark.parametrize(
    ("written", "shown"), [("2026-12-09", "๙ ธันวาคม ๒๕๖๙"), ("ต้นเดือนหน้า", "ต้นเดือนหน้า"), ("2026-02-30", "2026-02-30")]
)
def test_day_of_the_memo__is_in_buddhist_era_or_as_it_was_written(written: str, shown: str) -> None:
    """S11-F1, 14."""
    values = RequestValues(half_filled(built_world(), "S11-F1"))
    values.memo = values.memo | {"duration": "range", "duration_from": written}

    assert values.text("memo.duration_from") == shown


@pytest.mark.parametrize(
    ("form_id", "thai"), [("CPN1-F1", False), ("LOEI3-F1", False), ("S11-F1", True), ("S12-F2", True)]
)
def test_digits__follow_the_profile(form_id: str, thai: bool) -> None:
    """§5.4, invariant 6: dates and numbers the system writes; the form's own wording stays as the office prints it."""
    request = half_filled(built_world(), form_id)
    year = timezone.localdate(request.submissions.get().submitted_at).year + 543
    thai_year = str(year).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))

    text = text_of(printed(request, form_id))

    assert ("หน้า ๑ จาก ๑" in text, "หน้า 1 จาก 1" in text) == (thai, not thai)
    if form_id != "S12-F2":
        assert (thai_year in text, f" {year}" in text) == (thai, not thai)


def test_old_request__is_printed_on_the_form_it_began_under() -> None:
    """§5.4, invariant 7: the same text after the office has changed its form."""
    request = filled(built_world(), "S12-F2")
    before = text_of(printed(request, "S12-F2"))
    _form, spec = shipped("S12-F2")
    document = spec.model_dump(mode="json")
    document["forms"]["S12-F2"] |= {"version": 2, "blocks": [{"block": "text", "text": "แบบใหม่ {title}"}]}
    load_procedure(request.office, document)
    type(request.office).objects.update(name="สำนักงานที่เปลี่ยนชื่อแล้ว")
    type(request.unit).objects.filter(pk=request.unit_id).update(name="กลุ่มที่เปลี่ยนชื่อแล้ว")

    request = type(request).objects.get(pk=request.pk)

    assert text_of(printed(request, "S12-F2")) == before
    assert "แบบใหม่" not in before


def test_foot__carries_code_and_address_of_the_verification() -> None:
    request = half_filled(built_world(), "S12-F2")
    address = verify_address(request.office.site.root_url, request.code)

    text = squeezed(printed(request, "S12-F2"))

    assert address in text
    assert f"รหัสตรวจสอบ{request.code}" in text
    assert resolve(f"/verify/{request.code}").url_name == "verify"


def test_request_from_before_there_were_codes__has_none_at_its_foot() -> None:
    request = half_filled(built_world(), "S12-F2")
    request.code = ""

    text = text_of(printed(request, "S12-F2"))

    assert "รหัสตรวจสอบ" not in text
    assert request.reference in text


def test_personal_contact_of_nobody__is_on_any_form() -> None:
    """Only the office's own address: no person's e-mail is in the vocabulary."""
    request = filled(built_world(), "LOEI3-F1")
    form = request.procedure.spec.forms["LOEI3-F1"]

    text = text_of(print_request(request, "LOEI3-F1", form))

    assert text.count("@") == text.count(request.office.email) == 1


def test_printing__asks_as_often_whatever_has_been_decided() -> None:
    counts = []
    for make in (half_filled, filled):
        request = Request.objects.get(pk=make(built_world(), "S12-F2").pk)
        with CaptureQueriesContext(connection) as asked:
            printed(request, "S12-F2")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 10
