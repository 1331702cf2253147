"""Tables as the public gets them."""

from typing import Any

from django import template

register = template.Library()


@register.filter
def filled(tables: Any) -> list[Any]:
    """The tables that have something in a cell: one somebody inserted and never filled in is not shown."""
    return [block for block in tables if any(cell for row in rows_of(block.value) for cell in row)]


def rows_of(value: dict[str, Any] | None) -> list[list[str]]:
    """Every row of a table block's value; cells nobody has touched (null) are empty."""
    rows = (value or {}).get("data") or []
    return [["" if cell is None else str(cell).strip() for cell in row] for row in rows]
