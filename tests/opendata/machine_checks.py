"""What machines find of a public item, whatever its type: one sentence of checks for every type."""

import io
import json
from typing import Any

from django.test import Client
from lxml import etree, html
from PIL import Image

from news.structured_data.registry import article, describer_of
from tests.news.structured_data.reading import nodes_of


def is_found_by_machines(client: Client, page: Any) -> None:
    """Feed, site map, JSON-LD and card of a live item."""
    content = client.get(page.url).content
    nodes = nodes_of(content)
    assert {"GovernmentOrganization", "BreadcrumbList"} < nodes.keys()
    assert ("Article" in nodes) <= (describer_of(type(page)) is article or page._meta.model_name in MAY_BE_ARTICLES)
    for address in ("/feeds/full-feed.json", f"/feeds/type/{page._meta.model_name}/full-feed.json"):
        (entry,) = json.loads(client.get(address).content)["items"]
        assert (entry["title"], entry["url"]) == (page.title, page.full_url)
        assert entry.get("content_html") or entry["content_text"]
    parts = etree.fromstring(client.get("/sitemap.xml").content).findall("{*}sitemap/{*}loc")
    assert page.full_url in client.get(str(parts[-1].text)).content.decode()
    card = html.fromstring(content.decode()).xpath('//meta[@property="og:image"]/@content')[-1]
    drawn = client.get(card)
    assert drawn["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(b"".join(drawn.streaming_content))).size == (1200, 630)


MAY_BE_ARTICLES = {"announcementpage", "informationpage"}
