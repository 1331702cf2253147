"""Search engines are told what a public page is, in a block nothing can break out of."""

import datetime as dt

from django.test import Client
from django.utils import timezone

from news.structured_data.facts import Facts
from news.structured_data.registry import article, describer_of
from publishing.models import PublishablePage
from tests.news.structured_data.reading import nodes_of
from tests.world import Story

BREAKING = "ข่าว </script><script>alert(1)</script> & “ทดสอบ”"


def test_page__describes_itself_and_nothing_breaks_out(story: Story, client: Client) -> None:
    page = story.published(title=BREAKING, photos=1, event_date=dt.date(2026, 12, 5), event_start_time=dt.time(9, 30))
    content = client.get(page.url).content
    assert b"<script>alert" not in content
    nodes = nodes_of(content)
    office = story.world.office
    assert nodes["GovernmentOrganization"]["name"] == office.name
    assert nodes["NewsArticle"]["headline"] == BREAKING
    assert nodes["NewsArticle"]["publisher"] == {"@id": "http://testserver/#office"}
    assert nodes["NewsArticle"]["image"][0].startswith("http://testserver/media/images/")
    assert nodes["Event"]["startDate"] == "2026-12-05T09:30:00+07:00"
    way = nodes["BreadcrumbList"]["itemListElement"]
    assert way[0]["item"] == "http://testserver/"
    assert (way[-1]["name"], way[-1]["item"]) == (BREAKING, page.full_url)
    assert nodes_of(client.get("/").content).keys() == {"GovernmentOrganization"}


def test_draft__is_described_to_nobody(story: Story, client: Client) -> None:
    draft = story.draft()
    story.sign_in(client, "policy.provider")
    shown = client.get(f"/admin/pages/{draft.pk}/view_draft/")
    assert shown.status_code == 200
    assert b"ld+json" not in shown.content
    assert b"og:image" not in shown.content


def test_type_nobody_described__is_an_article(story: Story) -> None:
    assert describer_of(PublishablePage) is article
    page = story.draft(title="ข่าวสั้น", first_published_at=timezone.now())
    (node,) = article(Facts(page, {"documents": [], "unit": None}, "http://testserver"))
    assert (node["@type"], node["headline"]) == ("Article", "ข่าวสั้น")
    assert "author" not in node
