"""A chat application shows a picture of an item's title, as it stands now, and of nothing that is not public."""

from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from opendata.cards.card import Card
from opendata.cards.drawing import draw
from opendata.purged import addresses_naming
from publishing.actions.withdraw import WithdrawAction
from tests.world import Story


def card_of(page: object) -> str:
    return next(address for address in addresses_naming(page) if address.startswith("/cards/"))  # type: ignore[arg-type]


def test_card__follows_corrections_and_goes_with_the_item(
    story: Story, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    draft = story.draft(title="ร่าง")
    assert client.get(card_of(draft)).status_code == 404
    page = story.published()
    first = card_of(page)
    assert f'content="http://testserver{first}"' in client.get(page.url).content.decode()
    assert client.get(first)["Cache-Control"] == "public, max-age=3600"
    page.title = "หัวเรื่องที่แก้ไขแล้ว"
    page.memo = page.memo | {"correction_reason": "แก้หัวเรื่อง"}
    page.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    story.carry_through(page)
    second = card_of(story.fresh(page))
    assert second != first
    moved = client.get(first)
    assert (moved.status_code, moved["Location"]) == (302, second)
    assert client.get(second).status_code == 200
    folder = f"cards/{page.pk}"
    assert len(default_storage.listdir(folder)[1]) == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()
    assert client.get(second).status_code == 404
    assert default_storage.listdir(folder)[1] == []


def test_card__of_the_longest_title_and_of_one_no_font_has() -> None:
    for title in ("ที่ปิ่นเกล้า" * 21, "🎉 \\ #let x = 1 $ * _ <a>"):
        card = Card.of(title=title, label="ข่าว", office="สำนักงาน", unit="กลุ่ม", day=timezone.localdate())
        assert draw(card).startswith(b"\x89PNG")
