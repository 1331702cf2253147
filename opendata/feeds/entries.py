"""The entries of a feed, the same for every format: drawn from the list of live items, in a handful of queries."""

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.utils.html import format_html_join, strip_tags

from news.pictures import LARGE
from news.rich_text import public_html
from news.templatetags.filled_tables import filled
from opendata.addresses import Addresses
from opendata.marks import marks_of
from opendata.media import documents_of, pictures_of
from opendata.scopes import Scope, category_labels
from publishing.api import shown, with_sizes

MOST = 30
"""Entries of a feed."""
_UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True)
class File:
    """A picture or document of an entry."""

    url: str
    title: str
    mime: str
    size: int
    """In bytes; 0 when nobody has counted them."""
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One item."""

    id: str
    url: str
    title: str
    summary: str
    """Plain text."""
    html: str
    """The whole text; empty in a feed of summaries."""
    published: dt.datetime
    updated: dt.datetime
    unit: str
    category: str
    category_label: str
    credit: str
    picture: File | None = None
    files: list[File] = field(default_factory=list)


def entries_of(scope: Scope, *, full: bool) -> list[Entry]:
    """The newest entries of the part, by the date of the item as on every list of the website.

    Not by the moment of publication: an office that moves its old items in would push today's out of every reader.
    """
    items = list(scope.items().select_related("unit").newest_first()[:MOST])
    pages = _pages(items)
    marks = marks_of(pages)
    labels = category_labels(scope.office)
    addresses = Addresses(scope.site)
    pictures, documents = pictures_of(pages.values()), documents_of(pages.values())
    with_sizes([images[0] for images in pictures.values()], LARGE)
    found = []
    for item in items:
        page, mark = pages.get(item.pk), marks.get(item.pk)
        if page is None or mark is None:
            continue  # (withdrawn between two queries)
        media = [*pictures.get(item.pk, []), *(document for _title, document in documents.get(item.pk, []))]
        found.append(
            Entry(
                id=mark.tag(scope.site),
                url=addresses.page(item.url_path),
                title=fit(item.title),
                summary=fit(summary_of(page)),
                html=fit(_html(page)) if full else "",
                published=item.first_published_at,
                updated=item.changed_at,
                unit=fit(item.unit.name),
                category=item.information_type,
                category_label=fit(labels.get(item.information_type, item.information_type)),
                credit=fit("; ".join(dict.fromkeys(line for one in media if (line := one.credit_line)))),
                picture=_picture(pictures.get(item.pk, []), addresses),
                files=[_file(title, document, addresses) for title, document in documents.get(item.pk, [])],
            )
        )
    return found


def fit(text: str) -> str:
    """The text without what no XML may hold."""
    return _UNFIT.sub("", text)


def summary_of(page: Any) -> str:
    """The few words that stand before the text; else how the text begins."""
    lead = str(getattr(page, "lead", "") or page.search_description).strip()
    if lead:
        return lead
    words = " ".join(strip_tags(public_html(getattr(page, "body", "")).replace("<", " <")).split())
    return words if len(words) <= _BEGINNING else f"{words[:_BEGINNING]}…"


_BEGINNING = 300


def _html(page: Any) -> str:
    """Text and tables; of a type that has neither, its words as paragraphs."""
    html = str(public_html(getattr(page, "body", "")))
    html += "".join(str(block.render()) for block in filled(getattr(page, "tables", [])))
    if html.strip() or not hasattr(page, "texts"):
        return html
    return str(format_html_join("", "<p>{}</p>", ([text] for text in page.texts() if text.strip())))


def _pages(items: list[Any]) -> dict[int, Any]:
    keys = defaultdict(list)
    for item in items:
        keys[item.model].append(item.pk)
    return {
        page.pk: page
        for label, numbers in keys.items()
        for page in apps.get_model(label)._default_manager.filter(pk__in=numbers, live=True)
    }


def _picture(images: list[Any], addresses: Addresses) -> File | None:
    if not images:
        return None
    made = shown(images[0], LARGE)
    url = addresses.file(made["url"])
    mime = "image/png" if url.endswith(".png") else "image/jpeg"
    return File(url, fit(images[0].default_alt_text), mime, 0, made["width"], made["height"])


def _file(title: str, document: Any, addresses: Addresses) -> File:
    return File(addresses.file(document.url), fit(title), document.content_type, document.get_file_size() or 0)
