"""A sheet of facts and tables as a tagged PDF (PDF/UA-1), with the code by which anybody can check it."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from approvals.api import qr_svg, runs, typeset, verify_address

_TEMPLATE = Path(__file__).resolve().parent / "sheet.typ"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a table: its heading, its share of the width, and how its cells stand."""

    label: str
    share: float = 1
    align: Literal["left", "right", "center"] = "left"


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table; every row has as many cells as there are columns."""

    columns: list[SheetColumn]
    rows: list[list[str]]
    caption: str = ""


@dataclass(slots=True)
class Sheet:
    """What is printed, in this order."""

    title: str
    office: str
    lines: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)
    files: list[tuple[str, str]] = field(default_factory=list)
    """Name and SHA-256."""
    notes: list[str] = field(default_factory=list)
    signatures: list[tuple[str, str]] = field(default_factory=list)
    """Role and name, with a line to sign on."""
    root_url: str = ""
    code: str = ""
    """The code of the item on the website; printed as an address and as a QR code."""
    wide: bool = False


def print_sheet(sheet: Sheet) -> bytes:
    """The sheet as a PDF. A character no font of ours can draw costs the claim to PDF/UA, not the sheet."""
    address = verify_address(sheet.root_url, sheet.code) if sheet.code else ""
    footer = [f"ตรวจสอบการเผยแพร่ได้ที่ {address}", f"รหัสตรวจสอบ {sheet.code}"] if address else []
    words = asdict(sheet) | {
        "facts": [(label, runs(text)) for label, text in sheet.facts],
        "tables": [_table(table) for table in sheet.tables],
        "notes": [runs(note) for note in sheet.notes],
        "footer": footer,
        "qr": qr_svg(address) if address else "",
        "qr_alt": f"คิวอาร์โค้ดสำหรับตรวจสอบที่ {address}",
    }
    return typeset(_TEMPLATE, {"sheet": json.dumps(words, ensure_ascii=False)})


def _table(table: SheetTable) -> dict[str, Any]:
    """The table with every text cut where a line of Thai may break."""
    columns = [asdict(column) | {"label": runs(column.label)} for column in table.columns]
    return {"caption": table.caption, "columns": columns, "rows": [[runs(cell) for cell in row] for row in table.rows]}
