"""The draft's text out of paragraphs: rich text as the editor would have written it, and the lead."""

import re
from collections.abc import Iterable
from itertools import groupby

from django.utils.html import escape

from news.importing.material import Paragraph, shortened

LEAD_LIMIT = 300
"""Most characters of a lead made from the first paragraph: two lines in a list of news."""

# An item that carries its own number needs no bullet beside it.
_NUMBERED = re.compile(r"\(?(?:\d|[ก-ชa-zA-Z][.)])")


def lead_and_body(paragraphs: list[Paragraph]) -> tuple[str, str]:
    """Return the lead as plain text and the body as rich text HTML.

    The first running text becomes the lead; it leaves the body only when the lead holds all of it and the body
    does not become empty by that.
    """
    place = next((i for i, paragraph in enumerate(paragraphs) if paragraph.style == "text"), None)
    if place is None:
        return "", body_html(paragraphs)
    whole = " ".join(paragraphs[place].text.split())
    lead = shortened(whole, LEAD_LIMIT)
    rest = paragraphs[:place] + paragraphs[place + 1 :]
    return lead, body_html(rest if lead == whole and rest else paragraphs)


def body_html(paragraphs: Iterable[Paragraph]) -> str:
    """The paragraphs as rich text: headings, text, lists; everything a file says is escaped."""
    parts = []
    for tag, group in groupby(paragraphs, key=_tag):
        inner = [escape(paragraph.text).replace("\n", "<br/>") for paragraph in group]
        if tag == "li":
            parts.append("<ul>" + "".join(f"<li>{text}</li>" for text in inner) + "</ul>")
        else:
            parts += [f"<{tag}>{text}</{tag}>" for text in inner]
    return "".join(parts)


def _tag(paragraph: Paragraph) -> str:
    if paragraph.style == "heading":
        return "h2"
    return "li" if paragraph.style == "item" and not _NUMBERED.match(paragraph.text) else "p"
