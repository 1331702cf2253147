"""Atom 1.0 (RFC 4287)."""

from lxml import etree
from lxml.builder import ElementMaker

from opendata.feeds.entries import Entry, File
from opendata.feeds.feed import LANGUAGE, Feed

MIME = "application/atom+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = {"{http://www.w3.org/XML/1998/namespace}lang": LANGUAGE}
_E = ElementMaker(namespace=_ATOM, nsmap={None: _ATOM})


def write(feed: Feed) -> bytes:
    """The feed as Atom."""
    root = _E.feed(
        _E.id(feed.address),
        _E.title(feed.title),
        _E.updated(feed.updated.isoformat()),
        _E.author(_E.name(feed.author), _E.uri(feed.home)),
        _E.link(rel="self", type="application/atom+xml", href=feed.address),
        _E.link(rel="alternate", type="text/html", href=feed.home),
        _LANG,
    )
    if feed.hub:
        root.append(_E.link(rel="hub", href=feed.hub))
    root.extend(_entry(entry) for entry in feed.entries)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))


def _entry(entry: Entry) -> etree._Element:
    element = _E.entry(
        _E.id(entry.id),
        _E.title(entry.title),
        _E.published(entry.published.isoformat()),
        _E.updated(entry.updated.isoformat()),
        _E.author(_E.name(entry.unit)),
        _E.category(term=entry.category, label=entry.category_label),
        _E.link(rel="alternate", type="text/html", href=entry.url),
        _E.summary(entry.summary),
    )
    if entry.html:
        element.append(_E.content(entry.html, type="html"))
    if entry.credit:
        element.append(_E.rights(entry.credit))
    element.extend(_enclosure(file) for file in [entry.picture, *entry.files] if file)
    return element


def _enclosure(file: File) -> etree._Element:
    size = {"length": str(file.size)} if file.size else {}
    return _E.link(rel="enclosure", type=file.mime, href=file.url, title=file.title, **size)
