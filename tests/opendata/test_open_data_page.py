"""The page of open data leads to every feed, calendar, catalogue and list, and each of them answers."""

import re

from django.test import Client

from tests.world import Story

_LINK = re.compile(r'href="(?:http://[^/"]+)?(/(?:feeds|calendars|opendata|catalog|api)[^"]*)"')


def test_every_link__answers(story: Story, client: Client) -> None:
    page = story.published()
    main = client.get("/api/").content.decode().split("<main")[1].split("</main")[0]
    links = set(_LINK.findall(main))
    assert len(links) > 12
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    assert page.unit.name in main


def test_foot__leads_to_it(story: Story, client: Client) -> None:
    assert 'href="/api/"' in client.get("/").content.decode().split("<footer")[1]
