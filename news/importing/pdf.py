"""PDF files with a text layer; a page that is only a picture (a scan) is noted, not recognised.

PDFium must not run in two threads at once: this reader is for commands and single-threaded workers.
"""

import re

import pypdfium2
from django.utils.translation import gettext

from news.importing.lines import paragraphs_from
from news.importing.material import Content, Paragraph, UnreadableFile
from thai.text import normalise

PAGE_LIMIT = 500
"""Most pages read from one file."""

_PAGE_NUMBER = re.compile(r"(?:หน้า(?:ที่)?|page)?\s*[-–(]?\s*\d{1,3}\s*[-–)]?", re.IGNORECASE)
# Fonts of Thai word processors give marks and ำ out as separate pieces: "ท ี่", "ส านัก", "น ้า".
_APART = re.compile("(?<=[ก-ฮ]) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])")
_SARA_AM_APART = re.compile("(?<=[ก-ฮ]) ([\u0e48-\u0e4b]?)า|(?<=[\u0e48-\u0e4b]) า")


def read(data: bytes) -> Content:
    """Read a PDF page by page; raise UnreadableFile if it is damaged, locked or has more than 500 pages."""
    paragraphs: list[Paragraph] = []
    without_text: list[int] = []
    repaired = 0
    for number, raw in enumerate(_page_texts(data), 1):
        text, repairs = _repaired(normalise(raw))
        repaired += repairs
        lines = _without_page_number([line.strip() for line in text.split("\n")])
        if not any(lines):
            without_text.append(number)
        paragraphs += paragraphs_from("\n".join(lines))
    return Content(paragraphs, notes=_notes(without_text, repaired))


def _page_texts(data: bytes) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD and b"/Encrypt" in data
        raise UnreadableFile("encrypted" if locked else "damaged") from error
    try:
        count = len(document)
        if count > PAGE_LIMIT:
            raise UnreadableFile("too_many_pages", pages=count, limit=PAGE_LIMIT)
        return [_page_text(document, index) for index in range(count)]
    except (pypdfium2.PdfiumError, AssertionError) as error:  # the library asserts what PDFium promises
        raise UnreadableFile("damaged") from error
    finally:
        document.close()


def _page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    page = document[index]
    try:
        return str(page.get_textpage().get_text_range())
    finally:
        page.close()


def _repaired(text: str) -> tuple[str, int]:
    """Put marks that were torn off back on their consonants; return how many ำ had to be guessed."""
    text, guessed = _SARA_AM_APART.subn(lambda torn: (torn[1] or "") + "ำ", text)
    return normalise(_APART.sub("", text)), guessed


def _without_page_number(lines: list[str]) -> list[str]:
    """Leave out a page number that stands alone on the first or the last line of a page."""
    filled = [line for line in lines if line]
    ends = {filled[0], filled[-1]} if filled else set()
    numbers = {line for line in ends if _PAGE_NUMBER.fullmatch(line)}
    return [line for line in lines if line not in numbers]


def _notes(without_text: list[int], repaired: int) -> list[str]:
    notes = []
    if without_text:
        pages = ", ".join(_ranges(without_text))
        note = gettext("Pages without text, perhaps scanned: %(pages)s. Type their text or attach the file.")
        notes.append(note % {"pages": pages})
    if repaired:
        note = gettext("The letter ำ had come apart in %(count)s places and was put together; please check.")
        notes.append(note % {"count": repaired})
    return notes


def _ranges(numbers: list[int]) -> list[str]:
    """Write ascending numbers shortly: 1, 3–5, 9."""
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return [str(first) if first == last else f"{first}–{last}" for first, last in ranges]
