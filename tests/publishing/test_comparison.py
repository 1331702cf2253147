"""Two versions of a field of blocks as one text for people to read."""

from types import SimpleNamespace
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks import CharBlock, StreamBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField

from publishing.comparison import ThaiStreamComparison

BLOCKS = StreamBlock([("text", CharBlock()), ("table", TableBlock())])


def compared(old: list[Any], new: list[Any]) -> BeautifulSoup:
    """What the reviewer reads; a block is (kind, value, id)."""
    versions = [
        BLOCKS.to_python([{"type": kind, "value": value, "id": key} for kind, value, key in blocks])
        for blocks in (old, new)
    ]
    field = StreamField(BLOCKS)
    field.set_attributes_from_name("blocks")
    comparison = ThaiStreamComparison(field, *(SimpleNamespace(blocks=version) for version in versions))
    return BeautifulSoup(str(comparison.htmldiff()), "html.parser")


def table(*rows: list[Any], row: bool = False, column: bool = False) -> dict[str, Any]:
    return {"data": list(rows), "first_row_is_table_header": row, "first_col_is_header": column}


def test_text_block__is_compared_by_its_words() -> None:
    soup = compared([("text", "เปิดภาคเรียนที่ 1", "a")], [("text", "เปิดภาคเรียนที่ 2", "a")])
    assert "2" in soup.select(".addition")[0].get_text()
    assert "<" not in soup.get_text()


def test_blocks_in_another_order__are_told_to_be() -> None:
    first, second = ("text", "หนึ่ง", "a"), ("text", "สอง", "b")
    soup = compared([first, second], [second, first])
    assert soup.get_text().strip()
    assert not soup.select(".addition, .deletion")


def test_empty_cell__is_seen() -> None:
    soup = compared([("table", table(["1", None]), "a")], [("table", table(["1", "85"]), "a")])
    assert "–" in soup.select(".deletion")[0].get_text()
    assert "85" in soup.select(".addition")[0].get_text()


def test_headers__are_told_in_words() -> None:
    lines = []
    for row, column in ((False, False), (True, False), (False, True), (True, True)):
        soup = compared([], [("table", table(["1"], row=row, column=column), "a")])
        lines.append(soup.select("div.addition > div")[0].get_text())
    assert len(set(lines)) == 4
