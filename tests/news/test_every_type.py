"""Every type of page goes the whole course: a type somebody adds needs a factory and nothing else here.

Each type is published once and then shown to every check in `_SHOWN`, for the course costs half a second. Whoever adds
a place where items appear (a feed, an export, a site map) adds a check there, or in `_GONE` for what has ended.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from news.kinds import KINDS, kind_of
from news.models import ItemIndexPage, ItemPage, ManualIndexPage, NewsIndexPage
from publishing.actions.expire import ExpireAction
from publishing.api import missing_for_submission
from publishing.models import LiveItem, PublicationRecord, RecordKind
from tests.news.factories import FACTORIES, a_month_ahead
from tests.opendata.machine_checks import is_found_by_machines
from tests.world import Story

Check = Callable[[Client, Any], None]


def test_factories__are_there_for_every_type_of_item() -> None:
    concrete = {model for model in apps.get_models() if issubclass(model, ItemPage)}
    assert {KINDS[key].model for key in FACTORIES} == concrete
    assert set(FACTORIES) == set(KINDS)


@pytest.mark.parametrize("kind", FACTORIES)
def test_type__goes_the_whole_course(story: Story, client: Client, kind: str) -> None:
    page = FACTORIES[kind](story, expire_at=a_month_ahead())
    draft = page.get_latest_revision_as_object()
    assert [issue.message for issue in missing_for_submission(draft)] == []
    unit = page.unit.key
    assert client.get(page.url).status_code == 404
    story.submit(page, f"{unit}.provider")
    page = story.carry_through(page, unit)
    for shown in _SHOWN:
        shown(client, page)
    if kind == "banner":
        assert page.link in client.get("/").content.decode()
    ExpireAction(page, now=page.expire_at).execute()
    for gone in _GONE:
        gone(client, page)


def body(client: Client, url: str) -> str:
    """The page as a visitor gets it."""
    response = client.get(url)
    assert response.status_code == 200, url
    return str(response.content.decode())


def lists_of(page: Any) -> list[str]:
    """The office-wide lists of the page's type, the list of everything among them."""
    kind = kind_of(type(page))
    assert kind is not None
    own = {"news": NewsIndexPage, "manual": ManualIndexPage}.get(kind.key)
    pages = [*ItemIndexPage.objects.live().filter(kind__in=("", kind.key)), *(own.objects.live() if own else ())]
    assert len(pages) == 2, "a list of its own and the list of everything"
    return [index.url for index in pages]


def _in_detail(client: Client, page: Any) -> None:
    text = body(client, page.url)
    assert page.title in text
    record = PublicationRecord.objects.get(page=page, kind=RecordKind.PUBLISHED)
    assert (record.code in text, record.title, record.page_type) == (True, page.title, page._meta.label_lower)
    for row in page.attached():
        assert row.document.sha256 in text
    assert "css/print.css" in text


def _in_lists(client: Client, page: Any) -> None:
    for url in lists_of(page):
        assert page.title in body(client, url), url
        assert page.title in body(client, f"{url}?type={page.information_type}&unit={page.unit_id}"), url
    if kind_of(type(page)) is not KINDS["banner"]:
        assert page.title in body(client, page.get_parent().url)


def _in_search(client: Client, page: Any) -> None:
    words = page.title.split()[0]
    assert page.title in body(client, reverse("search") + f"?query={words}")


def _in_list_of_live_items(client: Client, page: Any) -> None:
    assert LiveItem.objects.get(page=page).model == type(page)._meta.label


def _detail_is_gone(client: Client, page: Any) -> None:
    response = client.get(page.url)
    assert response.status_code == 410
    assert page.title not in response.content.decode()


def _lists_are_empty(client: Client, page: Any) -> None:
    for url in [*lists_of(page), page.get_parent().url, reverse("search") + f"?query={page.title.split()[0]}", "/"]:
        # The words somebody searched for are shown again; the item's link is what must be gone.
        assert f'href="{page.url}"' not in body(client, url), url
    assert not LiveItem.objects.filter(page=page).exists()


_SHOWN: list[Check] = [_in_detail, _in_lists, _in_search, _in_list_of_live_items, is_found_by_machines]
_GONE: list[Check] = [_detail_is_gone, _lists_are_empty]
