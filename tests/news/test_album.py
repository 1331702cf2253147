"""Many pictures at once into the album of a news item's draft."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from publishing.gate.oracle import violations
from publishing.models import PublishingImage
from tests.world import Story, picture_bytes

LOT = {"source": "โรงเรียนบ้านสมมุติ", "credit": "ครูสมมุติ", "rights": "own_work", "people": "crowd", "alt_kind": "describe"}


def send(client: Any, page: Any, color: str, name: str = "ภาพ_กิจกรรม.jpg", content: bytes = b"") -> Any:
    file = SimpleUploadedFile(name, content or picture_bytes(color, size=(60, 40)), "image/jpeg")
    return client.post(reverse("news_admin:album_upload", args=[page.pk]), {"file": file})


def save(client: Any, page: Any, keys: list[int], **data: Any) -> Any:
    return client.post(reverse("news_admin:album", args=[page.pk]), LOT | {"image": keys} | data)


def album_of(page: Any) -> list[Any]:
    return list(page.get_latest_revision_as_object().album.all())


def test_lot__goes_into_the_draft_in_the_order_of_the_screen(story: Story, client: Any) -> None:
    page = story.draft(photos=1)
    story.sign_in(client, "policy.provider")
    red, blue = (send(client, page, color).json()["id"] for color in ("red", "blue"))
    assert send(client, page, "red").json()["id"] == red  # the same bytes are the same picture
    assert len(album_of(page)) == 1
    answer = save(client, page, [blue, red, blue], description="นักเรียนยืนเข้าแถว", **{f"description-{red}": "ธงชาติ"})
    assert answer.status_code == 302
    page = story.fresh(page)
    assert [photo.image_id for photo in album_of(page)][1:] == [blue, red]
    shown = PublishingImage.objects.in_bulk([red, blue])
    assert (shown[red].description, shown[blue].description) == ("ธงชาติ", "นักเรียนยืนเข้าแถว")
    assert (shown[red].credit, shown[red].title) == (LOT["credit"], "ภาพ กิจกรรม")
    save(client, page, [red], credit="คนอื่น")
    assert len(album_of(story.fresh(page))) == 3
    shown[red].refresh_from_db()
    assert shown[red].credit == LOT["credit"]
    assert save(client, page, []).status_code == 422
    assert save(client, page, [10**9]).status_code == 422


def test_public_item__stays_as_it_is(story: Story, client: Any) -> None:
    page = story.published(photos=1)
    before = client.get(page.url).content
    story.sign_in(client, "policy.provider")
    key = send(client, page, "red").json()["id"]
    assert save(client, page, [key, album_of(page)[0].image_id], caption="x").status_code == 302
    assert story.fresh(page).album.count() == 1
    assert len(album_of(story.fresh(page))) == 2
    client.logout()
    assert client.get(page.url).content == before
    assert list(violations()) == []


def test_item_under_review__takes_no_pictures(story: Story, client: Any) -> None:
    page = story.draft()
    story.sign_in(client, "policy.provider")
    key = send(client, page, "red").json()["id"]
    submission = story.submit(page)
    answer = send(client, page, "blue")
    assert answer.status_code == 422
    assert "ระหว่างการพิจารณา" in answer.json()["errors"][0]
    assert save(client, page, [key]).status_code == 422
    assert story.fresh(page).latest_revision_id == submission.revision_id
    assert PublishingImage.objects.filter(title="ภาพ กิจกรรม").count() == 1


@pytest.mark.parametrize("content", [b"no picture at all", b"\xff\xd8\xff cut off", b""])
def test_bad_file__is_refused_in_thai(story: Story, client: Any, content: bytes) -> None:
    page = story.draft()
    story.sign_in(client, "policy.provider")
    answer = send(client, page, "red", content=content or b" ")
    assert answer.status_code == 422
    assert any("\u0e00" <= letter <= "\u0e7f" for letter in answer.json()["errors"][0])
    assert client.post(reverse("news_admin:album_upload", args=[page.pk])).status_code == 422
    assert not PublishingImage.objects.exists()


def test_album__is_closed_to_other_units(story: Story, client: Any) -> None:
    page = story.draft()
    story.sign_in(client, "finance.provider")
    assert send(client, page, "red").status_code in {302, 403}
    assert not PublishingImage.objects.exists()
