"""The walk from draft to verified public page."""

from approvals.verify import verify_ledgers
from publishing.gate.oracle import violations
from tests.world import Story


def test_publication__from_draft_to_public_page(story: Story, client: object) -> None:
    page = story.published(photos=3)
    response = client.get(page.url)
    assert response.status_code == 200
    assert page.title in response.content.decode()
    assert list(violations()) == []
    assert all(report.broken_at is None for report in verify_ledgers())


def test_manual__from_draft_to_public_page(story: Story, client: object) -> None:
    page = story.manual()
    story.submit(page)
    page = story.carry_through(page)
    assert client.get(page.url).status_code == 200
    assert list(violations()) == []
