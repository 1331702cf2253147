"""The frame around every public page."""

from django.test import Client

from publishing.actions.withdraw import WithdrawAction
from tests.world import Story


def steps(client: Client, url: str) -> list[str]:
    return [step["label"] for step in client.get(url).context["breadcrumbs"]]


def test_breadcrumbs__lead_from_home_to_the_item(story: Story, client: Client) -> None:
    page = story.published()
    home, section, item = steps(client, page.url)
    assert (section, item) == (page.get_parent().title, page.title)
    assert home == page.get_site().root_page.title


def test_breadcrumbs__do_not_name_what_was_withdrawn(story: Story, client: Client) -> None:
    page = story.published()
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert page.title not in client.get(page.url).content.decode()


def test_breadcrumbs__are_missing_where_there_is_no_page(story: Story, client: Client) -> None:
    assert steps(client, "/search/") == []
