"""`manage.py print_form`: the door, and its refusals in Thai."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from approvals.api import SHIPPED, Request, load_procedure
from tests.approvals.printing.pdf_text import text_of
from tests.approvals.printing.requests import FORMS, TITLE, half_filled
from tests.approvals.views.offices import other_office
from tests.world import built_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form_id", FORMS)
def test_specimen__of_every_form_is_filled_with_marked_samples(form_id: str, tmp_path: Path) -> None:
    file = tmp_path / "ตัวอย่าง.pdf"

    call_command("print_form", form_id, "--specimen", output=file)

    text = text_of(file.read_bytes())
    assert text.count("ตัวอย่าง") > 15
    assert f"แบบ {form_id}" in text


@pytest.mark.parametrize("named", ["reference", "pk"])
def test_request__is_found_by_its_reference_and_by_its_key(named: str, tmp_path: Path) -> None:
    request = half_filled(built_world(), "S12-F2")

    call_command("print_form", "S12-F2", str(getattr(request, named)), output=tmp_path / "a.pdf")

    assert TITLE in text_of((tmp_path / "a.pdf").read_bytes())


def test_form_of_another_office__prints_the_same_item(tmp_path: Path) -> None:
    """Scenario 14: one item on the forms of four offices; what a form asks and the request does not know is blank."""
    request = half_filled(built_world(), "S12-F2")

    for form_id in ("CPN1-F1", "S11-F1", "LOEI3-F1", "S12-F1"):
        call_command("print_form", form_id, request.reference, output=tmp_path / f"{form_id}.pdf")
        assert TITLE in text_of((tmp_path / f"{form_id}.pdf").read_bytes())


def test_form_in_a_file__can_be_tried_before_it_is_anybodys(tmp_path: Path) -> None:
    form = tmp_path / "my-form.yaml"
    form.write_text("version: 1\ntitle: แบบใหม่\nblocks: [{block: text, text: 'เรื่อง {title}'}]\n", encoding="utf-8")

    call_command("print_form", str(form), "--specimen", output=tmp_path / "a.pdf")

    assert "เรื่อง ตัวอย่างชื่อเรื่องที่ขอเผยแพร่" in text_of((tmp_path / "a.pdf").read_bytes())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("S12-F9", "--specimen"), "ไม่รู้จักแบบพิมพ์ S12-F9 – แบบที่มี: S12-F1, S12-F2, CPN1-F1"),
        (("S12-F1",), "ระบุเลขที่คำขอ หรือ --specimen"),
        (("S12-F1", "S12-2570-9999"), "ไม่พบคำขอ S12-2570-9999"),
        (("S12-F1", "0" * 40), "ไม่ใช่เลขที่คำขอ"),
        (("S12-F1", "คำขอ"), "เลขที่คำขอเขียนอย่าง S12-2570-0042"),
        (("nowhere.yaml", "--specimen"), "เปิดไฟล์ nowhere.yaml ไม่ได้"),
    ],
)
def test_refusal__says_what_there_is(arguments: tuple[str, ...], words: str, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as refusal:
        call_command("print_form", *arguments, output=tmp_path / "a.pdf")

    assert words in str(refusal.value)
    assert not (tmp_path / "a.pdf").exists()


def test_faulty_form__is_told_with_its_place_and_mend(tmp_path: Path) -> None:
    form = tmp_path / "my-form.yaml"
    text = (SHIPPED / "forms" / "s12-f1.yaml").read_text(encoding="utf-8").replace("{title:*}", "{titel:*}")
    form.write_text(text, encoding="utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("print_form", str(form), "--specimen", output=tmp_path / "a.pdf")

    assert "my-form.yaml: แบบพิมพ์ my-form" in str(refusal.value)
    assert "หมายถึง {title} หรือไม่" in str(refusal.value)


def test_file_that_cannot_be_written__is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="เขียนไฟล์"):
        call_command("print_form", "S12-F1", "--specimen", output=tmp_path / "no" / "a.pdf")


def test_reference_two_offices_share__asks_for_the_key(story: Any, tmp_path: Path) -> None:
    """Two offices of one installation may both run S12, each with a request 0001 of the year."""
    page = story.draft()
    story.submit(page)
    request = Request.objects.get(page_id=page.pk)
    office = other_office(story)
    twin = Request.objects.create(
        office=office,
        procedure=load_procedure(office, request.procedure.document, activate=False),
        fiscal_year=request.fiscal_year,
        number=request.number,
        **{name: getattr(request, name) for name in ("unit", "page", "track", "kind", "requester", "opened_at")},
    )

    with pytest.raises(CommandError, match="มีหลายสำนักงาน") as refusal:
        call_command("print_form", "S12-F2", request.reference, output=tmp_path / "a.pdf")

    assert f"{twin.pk} (" in str(refusal.value)
