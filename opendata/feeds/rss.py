"""RSS 2.0, with the parts of Atom, Dublin Core, content and Media RSS that readers know."""

from email.utils import format_datetime

from lxml import etree
from lxml.builder import ElementMaker

from opendata.feeds.entries import Entry
from opendata.feeds.feed import LANGUAGE, Feed

MIME = "application/rss+xml; charset=utf-8"
_ATOM = "http://www.w3.org/2005/Atom"
_DC = "http://purl.org/dc/elements/1.1/"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_MEDIA = "http://search.yahoo.com/mrss/"
_E = ElementMaker(nsmap={"atom": _ATOM, "dc": _DC, "content": _CONTENT, "media": _MEDIA})
_A, _D = ElementMaker(namespace=_ATOM), ElementMaker(namespace=_DC)
_C, _M = ElementMaker(namespace=_CONTENT), ElementMaker(namespace=_MEDIA)


def write(feed: Feed) -> bytes:
    """The feed as RSS."""
    channel = _E.channel(
        _E.title(feed.title),
        _E.link(feed.home),
        _E.description(feed.description),
        _E.language(LANGUAGE),
        _E.lastBuildDate(format_datetime(feed.updated)),
        _A.link(rel="self", type="application/rss+xml", href=feed.address),
    )
    if feed.hub:
        channel.append(_A.link(rel="hub", href=feed.hub))
    channel.extend(_item(entry) for entry in feed.entries)
    return bytes(etree.tostring(_E.rss(channel, version="2.0"), xml_declaration=True, encoding="utf-8"))


def _item(entry: Entry) -> etree._Element:
    item = _E.item(
        _E.title(entry.title),
        _E.link(entry.url),
        _E.guid(entry.id, isPermaLink="false"),
        _E.pubDate(format_datetime(entry.published)),
        _A.updated(entry.updated.isoformat()),
        _E.description(entry.summary),
        _E.category(entry.category_label, domain="category"),
        _D.creator(entry.unit),
    )
    if entry.html:
        item.append(_C.encoded(etree.CDATA(entry.html.replace("]]>", "]]&gt;"))))
    if entry.credit:
        item.append(_D.rights(entry.credit))
    # RSS knows one enclosure: the first document, which is what people come for; else the picture.
    if enclosed := next(iter(entry.files), entry.picture):
        item.append(_E.enclosure(url=enclosed.url, length=str(enclosed.size), type=enclosed.mime))
    if picture := entry.picture:
        measures = {"width": str(picture.width), "height": str(picture.height)}
        item.append(_M.content(_M.description(picture.title), url=picture.url, type=picture.mime, **measures))
    return item
