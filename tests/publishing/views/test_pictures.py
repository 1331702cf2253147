"""All pictures of an item on one screen; and the dated permissions of one file."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from publishing.models import Lease, People, PictureConsent, PublishingImage
from publishing.requirements.submit import missing_for_submission
from tests.publishing.rights.register import consent
from tests.world import Story
from thai.dates import format_date


def screen(page: Any) -> str:
    return reverse("publishing:pictures", args=[page.pk])


def pictures_of(page: Any) -> list[PublishingImage]:
    return [photo.image for photo in page.get_latest_revision_as_object().photos()]


def answers(image: PublishingImage, **fields: Any) -> dict[str, Any]:
    values = {
        "alt_kind": "describe", "description": "ครูและนักเรียนในห้องเรียน", "people": "none", "source": "โรงเรียนบ้านสมมุติ",
        "credit": "ครูสมมุติ", "rights": "contributed", "rights_note": "ส่งให้เผยแพร่ตามหนังสือ ที่ 12/2569",
    }  # fmt: skip
    return {f"picture-{image.pk}-{name}": value for name, value in (values | fields).items()}


def test_pictures__are_answered_all_at_once(story: Story, client: Any) -> None:
    page = story.draft(photos=3)
    PublishingImage.objects.update(source="", credit="", rights="", people="", alt_kind="")
    story.sign_in(client, "policy.provider")
    shown = client.get(screen(page))
    assert [len(row["issues"]) for row in shown.context["rows"]] == [1, 1, 1]
    data: dict[str, Any] = {}
    for image in pictures_of(page):
        data |= answers(image)
    assert client.post(screen(page), data).status_code == 302
    assert missing_for_submission(page.get_latest_revision_as_object()) == []


def test_consents__chosen_cover_the_pictures_ticked(story: Story, client: Any) -> None:
    page = story.draft(photos=2)
    first, second = pictures_of(page)
    given = consent(story)
    data = answers(first, people=People.MINORS) | answers(second, people=People.MINORS)
    data |= {"consent": [given.pk], f"picture-{first.pk}-chosen": "on"}
    story.sign_in(client, "policy.provider").post(screen(page), data)
    assert [link.image_id for link in PictureConsent.objects.all()] == [first.pk]
    left = missing_for_submission(page.get_latest_revision_as_object())
    assert [(issue.code, issue.context["id"]) for issue in left] == [("consent_of_minors_missing", second.pk)]


def test_consents__are_found_by_words_and_only_those_in_force(story: Story, client: Any) -> None:
    page = story.draft(photos=1)
    wanted, _other = consent(story, subject="นักเรียนวงโยธวาทิต"), consent(story)
    story.sign_in(client, "policy.provider")
    assert list(client.get(screen(page), {"q": "โยธวาทิต"}).context["consents"]) == [wanted]


def test_picture__that_is_public_is_not_changed_here(story: Story, client: Any) -> None:
    page = story.published(photos=1)
    (image,) = pictures_of(page)
    story.sign_in(client, "policy.provider")
    assert "ภาพนี้เผยแพร่อยู่" in client.get(screen(page)).content.decode()
    client.post(screen(page), answers(image, credit="คนอื่น"))
    assert PublishingImage.objects.get(pk=image.pk).credit == image.credit


@pytest.mark.parametrize("who", ["finance.provider", "director"])
def test_pictures__are_closed_to_others(story: Story, client: Any, who: str) -> None:
    page = story.draft(photos=1)
    (image,) = pictures_of(page)
    story.sign_in(client, who)
    assert client.post(screen(page), answers(image, credit="คนอื่น")).status_code == 302
    assert PublishingImage.objects.get(pk=image.pk).credit == image.credit


@pytest.mark.parametrize("kind", ["image", "document"])
def test_permission__is_recorded_with_its_days(story: Story, client: Any, kind: str) -> None:
    media = story.image() if kind == "image" else story.document()
    address = reverse("publishing:leases", args=[kind, media.pk])
    story.sign_in(client, "policy.provider")
    typed = {"access": "allow", "channel": "", "starts_on": format_date(timezone.localdate(), "numeric")}
    assert client.post(address, typed).status_code == 422
    assert client.post(address, typed | {"terms": "สัญญา 7/2569", "ends_on": "1/1/2500"}).status_code == 422
    assert not Lease.objects.exists()
    assert client.post(address, typed | {"terms": "สัญญา 7/2569"}).status_code == 302
    lease = Lease.objects.get()
    assert (getattr(lease, kind), lease.recorded_by) == (media, story.people["policy.provider"])
    assert "สัญญา 7/2569" in client.get(address).content.decode()


def test_permission__is_recorded_by_those_who_keep_the_file(story: Story, client: Any) -> None:
    address = reverse("publishing:leases", args=["image", story.image().pk])
    story.sign_in(client, "finance.provider")
    assert client.post(address, {"access": "allow", "terms": "สัญญา"}).status_code == 302
    assert not Lease.objects.exists()
