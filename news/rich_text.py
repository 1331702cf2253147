"""Rich text as the public gets it: expanded by Wagtail, then reduced to what an office text needs (nh3)."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "hr"]
"""What the editor offers."""

_TAGS = {"h2", "h3", "h4", "p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "a", "hr", "blockquote"}
_ATTRIBUTES = {"a": {"href", "title"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_BETWEEN = "\x1e"
"""A character no text of an editor holds (RECORD SEPARATOR; XML forbids it, and so does nh3)."""


def public_html(source: str) -> SafeString:
    """The stored rich text as sanitised HTML: no script, style, event handler, frame or unknown scheme survives."""
    expanded = expand_db_html(source or "")
    return mark_safe(sanitise(expanded))  # noqa: S308  (sanitised in this very line)


def public_htmls(sources: list[str]) -> list[SafeString]:
    """Many texts as `public_html` makes them of one, their links looked up together."""
    together = _BETWEEN.join((source or "").replace(_BETWEEN, "") for source in sources)
    expanded = expand_db_html(together).split(_BETWEEN)
    if len(expanded) != len(sources):  # one of them has a tag that never closes
        return [public_html(source) for source in sources]
    return [mark_safe(sanitise(text)) for text in expanded]  # noqa: S308  (sanitised in this very line)


def stored_html(source: str) -> str:
    """Foreign rich text as it may be stored: sanitised as for the public, links to pages and documents kept."""
    attributes = {"a": _ATTRIBUTES["a"] | {"linktype", "id"}}
    return nh3.clean(source, tags=_TAGS, attributes=attributes, url_schemes=_SCHEMES, link_rel=None)


def sanitise(html: str) -> str:
    """Reduce any HTML to the allowed tags, attributes and schemes."""
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel="noopener")
