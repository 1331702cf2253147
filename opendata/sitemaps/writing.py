"""Site maps as XML (sitemaps.org 0.9, and Google's news extension)."""

import datetime as dt
from collections.abc import Iterable

from lxml import etree
from lxml.builder import ElementMaker

from opendata.feeds.entries import fit
from opendata.sitemaps.parts import Place

MIME = "application/xml; charset=utf-8"
_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_E = ElementMaker(namespace=_MAP, nsmap={None: _MAP})
_WITH_NEWS = ElementMaker(namespace=_MAP, nsmap={None: _MAP, "news": _NEWS})
_N = ElementMaker(namespace=_NEWS)


def write_index(parts: Iterable[Place]) -> bytes:
    """The index of the parts."""
    return _text(_E.sitemapindex(*(_E.sitemap(*_said(part)) for part in parts)))


def write_part(places: Iterable[Place]) -> bytes:
    """The addresses of one part."""
    return _text(_E.urlset(*(_E.url(*_said(place)) for place in places)))


def write_news(publisher: str, items: Iterable[tuple[str, str, dt.datetime]]) -> bytes:
    """The news of the last days: address, title and first publication of each."""
    root = _WITH_NEWS.urlset()
    for address, title, published in items:
        publication = _N.publication(_N.name(fit(publisher)), _N.language("th"))
        news = _N.news(publication, _N.publication_date(published.isoformat()), _N.title(fit(title)))
        root.append(_E.url(_E.loc(address), news))
    return _text(root)


def _said(place: Place) -> list[etree._Element]:
    return [_E.loc(place.address), *([_E.lastmod(place.changed.isoformat())] if place.changed else [])]


def _text(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
