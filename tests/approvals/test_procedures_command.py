"""`manage.py procedures check|load|export|diff`."""

import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from approvals.actions.load_procedure import digest_of
from approvals.api import SHIPPED, Procedure, in_force, load_procedure, read_procedure
from tests.world import Story

OFFICE = "สพม.สาธิต"


def procedures(*words: Any) -> str:
    out = io.StringIO()
    call_command("procedures", *map(str, words), stdout=out)
    return out.getvalue()


def changed(tmp_path: Path, **headings: Any) -> Path:
    document = read_procedure(SHIPPED / "s12.yaml") | headings
    path = tmp_path / "ours.yaml"
    path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return path


def test_check__needs_no_database_and_judges_every_file(tmp_path: Path) -> None:
    """No database fixture: a query would be an error."""
    out = procedures("check", *sorted(SHIPPED.glob("*.yaml")))
    assert out.count("ถูกต้อง ใช้บังคับได้") == 4
    assert out.count("[เก็บได้ แต่ยังใช้บังคับไม่ได้]") == 2, "RYG2 names no decider on either track"


def test_check__every_fault_of_every_file_and_exit_1(tmp_path: Path, capsys: Any) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("a: 1\nb: 2\n", encoding="utf-8")
    with pytest.raises(SystemExit) as ended:
        procedures("check", changed(tmp_path, level="x", digits="y"), other, tmp_path / "nowhere.yaml")
    assert ended.value.code == 1


def test_check__prints_them_before_it_ends(tmp_path: Path) -> None:
    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("procedures", "check", str(changed(tmp_path, level="x", digits="y")), stdout=out)
    assert out.getvalue().count("ours.yaml:") == 2
    assert "พบข้อผิด 2 ข้อ ใน 1 ไฟล์" in out.getvalue()


def test_load__keeps_the_next_version_with_its_note(story: Story, tmp_path: Path) -> None:
    said = procedures("load", changed(tmp_path, title="ใหม่"), "--office", OFFICE, "--note", "แก้ชื่อ")
    assert said == f"ใช้บังคับ S12 v2 – {story.world.office}\n"
    current = in_force(story.world.office)
    assert current is not None
    assert (current.version, current.note) == (2, "แก้ชื่อ")


def test_load__a_draft_is_not_used(story: Story, tmp_path: Path) -> None:
    """procedures.md §7, 12: RYG2 as published may be kept, and not be used."""
    with pytest.raises(CommandError, match="ยังไม่ได้ระบุผู้อนุมัติ"):
        procedures("load", SHIPPED / "ryg2.yaml", "--office", OFFICE)
    assert Procedure.objects.count() == 1, "nothing is kept of what was refused"
    said = procedures("load", SHIPPED / "ryg2.yaml", "--office", OFFICE, "--draft")
    assert said.startswith("เก็บไว้ ยังไม่ใช้บังคับ RYG2 v2")
    current = in_force(story.world.office)
    assert current is not None
    assert current.key == "S12"


@pytest.mark.parametrize(("file", "office"), [("nowhere.yaml", OFFICE), ("s12.yaml", "ไม่มี")])
def test_load__refuses_what_it_cannot_find(file: str, office: str, story: Story) -> None:
    with pytest.raises(CommandError):
        procedures("load", SHIPPED / file, "--office", office)
    assert Procedure.objects.count() == 1


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_export__checks_and_loads_as_the_same(path: Path, story: Story, tmp_path: Path, capsys: Any) -> None:
    kept = load_procedure(story.world.office, read_procedure(path), activate=False)
    out = tmp_path / "out.yaml"
    procedures("export", "--office", OFFICE, "--version", kept.version, "-o", out)
    text = out.read_text(encoding="utf-8")
    assert "แบบ" in text, "Thai as Thai"
    assert "*id" not in text
    assert text.startswith("procedure: ")
    procedures("check", out)
    assert digest_of(read_procedure(out)) == kept.sha256
    assert load_procedure(story.world.office, read_procedure(out), activate=False) == kept


def test_export__the_one_in_force_to_the_screen(story: Story) -> None:
    assert yaml.safe_load(procedures("export", "--office", OFFICE)) == read_procedure(SHIPPED / "s12.yaml")
    with pytest.raises(CommandError, match="ไม่มีฉบับที่ 9"):
        procedures("export", "--office", OFFICE, "--version", 9)


def test_diff__of_a_file_and_a_version(story: Story, tmp_path: Path) -> None:
    document = read_procedure(SHIPPED / "s12.yaml")
    document["tracks"]["web"]["stages"][1]["within"] = {"working_days": 3}
    path = changed(tmp_path, tracks=document["tracks"])
    step = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    expected = f"เส้นทาง web {step} ขั้น decide {step} กำหนดเวลา: 2 วันทำการ → 3 วันทำการ\nต่างกัน 1 แห่ง\n"
    assert procedures("diff", f"{OFFICE}@1", path) == expected
    assert procedures("diff", f"{OFFICE}@", SHIPPED / "s12.yaml") == "เหมือนกัน\n"


@pytest.mark.parametrize("named", [f"{OFFICE}@x", f"{OFFICE}@7", "ไม่มี@1", "nowhere.yaml"])
def test_diff__refuses_what_it_cannot_find(named: str, story: Story) -> None:
    with pytest.raises(CommandError):
        procedures("diff", named, SHIPPED / "s12.yaml")
