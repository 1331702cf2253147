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
    frame, first, second = places(client, "/sitemap.xml")
    assert places(client, first) + places(client, second) == [page.full_url for page in pages]
    assert len(places(client, "/sitemap.xml", "lastmod")) == 2
    assert pages[0].last_published_at.isoformat() in places(client, first, "lastmod")
    home = story.world.office.site.root_page
    assert home.full_url in places(client, frame)
    everything = [address for part in (frame, first, second) for address in places(client, part)]
    assert draft.full_url not in everything
    news = places(client, "/news-sitemap.xml")
    assert news == [page.full_url for page in reversed(pages)]
    later = timezone.now() + dt.timedelta(hours=49)
    assert parts.new_items(story.world.office.site, now=later, most=10) == []
    assert client.get("/sitemap-1-2-3.xml").status_code == 404
    assert client.get(f"/sitemap-{'9' * 18}-1.xml").status_code == 404
    assert places(client, f"/sitemap-{parts.Key.of(pages[2].first_published_at, pages[2].pk)}.xml") == []


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
