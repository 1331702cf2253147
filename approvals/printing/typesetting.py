"""Set a filled form as a PDF: one compiler for each template and one set of fonts per process."""

import io
import json
import threading
from functools import cache
from pathlib import Path
from typing import Any, Literal

import segno
import typst

_HERE = Path(__file__).resolve().parent
_TEMPLATE = _HERE / "form.typ"

FONTS = _HERE / "fonts"
"""Sarabun, under the SIL Open Font License beside it."""

_Standard = Literal["ua-1"]
_turn = threading.Lock()


def set_pdf(document: dict[str, Any]) -> bytes:
    """The filled form as a tagged PDF. Raises typst.TypstError."""
    return typeset(_TEMPLATE, {"form": json.dumps(document, ensure_ascii=False)})


def typeset(template: Path, inputs: dict[str, str]) -> bytes:
    """What a template makes of its inputs, as a tagged PDF (PDF/UA-1) with its text in it. Raises typst.TypstError.

    A text with a character no font of ours can draw (an emoji in a title) cannot claim PDF/UA: it is set all the same,
    tagged, with an empty box in the place of that character.
    """
    with _turn:
        try:
            return _compile(template, inputs, "ua-1")
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            return _compile(template, inputs, None)


def qr_svg(address: str) -> str:
    """The address as a QR code, drawn."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()


def _compile(template: Path, inputs: dict[str, str], standard: _Standard | None) -> bytes:
    compiled = _compiler(template).compile(sys_inputs=inputs, format="pdf", pdf_standards=standard)
    assert isinstance(compiled, bytes)  # noqa: S101  (for the type checker: a PDF is one file however many pages)
    return compiled


@cache
def _compiler(template: Path) -> typst.Compiler:
    return typst.Compiler(input=str(template), font_paths=[str(FONTS)], ignore_system_fonts=True)
