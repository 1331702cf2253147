"""A table of an old page as the editor's table; one that only held the page's layout is none."""

from typing import Any

ROWS, COLUMNS = 500, 20
"""Most rows and columns of a table an editor here can still handle; a larger one stays text."""


def table_of(element: Any) -> dict[str, Any] | None:
    """The table as its block keeps it; None for layout: one row or column, a table inside, blocks in the cells."""
    if element.find(".//table") is not None or element.find(".//ul") is not None or element.find(".//h2") is not None:
        return None
    rows = [[_cell(cell) for cell in row if cell.tag in {"td", "th"}] for row in element.iter("tr")]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    if len(rows) < 2 or width < 2 or len(rows) > ROWS or width > COLUMNS:
        return None
    has_header = any(cell.tag == "th" for cell in next(element.iter("tr")))
    caption = element.find("caption")
    return {
        "table_header_choice": "row" if has_header else "neither",
        "first_row_is_table_header": has_header,
        "first_col_is_header": False,
        "table_caption": " ".join("".join(caption.itertext()).split())[:255] if caption is not None else "",
        "data": [[*row, *[""] * (width - len(row))] for row in rows],
        "cell": [],
        "mergeCells": [],
    }


def _cell(cell: Any) -> str:
    return " ".join("".join(cell.itertext()).split())
