"""PDF files: opened as a reader would, searched for what a reader would run, and asked for their text."""

import time
from typing import IO, Any, Final

import pikepdf
import pypdfium2

from publishing.files.facts import Facts
from publishing.files.pdf_actions import check_actions
from publishing.files.pdfium import PDFIUM_LOCK
from publishing.files.polyglots import check_not_zip, check_rest, check_start
from publishing.files.problems import Refusal
from publishing.files.streams import check_streams

_LOCKED: Final = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
_TAIL: Final = 64 * 1024
_TEXT_SECONDS: Final = 5.0
"""CPU time for asking pages for text, half of what the box gives; the rest of a very long file is not asked."""


def look_into(file: IO[bytes]) -> Facts:
    """Open the file. Raises Refusal when it is damaged, locked, a bomb, or does more than being read."""
    file.seek(0)
    content = file.read()
    # PDFium repairs a file cut short by dropping pages, and nobody would notice the missing ones.
    end = content.rfind(b"%%EOF")
    if end < len(content) - _TAIL:
        raise Refusal("truncated")
    check_start(content)
    check_rest(content[end + 5 :])
    check_not_zip(file)
    check_streams(content)
    _check_objects(file, is_locked=b"/Encrypt" in content)
    with PDFIUM_LOCK:
        return _read_pages(content)


def _check_objects(file: Any, *, is_locked: bool) -> None:
    file.seek(0)
    try:
        with pikepdf.open(file, suppress_warnings=True) as document:
            check_actions(document)
    except pikepdf.PasswordError as error:
        raise Refusal("encrypted") from error
    except pikepdf.PdfError as error:
        raise Refusal("encrypted" if is_locked else "truncated") from error


def _read_pages(content: bytes) -> Facts:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The code may be left over from an earlier file: PDFium sets none for a file without pages.
        is_locked = error.err_code in _LOCKED and b"/Encrypt" in content
        raise Refusal("encrypted" if is_locked else "truncated") from error
    try:
        document[0].close()
        return Facts("pdf", pages=len(document), text_layer=_text_layer(document))
    finally:
        document.close()


def _text_layer(document: Any) -> tuple[bool, ...]:
    until = time.process_time() + _TEXT_SECONDS
    layer: list[bool] = []
    for number in range(len(document)):
        if time.process_time() > until:
            break
        page = document[number]
        text = page.get_textpage()
        layer.append(text.count_chars() > 0 or pypdfium2.raw.FPDFPage_CountObjects(page.raw) == 0)
        text.close()
        page.close()
    return tuple(layer)
