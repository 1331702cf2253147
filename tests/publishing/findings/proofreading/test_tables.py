"""Tables that can be read cell by cell."""

from typing import Any

from tests.publishing.findings.proofreading.reader import detectors, found, proofread

ROWS = [["ลำดับ", "โรงเรียน", "จำนวน"], ["1", "บ้านป่าไม้งาม", None], ["2", "วัดทุ่งสว่าง", "85"]]
TABLES = {"table_empty", "table_header", "table_caption"}


def table(rows: list[list[Any]], *, header: str = "row", caption: str = "จำนวนนักเรียน") -> list[tuple[str, Any]]:
    value = {
        "data": rows,
        "table_header_choice": header,
        "first_row_is_table_header": header in {"row", "both"},
        "first_col_is_header": header in {"column", "both"},
        "table_caption": caption,
    }
    return [("table", value)]


def test_table_with_header_and_caption__passes() -> None:
    assert not TABLES & set(detectors(tables=table(ROWS)))
    assert not TABLES & set(detectors(tables=table(ROWS, header="column")))


def test_table_without_header_or_caption__is_pointed_out_with_its_place() -> None:
    tables = [*table(ROWS), *table(ROWS, header="neither", caption=" ")]
    findings = [one for one in proofread(tables=tables) if one.detector in TABLES]
    assert {one.detector for one in findings} == {"table_header", "table_caption"}
    assert {one.field for one in findings} == {"tables"}
    assert all("2" in one.place for one in findings)


def test_empty_table__is_asked_about_and_nothing_else() -> None:
    for empty in (table([[None, None], ["", ""]], header="neither", caption=""), [("table", None)]):
        assert TABLES & set(detectors(tables=empty)) == {"table_empty"}


def test_table_pasted_into_the_text__is_looked_at() -> None:
    assert found("table_header", html="<table><tr><td>ลำดับ</td><td>ชื่อ</td></tr></table>")
    whole = "<table><caption>รายชื่อ</caption><tr><th>ลำดับ</th><td>ชื่อ</td></tr></table>"
    assert not TABLES & set(detectors(html=whole))
