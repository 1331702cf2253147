"""What the describers work with: the page, what its template shows, and the website's full addresses."""

import datetime as dt
import mimetypes
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from django.utils.html import strip_tags

Node = dict[str, Any]
"""One thing in schema.org's words."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A live page as its template has it before it. Only the way to the page is asked for anew."""

    page: Any
    shown: dict[str, Any]
    """The template's context."""
    root: str
    """Address of the website without a slash at the end."""

    def full(self, url: str) -> str:
        """The full address."""
        return urljoin(f"{self.root}/", url)

    @property
    def address(self) -> str:
        """The page's own."""
        return self.full(self.page.get_url(self.shown.get("request")) or "")

    @property
    def office_id(self) -> str:
        """By what the other things name the office."""
        return f"{self.root}/#office"

    @property
    def lead(self) -> str:
        """The few words that stand for the whole."""
        return str(getattr(self.page, "lead", "") or self.page.search_description or self.page.title).strip()

    @property
    def pictures(self) -> list[str]:
        """Full addresses of the pictures shown."""
        return [self.full(entry["image"]["url"]) for entry in self.shown.get("album") or []]

    @property
    def text(self) -> str:
        """The text without its tags."""
        return " ".join(strip_tags(str(self.shown.get("body_html", "")).replace("<", " <")).split())

    def documents(self) -> list[Node]:
        """The files offered."""
        return [
            {
                "@type": "DigitalDocument",
                "name": document["title"],
                "url": self.full(document["url"]),
                "encodingFormat": mime_of(document["filename"]),
                "contentSize": f"{document['size'] or 0} B",
                "inLanguage": "th",
            }
            for document in self.shown.get("documents") or []
        ]

    def item(self, kind: str, **more: Any) -> Node:
        """What every item has in common; empty words are left out."""
        page, unit = self.page, self.shown.get("unit") or {}
        said: Node = {
            "@type": kind,
            "@id": f"{self.address}#item",
            "name": page.title,
            "url": self.address,
            "description": self.lead,
            "inLanguage": "th",
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "publisher": {"@id": self.office_id},
        }
        if unit:
            above = {"@id": self.office_id}
            said["author"] = {"@type": "GovernmentOrganization", "name": unit["name"], "parentOrganization": above}
        return filled(said | more)


def filled(node: Node) -> Node:
    """The node without what says nothing."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {})}


def moment(value: dt.datetime | dt.date | None) -> str:
    """As ISO 8601; empty for none."""
    return value.isoformat() if value else ""


def mime_of(filename: str) -> str:
    """The media type a file's name speaks of."""
    return mimetypes.guess_type(filename)[0] or "application/octet-stream"
