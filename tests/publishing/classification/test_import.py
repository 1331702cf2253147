"""`import_indicators`: lists are data, versioned, and say of themselves what nobody confirmed."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from publishing.models import Indicator, IndicatorSet
from tests.publishing.classification.lists import a_list

pytestmark = pytest.mark.django_db


def run(*args: Any, **options: Any) -> str:
    out = StringIO()
    call_command("import_indicators", *args, stdout=out, **options)
    return out.getvalue()


def csv_file(folder: Path, text: str, encoding: str = "utf-8-sig") -> Path:
    path = folder / "list.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_shipped_lists__are_those_of_the_reference_and_mark_what_nobody_confirmed() -> None:
    run("--shipped")
    again = run("--shipped")
    assert again.count("ไม่มีการเปลี่ยนแปลง") == 7
    counts = {one.fiscal_year: one.indicators.count() for one in IndicatorSet.objects.all()}
    assert counts == {2562: 48, 2563: 43, 2564: 43, 2565: 43, 2566: 43, 2567: 35, 0: 13}
    assert not IndicatorSet.objects.filter(verified=True).exists()

    def unverified(year: int) -> set[str]:
        return set(
            Indicator.objects.filter(indicator_set__fiscal_year=year, verified=False).values_list("code", flat=True)
        )

    assert unverified(2562) == {"O48"}
    assert unverified(2566) == set()
    assert len(unverified(2564)) == 43
    assert len(unverified(2567)) == 35
    assert unverified(0) == {"9(6)", "9(7)", "9(8)"}
    measures = Indicator.objects.get(indicator_set__fiscal_year=2562, code="O42")
    assert measures.title == "มาตรการเผยแพร่ข้อมูลต่อสาธารณะ"


def test_changed_list__is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "รหัส,ตัวชี้วัด,ยืนยันแล้ว\nO1,โครงสร้าง,ใช่\nO2,ผู้บริหาร,\n")
    options = {"year": 2570, "title": "OIT 2570"}
    assert "ไม่ได้บันทึก" in run(path, **options, dry_run=True)
    assert not IndicatorSet.objects.exists()
    assert "ฉบับที่ 1 2 ข้อ ยังไม่ยืนยัน 1 ข้อ" in run(path, **options)
    assert "ไม่มีการเปลี่ยนแปลง" in run(path, **options)
    csv_file(tmp_path, "code,title\nO1,โครงสร้างหน่วยงาน\n")
    assert "ฉบับที่ 2" in run(path, **options)
    assert [one.indicators.count() for one in IndicatorSet.objects.order_by("version")] == [2, 1]


def test_every_fault__is_named_by_its_line_and_nothing_is_loaded(tmp_path: Path) -> None:
    text = "code,title,information_types,verified\nO1,โครงสร้าง,rules,yes\n,ไม่มีรหัส,,\n\nO1,ซ้ำ,no_such_type,maybe\n"
    with pytest.raises(CommandError) as refusal:
        run(csv_file(tmp_path, text), year=2570)
    said = str(refusal.value)
    assert "บรรทัดที่ 3: “รหัส” ว่าง" in said
    assert "บรรทัดที่ 5: รหัส “O1” มีอยู่แล้วในบรรทัดที่ 2" in said
    assert "no_such_type" in said
    assert "“maybe”" in said
    assert not IndicatorSet.objects.exists()


@pytest.mark.parametrize(
    ("text", "encoding", "said"),
    [
        ("", "utf-8", "ไม่มีตัวชี้วัด"),
        ("code,title\n", "utf-8", "ไม่มีตัวชี้วัด"),
        ("code,name\nO1,ก\n", "utf-8", "“name”"),
        ("code,title\nO1,โครงสร้าง\n", "cp874", "UTF-8"),
    ],
)
def test_file__that_is_no_list__says_what_to_do(tmp_path: Path, text: str, encoding: str, said: str) -> None:
    with pytest.raises(CommandError, match=said):
        run(csv_file(tmp_path, text, encoding), year=2570)


@pytest.mark.parametrize("options", [{}, {"year": 2024}])
def test_year__has_to_be_one_of_the_buddhist_era(tmp_path: Path, options: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="ปีงบประมาณ"):
        run(csv_file(tmp_path, "code,title\nO1,ก\n"), **options)
    with pytest.raises(CommandError, match="เปิดไฟล์"):
        run(tmp_path / "none.csv", year=2570)


def test_version__is_kept_as_it_was_loaded() -> None:
    made = a_list()
    for rows in (IndicatorSet.objects.filter(pk=made.pk), Indicator.objects.filter(indicator_set=made)):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(title="อื่น")
        with pytest.raises(IntegrityError), transaction.atomic():
            rows._raw_delete(rows.db)
