"""Feed readers get what is public, under names that never change, and are told when it changes."""

import json
from typing import Any

import feedparser
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from news.models import NewsPage
from opendata.purged import addresses_naming
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublicationRecord
from tests.world import Story

TITLE = "ประกาศ “เปิดภาคเรียน” <พร้อมกัน> & ทั่วจังหวัด"


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    assert response.status_code == 200, address
    if "xml" in address:
        etree.fromstring(response.content)  # well-formed
    return json.loads(response.content) if address.endswith(".json") else feedparser.parse(response.content)


def test_feeds__say_what_is_public_in_every_format(story: Story, client: Client, settings: Any) -> None:
    settings.PRAKAT_WEBSUB_HUB = "https://hub.example.go.th/"
    story.draft(title="ร่างที่ยังไม่เผยแพร่")
    page = story.published(title=TITLE, photos=1, body="<p>เนื้อหา<b>ทั้งหมด</b></p><script>alert(1)</script>")
    code = PublicationRecord.objects.filter(page=page)[0].code
    name = f"tag:testserver,{page.first_published_at:%Y-%m-%d}:{code}"
    for address in ("/feeds/rss.xml", "/feeds/atom.xml", f"/feeds/unit/{page.unit_id}/full-atom.xml"):
        found = read(client, address)
        assert not found.bozo
        assert [link.href for link in found.feed.links if link.rel in ("self", "hub")] == [
            f"http://testserver{address}",
            "https://hub.example.go.th/",
        ]
        (entry,) = found.entries
        assert (entry.id, entry.title, entry.link) == (name, TITLE, page.full_url)
        assert entry.tags[0]["label" if "atom" in address else "term"] == page.information_label()
        assert "ถ่ายโดยสำนักงาน" in entry.rights
        assert entry.enclosures[0].href.startswith("http://testserver/media/images/")
    (full,) = read(client, f"/feeds/unit/{page.unit_id}/full-atom.xml").entries
    assert full.content[0].value == "<p>เนื้อหา<b>ทั้งหมด</b></p>"

    said = read(client, "/feeds/category/pr_news/full-feed.json")
    assert {"version", "title", "items", "feed_url", "home_page_url", "hubs"} <= said.keys()
    assert said["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = said["items"]
    assert (item["id"], item["title"], item["summary"]) == (name, TITLE, page.lead)
    assert "<script" not in item["content_html"]
    assert read(client, "/feeds/type/newspage/feed.json")["items"][0]["content_text"] == page.lead
    other = story.world.units["finance"]
    assert read(client, f"/feeds/unit/{other.pk}/rss.xml").entries == []
    detail = client.get(page.url).content.decode()
    for address in ("/feeds/atom.xml", f"/feeds/unit/{page.unit_id}/rss.xml", "/calendars/all.ics"):
        assert f'href="http://testserver{address}"' in detail
    assert '<link rel="canonical" href="' + page.full_url in detail
    assert {"/feeds/atom.xml", "/feeds/category/pr_news/full-feed.json"} <= set(addresses_naming(page))

    first = client.get("/feeds/rss.xml")
    assert first["Cache-Control"] == "public, max-age=300"
    assert client.get("/feeds/rss.xml", headers={"if-none-match": first["ETag"]}).status_code == 304
    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()
    gone = client.get("/feeds/rss.xml", headers={"if-none-match": first["ETag"]})
    assert gone.status_code == 200
    assert feedparser.parse(gone.content).entries == []


@pytest.mark.parametrize(
    "address",
    [
        "nothing.xml",
        "unit/999999/rss.xml",
        "unit/๑/rss.xml",
        "category/none/rss.xml",
        "type/page/rss.xml",
        "x/1/rss.xml",
    ],
)
def test_feeds__of_what_is_not_there(story: Story, client: Client, address: str) -> None:
    assert client.get(f"/feeds/{address}").status_code == 404


def test_feeds__ask_no_more_for_more(story: Story, client: Client) -> None:
    story.published(photos=1)
    client.get("/feeds/full-atom.xml")
    with CaptureQueriesContext(connection) as few:
        client.get("/feeds/full-atom.xml")
    for _number in range(2):
        story.published(photos=2)
    client.get("/feeds/full-atom.xml")
    with CaptureQueriesContext(connection) as more:
        found = feedparser.parse(client.get("/feeds/full-atom.xml").content)
    assert len(found.entries) == NewsPage.objects.live().count() == 3
    assert len(more) == len(few) <= 14
