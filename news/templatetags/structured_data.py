"""The page's JSON-LD for its head."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page, Site

from news.structured_data.graph import graph_of

register = template.Library()

_ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What could end the element or the line early, wherever it stands in a text (as Django's json_script)."""


@register.simple_tag(takes_context=True)
def structured_data(context: template.Context) -> SafeString:
    """A block of data no browser runs, so that no Content-Security-Policy has to allow a script for it.

    Nothing in a preview: what is not public is described to nobody.
    """
    request, page = context.get("request"), context.get("page")
    site = Site.find_for_request(request) if request is not None else None
    if site is None or not isinstance(page, Page) or not page.live or getattr(request, "is_preview", False):
        return SafeString()
    shown: Any = context.flatten()
    text = json.dumps(graph_of(page, shown, site), ensure_ascii=False).translate(_ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  (escaped in the line above)
