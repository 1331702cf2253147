"""What a person can read or hear on a screen of the admin, and which of it is English.

Read are texts, the attributes a browser shows or a screen reader speaks, and the words a page hands to its scripts
(JSON in scripts and in `data-` attributes), because they are shown later.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, Comment, Doctype, Tag

FILES = frozenset(
    [
        "PDF",
        "DOCX",
        "XLSX",
        "PPTX",
        "ZIP",
        "RAR",
        "CSV",
        "GIF",
        "HEIC",
        "HEIF",
        "JPG",
        "JPEG",
        "PNG",
        "WEBP",
        "AVIF",
        "KB",
        "MB",
        "GB",
    ]
)
"""Kinds of files and their measure, as the offices' own forms write them; in small letters as well."""
ALLOWED = FILES | {
    # Names of products, services and standards.
    *["CC", "BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND", "TH"],  # the Creative Commons licences
    *["ITA", "OIT"],  # the assessment and its part, as offices call them
    *["TOR", "e-GP", "e-market"],  # of procurement, as the law's own forms call them
    *["Wagtail", "Facebook", "LINE", "YouTube", "JavaScript", "SHA", "URL", "ID", "API", "UTC", "JSON", "HTML"],
    # Keys as they are printed on a keyboard.
    *["Ctrl", "Shift", "Alt", "Enter", "Esc", "Tab", "Cmd", "Mod"],
    # Words the office's own form has in Latin letters.
    *["Banner", "e-bidding", "e-office", "Flash", "Drive", "CD", "DVD", "my", "office", "mail", "e-mail", "QR"],
}
"""Words in Latin letters that are right on a Thai screen."""

_SPOKEN = ("aria-label", "title", "placeholder", "alt", "aria-description", "label", "summary")
_BUTTONS = {"submit", "button", "reset"}
_SILENT = "script, style, svg, code, noscript, [data-side-panel-toggle-counter]"
"""Not read; the last is hidden, with Python's None in it, until a script puts a number there."""
_MACHINE_KEYS = re.compile(
    r"(^|[a-z_])(_?type|name|url|urls|href|icon|icon_?name|class_?names?|attrs|id|prefix|pk|slug|key|value|format|"
    r"locale|language|pattern|src|path|controller|action|target|selector|api|regex|code|uuid|token|method|attributes|types)$",
    re.IGNORECASE,
)
_MACHINE_DATA = re.compile(
    r"-(action|controller|target|class|selector|url|name|src|id|icon|key|keys|value|method|field|path|outlet|types)$"
)
_PROSE_DATA = re.compile(r"-(label|text|message|messages|active|title|placeholder|strings?|detail|options?)(-value)?$")
# Addresses, file names, placeholders, dotted names (of accounts, of kinds of pages), codes with a digit in them.
_NOT_PROSE = re.compile(
    r"https?://\S*|/[\w./%?=&-]{2,}|[\w.+-]+@[\w-]+\.[\w.-]+|[\w()-]+(?:\.[a-z][a-z0-9_]+)+\b"
    r"|%\(\w+\)[sd]|\{\w*\}|&\w+;|\b[A-Z0-9-]*\d[A-Z0-9-]*\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z](?:[A-Za-z'’-]*[A-Za-z])+")
_MACHINE_TEXT = re.compile(r"[a-z0-9_.:#/@?=&%\[\]>~-]*|[a-z]+(?:[A-Z][a-z]*)+|[A-Z_]+|None|True|False")


def english(content: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The phrases on a screen (HTML, or JSON with HTML in it) that hold English words not allowed."""
    spoken = set(_of_json(content)) if content.lstrip()[:1] in "{[" else set(_of_html(content))
    return sorted(phrase for phrase in spoken if english_words(phrase, allowed))


def english_words(phrase: str, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The words of a phrase in Latin letters, apart from addresses, file names and the allowed ones."""
    words = _WORD.findall(_NOT_PROSE.sub(" ", phrase))
    return [word for word in words if word not in ALLOWED | allowed and word.upper() not in FILES]


def _of_html(html: str) -> Iterator[str]:
    soup = BeautifulSoup(html, "html.parser")
    for script in soup.find_all("script"):
        if "json" in str(script.get("type", "")):
            yield from _of_json(script.get_text())
    for silent in soup.select(_SILENT):
        silent.decompose()
    for element in soup.find_all(True):
        yield from _of_attributes(element)
    for text in soup.find_all(string=True):
        if not isinstance(text, Comment | Doctype):
            yield from _clean(str(text))


def _of_attributes(element: Tag) -> Iterator[str]:
    for name, raw in element.attrs.items():
        value = " ".join(raw) if isinstance(raw, list) else str(raw)
        if name in _SPOKEN or (name == "value" and element.name == "input" and element.get("type") in _BUTTONS):
            yield from _clean(value)
        elif name.startswith("data-") and value.lstrip()[:1] in {"{", "["}:
            yield from _of_json(value)
        elif _PROSE_DATA.search(name) or (name.startswith("data-") and not _MACHINE_DATA.search(name)):
            yield from _prose(value)


def _of_json(source: str) -> Iterator[str]:
    try:
        data = json.loads(source)
    except json.JSONDecodeError:  # a selector or a list of classes that only begins like JSON
        return
    yield from _of_value(data)


def _of_value(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            if isinstance(item, dict | list) or not _MACHINE_KEYS.search(key) or "<" in str(item):
                yield from _of_value(item)
    elif isinstance(value, list):
        for item in value:
            yield from _of_value(item)
    elif isinstance(value, str) and re.match(r'\{\s*"', value):  # the text of an editor in a block: JSON within JSON
        yield from _of_json(value)
    elif isinstance(value, str):
        yield from _of_html(value) if "<" in value else _prose(value)


def _prose(value: str) -> Iterator[str]:
    """A text that may be an identifier: those have no capital at the start and no space."""
    if not _MACHINE_TEXT.fullmatch(value.strip()):
        yield from _clean(value)


def _clean(text: str) -> Iterator[str]:
    phrase = " ".join(unescape(text).split())
    if phrase:
        yield phrase
