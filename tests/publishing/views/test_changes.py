"""What changed since one last looked (procedures.md §7, 4), and what the public saw before."""

import io
from typing import Any

import pytest
from django.core.files.images import ImageFile
from django.urls import reverse

from approvals.api import latest_submission
from news.models import NewsPhoto
from publishing.models import Reading
from tests.rendered import text_of
from tests.world import Story, picture_bytes, superuser

OLD = "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนที่ 2 พร้อมกัน"
NEW = "โรงเรียนในสังกัดทุกแห่งเปิดภาคเรียนที่ 1 พร้อมกัน"


def screen(page: Any) -> str:
    submission = latest_submission(page)
    assert submission is not None
    return reverse("publishing:review", args=[submission.request_id])


def returned_and_mended(story: Story, by: str = "policy.head", **changes: Any) -> Any:
    """An item the head returned without having opened the screen, mended and submitted again."""
    page = story.draft(lead=OLD, photos=1)
    story.submit(page)
    story.decide(page, by, "return", "แก้ภาคเรียน")
    return mended(story, page, **changes)


def mended(
    story: Story, page: Any, *, add_photo: bool = False, memo: dict[str, str] | None = None, **fields: Any
) -> Any:
    draft = story.fresh(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.memo = draft.memo | (memo or {})
    if add_photo:
        draft.album.add(NewsPhoto(image=another_image(story), caption="ภาพที่เพิ่ม", sort_order=9))
    draft.save_revision(user=story.people["policy.provider"])
    story.submit(page)
    return story.fresh(page)


def another_image(story: Story) -> Any:
    """A picture with bytes of its own: the story's are all alike."""
    image = story.image("ภาพใหม่")
    image.file = ImageFile(io.BytesIO(picture_bytes("navy", (640, 480))), name="navy.jpg")
    image.save()
    return image


def changes(client: Any, page: Any) -> Any:
    return client.get(screen(page)).context["changes"]


def test_changes__are_from_the_round_the_person_decided_on(story: Story, client: Any) -> None:
    page = returned_and_mended(story, lead=NEW)
    story.sign_in(client, "policy.head")
    found = changes(client, page)
    assert found.before.submission.round == 1
    assert [change.field_label() for change in found] == ["ความนำ"]
    body = client.get(screen(page)).content.decode()
    assert '<span class="deletion">2 </span><span class="addition">1 </span>' in body, "words, not letters"
    assert "S12-" in text_of(body)


def test_changes__are_from_the_round_the_person_opened_last(story: Story, client: Any) -> None:
    """The newest round they opened counts, though it was never theirs to decide."""
    page = returned_and_mended(story, lead=NEW)
    story.sign_in(client, "finance.head")
    assert changes(client, page) is None, "somebody who never saw it is shown no difference"
    story.decide(page, "policy.head", "return", "อีกครั้ง")
    page = mended(story, page, title="ชื่อเรื่องใหม่ของข่าวนี้")
    found = changes(client, page)
    assert found.before.submission.round == 2
    assert [change.field_label() for change in found] == ["เรื่อง"]


def test_changes__of_each_member_are_from_what_that_member_saw(office: Any, client: Any) -> None:
    """S11-R14, S11-R19: two members of one committee, one of whom came late."""
    story = office("s11")
    page = story.draft(lead=OLD)
    story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.sign_in(client, "finance.head").get(screen(page))
    story.decide(page, "deputy", "return", "แก้ภาคเรียน")
    page = mended(story, page, lead=NEW)
    story.decide(page, "policy.head", "consent")
    assert [change.field_label() for change in changes(client, page)] == ["ความนำ"]
    assert [change.field_label() for change in changes(story.sign_in(client, "deputy"), page)] == ["ความนำ"]
    assert changes(story.sign_in(client, "admin.head"), page) is None


def test_changes__fall_back_to_what_the_public_saw(story: Story, client: Any) -> None:
    page = mended(story, story.published(lead=OLD), lead=NEW, memo={"correction_reason": "แก้ภาคเรียน"})
    found = changes(story.sign_in(client, "finance.head"), page)
    assert found.before.seen_at is None
    assert [change.field_label() for change in found] == ["ความนำ"]
    assert [(change.label, change.old, change.new) for change in found.memo] == [
        ("แก้ไขอะไร เพราะเหตุใด", "", "แก้ภาคเรียน")
    ]


def test_changes__show_memo_answers_and_files(story: Story, client: Any) -> None:
    page = returned_and_mended(story, add_photo=True, memo={"detail": "ขอเผยแพร่ข่าวเปิดภาคเรียน", "topic": "plan"})
    found = changes(story.sign_in(client, "policy.head"), page)
    assert [change.label for change in found.memo] == ["ในหัวข้อ", "รายละเอียดข่าวสาร/กิจกรรม"]
    assert [line.title for line in found.files_added] == ["ภาพใหม่"]
    assert (found.files_removed, found.files_described) == ([], [])
    text = text_of(client.get(screen(page)).content.decode())
    assert "ภาพที่เพิ่ม" in text


def test_changes__tell_a_file_whose_rights_were_stated_anew(story: Story, client: Any) -> None:
    page = story.draft(photos=1)
    story.submit(page)
    story.decide(page, "policy.head", "return", "ระบุผู้ถ่ายภาพ")
    image = page.get_latest_revision_as_object().album.first().image
    image.credit = "กลุ่มนโยบายและแผน"
    image.save()
    page = mended(story, page)
    found = changes(story.sign_in(client, "policy.head"), page)
    assert [line.title for line in found.files_described] == ["ภาพที่ 1"]
    assert (found.files_added, found.files_removed) == ([], [])


def test_changes__say_so_when_nothing_changed(story: Story, client: Any) -> None:
    page = returned_and_mended(story)
    found = changes(story.sign_in(client, "policy.head"), page)
    assert found is not None
    assert not found.any


def test_reading__is_noted_when_the_screen_is_opened_once_for_each_round(story: Story, client: Any) -> None:
    page = story.draft()
    first = story.submit(page)
    story.sign_in(client, "policy.head").get(screen(page))
    reading = Reading.objects.get(person=story.people["policy.head"])
    client.get(screen(page))
    again = Reading.objects.get(person=story.people["policy.head"])
    assert (again.submission_id, again.first_opened_at) == (first.pk, reading.first_opened_at)
    assert again.last_opened_at > reading.last_opened_at
    assert str(again)
    story.decide(page, "policy.head", "return", "แก้")
    second = story.submit(page)
    client.get(screen(page))
    assert set(Reading.objects.values_list("submission_id", flat=True)) == {first.pk, second.pk}


@pytest.mark.parametrize("path", ["publishing:preview", "publishing:review"])
def test_reading__is_not_noted_for_a_forged_act_or_the_frame_alone(story: Story, client: Any, path: str) -> None:
    submission = story.submit(story.draft())
    story.sign_in(client, "policy.head")
    address = reverse(path, args=[submission.request_id])
    answer = client.get(address) if path == "publishing:preview" else client.post(address, {"outcome": "x"})
    assert answer.status_code in {200, 422}
    assert not Reading.objects.exists()


def test_reading__of_an_administrator_lets_nobody_approve(story: Story, client: Any) -> None:
    page = story.draft()
    story.submit(page)
    client.force_login(superuser())
    response = client.get(screen(page))
    assert response.context["acts"] == []
    assert Reading.objects.get().person.is_superuser
