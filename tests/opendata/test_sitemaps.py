"""Search engines find every public page and nothing else, in parts that stay where they are."""

import datetime as dt
from typing import Any

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.utils import timezone
from lxml import etree

from opendata.sitemaps import parts
from tests.world import Story


def places(client: Client, address: str, tag: str = "loc") -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    return [str(element.text) for element in etree.fromstring(response.content).iter(f"{{*}}{tag}")]


def test_sitemap__lists_every_public_page_in_parts(story: Story, client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(parts, "MOST", 2)
    draft = story.draft()
    pages = [story.published(title=f"ข่าว {number} <&>") for number in range(3)]
    frame, *items = places(client, "/sitemap.xml")
    assert len(items) == len({page.pk // 2 for page in pages})
    assert [address for part in items for address in places(client, part)] == [page.full_url for page in pages]
    assert len(places(client, "/sitemap.xml", "lastmod")) == len(items)
    assert pages[0].last_published_at.isoformat() in places(client, items[0], "lastmod")
    home = story.world.office.site.root_page
    assert home.full_url in places(client, frame)
    assert draft.full_url not in places(client, frame)
    news = places(client, "/news-sitemap.xml")
    assert news == [page.full_url for page in reversed(pages)]
    later = timezone.now() + dt.timedelta(hours=49)
    assert parts.new_items(story.world.office.site, now=later, most=10) == []


@pytest.mark.parametrize("part", ["1-2", "0", "9" * 40])
def test_sitemap__part_without_items_is_not_there(story: Story, client: Client, part: str) -> None:
    """The protocol knows no empty part."""
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_robots__names_the_site_map_and_closes_the_administration(story: Story, client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert {"Disallow: /admin/", "Sitemap: http://testserver/sitemap.xml"} <= set(lines)


@pytest.mark.parametrize(
    ("expires", "codes"), [("", set()), ("2020-01-01", {"opendata.W001"}), ("tomorrow", {"opendata.E001"})]
)
def test_security_text__is_watched(settings: Any, expires: str, codes: set[str]) -> None:
    settings.PRAKAT_SECURITY_EXPIRES = expires
    assert {message.id for message in run_checks(tags=["opendata"])} == codes


def test_security_text__says_whom_to_tell_and_until_when(story: Story, client: Client, settings: Any) -> None:
    address = "/.well-known/security.txt"
    settings.PRAKAT_SECURITY_EXPIRES = ""
    assert client.get(address).status_code == 404
    settings.PRAKAT_SECURITY_EXPIRES = "2099-09-30"
    settings.PRAKAT_SECURITY_CONTACT = "https://www.example.go.th/report"
    lines = client.get(address).content.decode().splitlines()
    assert lines[:2] == ["Contact: https://www.example.go.th/report", "Expires: 2099-09-30T23:59:59+07:00"]
    settings.PRAKAT_SECURITY_CONTACT = ""
    assert f"Contact: mailto:{story.world.office.email}" in client.get(address).content.decode()
