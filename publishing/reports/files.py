"""A report as a file: XLSX with everything it says, CSV with its rows, both of which Excel opens in Thai."""

import csv
import io
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from publishing.reports.cells import cell_text

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDTHS = {"number": 10, "tick": 14, "date": 16, "datetime": 26}
_TEXT_WIDTH = 40


def as_csv(content: dict[str, Any]) -> bytes:
    """Headings and rows in UTF-8 with the mark by which Excel knows it; nothing runs as a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow([_as_text(column["label"]) for column in content["columns"]])
    for row in content["rows"]:
        writer.writerow([_as_text(text) for text in _texts(row, content["columns"])])
    return buffer.getvalue().encode("utf-8-sig")


def as_xlsx(content: dict[str, Any], signatures: list[str]) -> bytes:
    """Title, unit, period, table, totals, narrative and who signed and acknowledged."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _("Report")
    for line in (content["title"], content["unit"] or content["office"], content["period"]["label"]):
        _write(sheet, [line], bold=True)
    _write(sheet, [])
    _write(sheet, [column["label"] for column in content["columns"]], bold=True)
    sheet.freeze_panes = sheet.cell(row=sheet.max_row + 1, column=1)
    for row in content["rows"]:
        _write(sheet, [_value(row["cells"].get(column["key"]), column["kind"]) for column in content["columns"]])
    for label, value in content["totals"]:
        _write(sheet, [label, value], bold=True)
    for block in content["blocks"]:
        _write(sheet, [])
        _write(sheet, [block["label"]], bold=True)
        _write(sheet, [block["text"]])
    _write(sheet, [])
    for line in signatures:
        _write(sheet, [line])
    for number, column in enumerate(content["columns"], 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column["kind"], _TEXT_WIDTH)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write(sheet: Any, values: list[Any], *, bold: bool = False) -> None:
    sheet.append(values or [""])
    row = sheet.max_row
    for number, value in enumerate(values, 1):
        cell = sheet.cell(row=row, column=number)
        cell.alignment = Alignment(vertical="top", wrap_text=row > 3 and isinstance(value, str))
        if isinstance(value, str):
            cell.data_type = "s"  # openpyxl would make a formula of what begins with “=”
        if bold:
            cell.font = Font(bold=True)


def _value(value: Any, kind: str) -> Any:
    return value if kind == "number" and value is not None else cell_text(value, kind)


def _texts(row: dict[str, Any], columns: list[dict[str, Any]]) -> list[str]:
    return [cell_text(row["cells"].get(column["key"]), column["kind"]) for column in columns]


def _as_text(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
