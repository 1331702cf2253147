"""What is wrong with a procedure: every fault at once, each with file, line, place and mend, in Thai."""

import copy
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from approvals.api import SHIPPED, read_procedure
from approvals.procedure_schema.faults import faults_of
from approvals.procedure_schema.shape import headings_at
from approvals.procedure_schema.source import read_source

S12 = (SHIPPED / "s12.yaml").read_text(encoding="utf-8").replace("forms/", f"{SHIPPED}/forms/")
ENGLISH_SENTENCE = re.compile(r"[A-Za-z]{2,} [A-Za-z]{2,} [A-Za-z]{2,}")


def written(text: str, folder: Path) -> list[str]:
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    return [str(located) for located in read_source(folder / "ours.yaml").faults()]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.fixture
def s12() -> dict[str, Any]:
    return copy.deepcopy(read_procedure(SHIPPED / "s12.yaml"))


SPOILS = {
    "misspelt heading": ("outcomes: [approve, return, refuse]", "outcome: [approve]", "หมายถึง outcomes หรือไม่"),
    "missing heading": ("    label: เว็บไซต์ที่ขอเผยแพร่", "    help: เว็บไซต์ที่ขอเผยแพร่", "ขาดหัวข้อ label"),
    "misspelt act": ("act: decide", "act: decidee", "หมายถึง decide หรือไม่ – ค่าที่ใช้ได้: certify, review, decide"),
    "unknown level": ("level: secondary", "level: no", "ค่าที่ใช้ได้: primary, secondary, other"),
    "unknown seat": ("seats: [unit_head, delegate]", "seats: [unit_hed]", "unit_hed – หมายถึง unit_head หรือไม่"),
    "unknown type": ("excluded: [procurement,", "excluded: [procuremnt,", "procuremnt – หมายถึง procurement หรือไม่"),
    "unknown field": ("asked_when: {topic:", "asked_when: {topik:", "ไม่มีช่อง topik – หมายถึง topic หรือไม่"),
    "unknown answer": ("when: {target_site: [group]}", "when: {target_site: [groop]}", "ไม่มีตัวเลือก groop"),
    "unknown stage": ("separation: [self_check]", "separation: [self_chek]", "ไม่มีขั้น self_chek"),
    "unknown sentence": ("certification: complete_and_whole", "certification: completed", "ไม่มีข้อความรับรองชื่อ completed"),
    "text for a number": ("within: {working_days: 2}", "within: {working_days: สอง}", "ต้องเป็นจำนวนเต็ม"),
    "number too small": ("within: {working_days: 2}", "within: {working_days: 0}", "ต้องไม่น้อยกว่า 1"),
    "two measures": ("within: {working_days: 2}", "within: {working_days: 2, hours: 1}", "อย่างใดอย่างหนึ่ง"),
    "text for a list": ("covers: [hand_over, completeness_check]", "covers: completeness_check", "ต้องเป็นรายการ"),
    "heading twice": ("digits: thai", "digits: thai\ndigits: arabic", "หัวข้อ digits ซ้ำกับบรรทัด"),
    "no form file": ("s12-f1.yaml", "nothing.yaml", "ไม่พบไฟล์แบบพิมพ์"),
    "neither yes nor no": ("urgent: true", "urgent: maybe", "ต้องเป็น true หรือ false"),
    "a day": ("title: พระราชบัญญัติข้อมูลข่าวสารของราชการ", "title: 2540-09-02", "ใส่เครื่องหมายคำพูด"),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILS)
def test_fault__names_line_place_and_mend(name: str, tmp_path: Path) -> None:
    old, new, words = SPOILS[name]
    spoilt = S12.replace(old, new, 1)
    assert spoilt != S12
    found = written(spoilt, tmp_path)
    assert [fault for fault in found if words in fault], found
    line = line_of(spoilt, new)
    near = [fault for fault in found if words in fault and abs(int(fault.split(":")[1]) - line) <= 2]
    assert near, (line, found)
    assert [fault for fault in found if ENGLISH_SENTENCE.search(fault)] == []


def test_faults__all_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    spoilt = S12
    for old, new, _words in SPOILS.values():
        if new.split(":")[0] not in {"within", "    help"}:
            spoilt = spoilt.replace(old, new, 1)
    found = written(spoilt, tmp_path)
    missed = [words for name, (_old, new, words) in SPOILS.items() if new in spoilt and words not in "\n".join(found)]
    assert missed == []
    lines = [int(fault.split(":")[1]) for fault in found]
    assert lines == sorted(lines)


