"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from typing import Any

from opendata.feeds.entries import Entry, File
from opendata.feeds.feed import LANGUAGE, Feed

MIME = "application/feed+json; charset=utf-8"


def write(feed: Feed) -> bytes:
    """The feed as JSON."""
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address,
        "language": LANGUAGE,
        "authors": [{"name": feed.author, "url": feed.home}],
        "items": [_item(entry) for entry in feed.entries],
    }
    if feed.hub:
        said["hubs"] = [{"type": "WebSub", "url": feed.hub}]
    return json.dumps(said, ensure_ascii=False).encode()


def _item(entry: Entry) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [{"name": entry.unit}],
        "tags": [entry.category_label],
        "language": LANGUAGE,
    }
    # An item must carry its text one way or the other.
    said |= {"content_html": entry.html} if entry.html else {"content_text": entry.summary}
    if entry.picture:
        said["image"] = entry.picture.url
    if entry.files:
        said["attachments"] = [_attachment(file) for file in entry.files]
    if entry.credit:
        said["_prakat"] = {"credit": entry.credit}
    return said


def _attachment(file: File) -> dict[str, Any]:
    said: dict[str, Any] = {"url": file.url, "mime_type": file.mime, "title": file.title}
    return said | ({"size_in_bytes": file.size} if file.size else {})
