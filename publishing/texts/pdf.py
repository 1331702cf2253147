"""PDF files: the text layer page by page, notes and form fields, bookmarks, properties, attached files."""

import ctypes
import io
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from publishing.files import PDFIUM_LOCK
from publishing.texts.budget import Budget, CannotRead
from publishing.texts.office import Open
from publishing.texts.passage import Passage, Unread, place

_ERRORS = (pypdfium2.PdfiumError, AssertionError, UnicodeDecodeError, ValueError)
"""What the library raises on damaged files; it asserts what PDFium promises."""
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
_FIELDS = (b"Contents", b"V", b"T")
_MOST_NOTES = 2_000
# Fonts of Thai word processors give marks and ำ out as separate pieces: "ท ี่", "ส านัก", "น ้า".
_APART = re.compile("(?<=[ก-ฮ]) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
_SARA_AM_APART = re.compile("(?<=[ก-ฮ]) ([\u0e48-\u0e4b]?)า|(?<=[\u0e48-\u0e4b]) า")


def passages(data: bytes, budget: Budget, read_file: Open) -> Iterator[Passage | Unread]:
    """Yield the text of a PDF; a page that is a picture without text is told as unread."""
    with PDFIUM_LOCK:
        document = _opened(data)
    try:
        yield from _whole_document(document)
        for index in range(len(document)):
            budget.spend_page()
            # The lock is not held while others work on what was read.
            with PDFIUM_LOCK:
                read = _page(document, index)
            yield from read
        yield from _attachments(document, budget, read_file)
    finally:
        with PDFIUM_LOCK:
            document.close()


def _opened(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # The code may be left over from an earlier file.
        locked = error.err_code in _LOCKED and b"/Encrypt" in data
        raise CannotRead("locked" if locked else "damaged") from error


def _whole_document(document: Any) -> Iterator[Passage | Unread]:
    with PDFIUM_LOCK:
        try:
            properties = list(document.get_metadata_dict(skip_empty=True).values())
            bookmarks = [bookmark.get_title() for bookmark in document.get_toc()]
        except _ERRORS:
            properties, bookmarks = [], []
            damaged = True
        else:
            damaged = False
    if damaged:
        yield Unread(place("properties"), "damaged")
    if properties:
        yield Passage(place("properties"), "\n".join(properties))
    if any(bookmarks):
        yield Passage(place("bookmarks"), "\n".join(bookmarks))


def _page(document: Any, index: int) -> list[Passage | Unread]:
    number = index + 1
    try:
        page = document[index]
    except _ERRORS:
        return [Unread(place("page", number=number), "damaged")]
    try:
        text = page.get_textpage().get_text_range()
        notes = _notes(page)
        is_picture = not text.strip() and any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4))
    except _ERRORS:
        return [Unread(place("page", number=number), "damaged")]
    finally:
        page.close()
    found: list[Passage | Unread] = []
    if text.strip():
        found.append(Passage(place("page", number=number), _together(text)))
    if notes:
        found.append(Passage(place("page_note", number=number), "\n".join(notes)))
    if is_picture:
        found.append(Unread(place("page", number=number), "page_without_text"))
    return found


def _notes(page: Any) -> list[str]:
    """Texts of annotations and filled form fields, which are not in the page's own text."""
    texts: list[str] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_NOTES)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        if note:
            texts += filter(None, (_string(note, key) for key in _FIELDS))
            raw.FPDFPage_CloseAnnot(note)
    return texts


def _string(note: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pointer = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFAnnot_GetStringValue(note, key, pointer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def _attachments(document: Any, budget: Budget, read_file: Open) -> Iterator[Passage | Unread]:
    with PDFIUM_LOCK:
        count = document.count_attachments()
    for index in range(count):
        budget.spend_file()
        with PDFIUM_LOCK:
            try:
                attachment = document.get_attachment(index)
                name, data = attachment.get_name(), bytes(attachment.get_data())
            except _ERRORS:
                name, data = str(index + 1), b""
        if not data or budget.depth < 1:
            yield Unread(place("file"), "nested_too_deep" if data else "damaged").within(name)
            continue
        budget.spend_unpacked(len(data))
        budget.depth -= 1
        try:
            yield from (passage.within(name) for passage in read_file(io.BytesIO(data), name, budget))
        finally:
            budget.depth += 1


def _together(text: str) -> str:
    """Put marks that were torn off back on their consonants."""
    return _APART.sub("", _SARA_AM_APART.sub(lambda torn: (torn[1] or "") + "ำ", text))
