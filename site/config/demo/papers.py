"""The invented office's documents: PDF set by Typst in Sarabun (Thai line breaks, text layer), forms as DOCX."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import typst
from docx.shared import Cm, Pt

from approvals.api import FONTS
from config.demo.content import Item, Paper
from config.demo.office import OFFICE_NAME, UNITS
from thai.dates import format_date

_HERE = Path(__file__).resolve().parent


def print_paper(paper: Paper, item: Item) -> tuple[bytes, str]:
    """The document's bytes and its extension (`pdf` or `docx`)."""
    return (_form(paper, item), "docx") if paper.layout == "form" else (_pdf(paper, item), "pdf")


def _pdf(paper: Paper, item: Item) -> bytes:
    data: dict[str, Any] = paper.model_dump()
    if paper.layout == "announcement":
        data["title"] = paper.subject
    data |= {
        "office": OFFICE_NAME,
        "unit": UNITS[item.unit],
        "version": f"ฉบับที่ {item.version}",
        "date": format_date(item.day),
    }
    compiled: bytes = typst.compile(
        str(_HERE / "document.typ"),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
    )
    return compiled


def _form(paper: Paper, item: Item) -> bytes:
    """A form whose lines wait to be filled in."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "TH Sarabun New", Pt(16)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.5)
    document.core_properties.title, document.core_properties.author = paper.title, OFFICE_NAME
    document.add_heading(paper.summary, level=1)
    document.add_paragraph(f"เรียน ผู้อำนวยการ{OFFICE_NAME} (ผ่าน{UNITS[item.unit]})")
    for part in paper.sections:
        document.add_heading(part["heading"], level=2)
        for lines in part["parts"]:
            for line in lines.get("list", []):
                document.add_paragraph(f"{line} " + "." * 60)
    document.add_paragraph("ลงชื่อ " + "." * 40 + " ผู้ยื่นคำขอ")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