def test_fault__of_a_part_used_twice_is_said_once(tmp_path: Path) -> None:
    found = written(S12.replace("act: decide", "act: decidee", 1), tmp_path)
    assert len([fault for fault in found if "decidee" in fault]) == 1


WRITINGS = {
    "tab": ("procedure: X\n\ttitle: y\n", 2, "แท็บ"),
    "colon": ("procedure: X\ntitle: a: b\n", 2, "เครื่องหมาย :"),
    "alias": ("procedure: *x\n", 1, "อ้างชื่อ *"),
    "bracket": ("a: [1, 2\nb: 3\n", 2, "วงเล็บ"),
    "quote": ("a: 'x\n", 2, "เครื่องหมายคำพูด"),
    "two documents": ("a: 1\n---\nb: 2\n", 2, "---"),
    "itself": ("a: &a [*a]\n", 1, "วนซ้ำ"),
    "python": ("a: !!python/object:os.system x\n", 1, "ลบเครื่องหมาย !"),
    "list": ("- 1\n- 2\n", 1, "หัวข้อย่อย"),
    "number": ("7", 1, "หัวข้อย่อย"),
    "empty": ("", 1, "ไฟล์ว่าง"),
}


@pytest.mark.parametrize("name", WRITINGS)
def test_writing__that_is_no_procedure(name: str, tmp_path: Path) -> None:
    text, line, words = WRITINGS[name]
    found = written(text, tmp_path)
    assert found[0].startswith(f"ours.yaml:{line}: ")
    assert words in found[0]
    assert not ENGLISH_SENTENCE.search("".join(found))


def test_writing__that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_bytes("ก".encode("cp874"))
    assert "UTF-8" in str(read_source(tmp_path / "other.yaml").faults()[0])
    assert "เปิดไฟล์" in str(read_source(tmp_path / "nowhere.yaml").faults()[0])


def test_form__is_judged_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("version: 1\ntitle: แบบ\nversoin: 2\n", encoding="utf-8")
    found = written(S12.replace(f"{SHIPPED}/forms/s12-f1.yaml", "f.yaml"), tmp_path)
    assert [fault for fault in found if fault.startswith("f.yaml:3: แบบพิมพ์ S12-F1")], found


def test_document__without_decider_is_kept_out_of_force_only(tmp_path: Path) -> None:
    """procedures.md §7, 12 and §5.4, invariant 1."""
    source = read_source(SHIPPED / "ryg2.yaml")
    found = source.faults()
    assert {located.fault.keeps_out for located in found} == {True}
    assert all("ยังไม่ได้ระบุผู้อนุมัติ" in str(located) for located in found)
    assert {located.place for located in found} == set(_decide_places())


def _decide_places() -> Iterator[str]:
    for track in ("publish", "basic_data"):
        yield f"เส้นทาง {track} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ขั้น decide"


WRONG_VALUES: list[Any] = ["ผิด", 7, -1, 1.5, True, None, [], ["ผิด"], [7], {}, {"ผิด": "ผิด"}, "x" * 300]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place of a document, forms aside."""
    for step, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if (*path, step)[:1] != ("forms",):
            yield (*path, step)
            yield from places(item, (*path, step))


@pytest.mark.parametrize("wrong", WRONG_VALUES, ids=repr)
def test_any_wrong_value__is_told_in_thai_and_never_breaks(wrong: Any, s12: dict[str, Any]) -> None:
    """Each place of the document in turn holds something it should not."""
    compact = s12 | {"forms": {}, "categories": s12["categories"][:2], "memo": s12["memo"][:3], "laws": s12["laws"][:1]}
    for path in places(compact):
        spoilt = copy.deepcopy(compact)
        here = spoilt
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = wrong
        for fault in faults_of(spoilt):
            assert not ENGLISH_SENTENCE.search(str(fault)), (path, fault)
            assert re.search("[ก-๙]", fault.what), (path, fault)


def test_headings__of_a_place_stand_in_the_usual_order() -> None:
    assert headings_at(("tracks", "web", "stages", 0, "within")) == ["working_days", "hours"]
    assert headings_at(("tracks", "web"))[:2] == ["label", "help"]
    assert headings_at(("tracks",)) == []
    assert headings_at(("nowhere", "at", "all")) == []


def test_yaml__merged_headings_are_not_twice(tmp_path: Path) -> None:
    assert written(yaml.safe_dump(read_procedure(SHIPPED / "s12.yaml"), allow_unicode=True), tmp_path) == []
    assert written(S12, tmp_path) == [], "the urgent track's decide merges the ordinary one and says some of it anew"
