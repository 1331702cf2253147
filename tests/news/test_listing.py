import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news import listing
from tests.news.factories import FACTORIES
from tests.news.volume import many_manuals, many_news, put_online
from tests.world import Story


def queries(client: Client, url: str) -> int:
    """Queries of the second visit: the first makes the sizes of the pictures."""
    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def titles(client: Client, url: str) -> list[str]:
    return [card.title for card in client.get(url).context["cards"]]


def test_query_counts__are_the_same_for_20_pages_and_for_200(story: Story, client: Client) -> None:
    news, manuals = many_news(story, 20), many_manuals(story, 20)
    others = [FACTORIES[kind](story) for kind in ("announcement", "information", "directory", "faq", "banner")]
    put_online(*others)
    most = {
        "/": 29,
        "/news/": 22,
        "/manuals/": 21,
        f"/news/?unit={story.world.units['policy'].pk}&type=pr_news": 22,
        "/policy/": 23,
        news[10].url: 33,
        manuals[10].url: 33,
        "/search/?query=การศึกษา": 16,
        "/all/": 24,
        "/information/": 21,
        "/all/?words=การศึกษา": 27,
    } | {page.url: 35 for page in others}
    few = {url: queries(client, url) for url in most}
    many_news(story, 180)
    many_manuals(story, 180)
    many = {url: queries(client, url) for url in most}
    # A page of results asks once per type of page among its hits, and more hits may be of one type more.
    searched = {url for url in most if url.endswith("=การศึกษา")}
    assert {url: many[url] for url in most if url not in searched} == {
        url: few[url] for url in most if url not in searched
    }
    assert all(many[url] <= few[url] + 1 for url in searched)
    assert {url: count for url, count in few.items() if count > most[url]} == {}


def test_news_list__is_ordered_by_date_and_paginated(story: Story, client: Client) -> None:
    pages = many_news(story, 25, photos=0)
    assert titles(client, "/news/") == [page.title for page in reversed(pages[5:])]
    assert titles(client, "/news/?page=2") == [page.title for page in reversed(pages[:5])]


@pytest.mark.parametrize("page", ["0", "-1", "99999999999999999999", "abc", "๒", "", "1.5", "%00"])
def test_news_list__with_a_page_that_is_none(story: Story, client: Client, page: str) -> None:
    many_news(story, 3, photos=0)
    assert len(titles(client, f"/news/?page={page}")) == 3


def test_news_list__is_filtered_by_unit_year_and_type(story: Story, client: Client) -> None:
    policy = many_news(story, 1, photos=0, title="ของนโยบาย")[0]
    finance = many_news(story, 1, photos=0, section="finance", title="ของการเงิน", information_type="procurement")[0]
    old = many_news(story, 1, photos=0, title="ปีก่อน", public_date=dt.date(2025, 9, 30))[0]
    new = many_news(story, 1, photos=0, title="ปีก่อนกว่านั้น", public_date=dt.date(2025, 10, 1))[0]
    unit = story.world.units["finance"].pk
    assert titles(client, f"/news/?unit={unit}") == [finance.title]
    assert titles(client, "/news/?type=procurement") == [finance.title]
    assert titles(client, "/news/?fiscal_year=2568") == [old.title]
    assert titles(client, "/news/?fiscal_year=2569") == [finance.title, policy.title, new.title]
    assert titles(client, f"/news/?unit={unit}&type=pr_news") == []
    context = client.get(f"/news/?unit={unit}&fiscal_year=2569&x=1").context
    assert context["querystring"] == f"unit={unit}&fiscal_year=2569"
    assert [choice["value"] for choice in context["filters"].fiscal_years] == ["2569", "2568"]


@pytest.mark.parametrize(
    "nonsense",
    [
        "unit=abc", "unit=-1", "unit=999999", "unit=" + "9" * 60, "unit=๑", "unit=1%20OR%201=1", "unit=%00",
        "fiscal_year=0000", "fiscal_year=9999", "fiscal_year=2569x", "fiscal_year=๒๕๖๙", "fiscal_year=99999999999",
        "type=nonsense", "type=%3Cscript%3E", "type=%00", "x=y",
    ],
)  # fmt: skip
def test_news_list__ignores_nonsense(story: Story, client: Client, nonsense: str) -> None:
    many_news(story, 2, photos=0)
    response = client.get(f"/news/?{nonsense}")
    assert response.status_code == 200
    assert len(response.context["cards"]) == 2
    assert response.context["querystring"] == ""


def test_news_list__never_shows_drafts_nor_what_was_withdrawn(story: Story, client: Client) -> None:
    from publishing.actions.withdraw import WithdrawAction

    story.draft(title="ฉบับร่างที่ยังไม่เผยแพร่")
    page = story.published(title="เรื่องที่จะถูกถอน")
    assert titles(client, "/news/") == [page.title]
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert titles(client, "/news/") == []
    assert page.title not in client.get("/").content.decode()


def test_filters__of_a_date_mistyped_by_centuries_stay_few(story: Story, client: Client) -> None:
    many_news(story, 1, photos=0)
    many_news(story, 1, photos=0, public_date=dt.date(2569, 1, 1))
    assert len(client.get("/news/").context["filters"].fiscal_years) == 50


def test_neighbours__are_the_items_before_and_after_in_the_same_section(story: Story, client: Client) -> None:
    pages = many_news(story, 3, photos=0)
    many_news(story, 1, photos=0, section="finance", public_date=pages[1].public_date)
    context = client.get(pages[1].url).context
    assert (context["previous_item"].title, context["next_item"].title) == (pages[0].title, pages[2].title)
    first = client.get(pages[0].url).context
    assert (first["previous_item"], first["next_item"].title) == (None, pages[1].title)


def test_neighbours__of_one_day_follow_each_other(story: Story, client: Client) -> None:
    pages = many_news(story, 3, photos=0, public_date=dt.date(2026, 9, 1))
    context = client.get(pages[1].url).context
    assert context["previous_item"].url == pages[0].get_url()
    assert context["next_item"].url == pages[2].get_url()


@pytest.mark.parametrize("address", ["/news/", "/all/"])
def test_list__cut_from_its_end_is_the_same_list(
    story: Story, client: Client, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """Pages behind the middle are found from the end; nobody sees the difference."""
    many_news(story, 47)
    pages = range(1, 4)

    def titles() -> list[str]:
        return [card.title for page in pages for card in client.get(address, {"page": page}).context["cards"]]

    from_the_beginning = titles()
    assert len(from_the_beginning) >= 47
    monkeypatch.setattr(listing, "NEAR", 0)
    assert titles() == from_the_beginning
