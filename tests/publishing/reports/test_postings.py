"""Recording what went out on which channel (CPN1's nine channels, S11's memo)."""

import datetime as dt
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from publishing.models import ChannelPosting
from tests.five_offices import OfficeStory
from tests.publishing.reports.scene import At, day, published_at
from tests.rendered import text_of
from tests.world import Story


@pytest.fixture
def cpn1(story: Story) -> OfficeStory:
    return OfficeStory(story.world, "cpn1")


def test_posting__keeps_who_recorded_it_in_which_seat(cpn1: OfficeStory) -> None:
    page = published_at(cpn1, day(11, 3), title="ข่าวที่ส่งวิทยุ")
    link = "https://radio.example/1"
    response = At(cpn1, "policy.uploader").tick({page: ["radio"]}, day(11, 4).date(), evidence=link, note="ภาคเช้า")
    assert response.status_code == 302
    posting = ChannelPosting.objects.get()
    assert (posting.title, posting.channel_label, posting.group) == ("ข่าวที่ส่งวิทยุ", "วิทยุ", "media")
    assert posting.person_name == cpn1.people["policy.uploader"].get_full_name()
    assert (posting.unit.name, posting.evidence, posting.note) == ("กลุ่มนโยบายและแผน", link, "ภาคเช้า")


def test_posting__pressed_twice_is_recorded_once(cpn1: OfficeStory) -> None:
    page, policy = published_at(cpn1, day(11, 3)), cpn1.world.units["policy"]
    person = At(cpn1, "policy.uploader")
    for _ in range(2):
        assert person.tick({page: ["radio", "newspaper"]}, day(11, 4).date()).status_code == 302
        assert person.tell(["เรื่องเดียว", "เรื่องเดียว"], ["radio"], day(11, 4).date(), policy).status_code == 302
    assert ChannelPosting.objects.count() == 3
    person.tick({page: ["radio"]}, day(11, 5).date())
    assert ChannelPosting.objects.count() == 4, "again on another day"


@pytest.mark.parametrize(
    ("channels", "on", "more"),
    [
        ([], day(11, 4).date(), {}),
        (["website"], day(11, 4).date(), {}),
        (["carrier_pigeon"], day(11, 4).date(), {}),
        (["radio"], timezone.localdate() + dt.timedelta(days=1), {}),
        (["radio"], day(11, 4).date(), {"evidence": "javascript:alert(1)"}),
    ],
)
def test_posting__that_cannot_be__is_refused_and_what_was_typed_stays(
    cpn1: OfficeStory, channels: list[str], on: dt.date, more: dict[str, str]
) -> None:
    page = published_at(cpn1, day(11, 3))
    response = At(cpn1, "policy.uploader").tick({page: channels}, on, note="พิมพ์ไว้แล้ว", **more)
    assert response.status_code == 422
    body = response.content.decode()
    assert 'role="alert"' in body
    assert "พิมพ์ไว้แล้ว" in body
    assert not ChannelPosting.objects.exists()


def test_draft__goes_out_on_no_channel(cpn1: OfficeStory) -> None:
    draft = cpn1.draft()
    data = {"form": "items", "item": draft.pk, f"item-{draft.pk}-channel": ["radio"]}
    data[f"item-{draft.pk}-posted_on"] = "2020-01-05"
    response = At(cpn1, "policy.uploader").client.post("/admin/publishing/postings/record/", data)
    assert response.status_code == 422
    assert not ChannelPosting.objects.exists()


def test_posting__cancelled_for_a_reason_stays_and_is_not_counted(cpn1: OfficeStory) -> None:
    page = published_at(cpn1, day(11, 3))
    person = At(cpn1, "policy.uploader")
    person.tick({page: ["radio"]}, day(11, 4).date())
    posting = ChannelPosting.objects.get()
    url = f"/admin/publishing/postings/{posting.pk}/cancel/"
    assert person.client.post(url, {"reason": " "}).status_code == 422
    assert person.client.post(url, {"reason": "ไม่ได้ออกอากาศ"}).status_code == 302
    assert person.client.post(url, {"reason": "อีกครั้ง"}).status_code == 422
    assert not ChannelPosting.objects.standing().exists()
    assert "ไม่ได้ออกอากาศ" in person.text("postings")
    assert person.tick({page: ["radio"]}, day(11, 4).date()).status_code == 302, "the right entry can follow"
    assert ChannelPosting.objects.standing().count() == 1


@pytest.mark.parametrize("change", [{"title": "อื่น"}, {"posted_on": dt.date(2020, 1, 1)}, {"cancelled_at": None}])
def test_posting__is_not_rewritten_in_the_database(cpn1: OfficeStory, change: dict[str, Any]) -> None:
    person = At(cpn1, "policy.uploader")
    person.tell(["เรื่อง"], ["radio"], day(11, 4).date(), cpn1.world.units["policy"])
    posting = ChannelPosting.objects.get()
    person.client.post(f"/admin/publishing/postings/{posting.pk}/cancel/", {"reason": "ผิด"})
    with pytest.raises(IntegrityError), transaction.atomic():
        ChannelPosting.objects.filter(pk=posting.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChannelPosting.objects.filter(pk=posting.pk).delete()


def test_list__is_filtered_by_unit_channel_and_words(cpn1: OfficeStory) -> None:
    policy, finance = cpn1.world.units["policy"], cpn1.world.units["finance"]
    At(cpn1, "policy.head").tell(["แผนงานปี"], ["radio"], day(11, 4).date(), policy)
    At(cpn1, "finance.head").tell(["งบประมาณปี"], ["newspaper"], day(11, 4).date(), finance)
    director = At(cpn1, "director")
    for query, seen, hidden in (
        ({"unit": policy.pk}, "แผนงานปี", "งบประมาณปี"),
        ({"channel": "newspaper"}, "งบประมาณปี", "แผนงานปี"),
        ({"q": "งบ"}, "งบประมาณปี", "แผนงานปี"),
    ):
        body = director.text("postings", **query)
        assert seen in body
        assert hidden not in body


def test_s11__shows_what_the_memo_asked_for_and_what_is_recorded(story: Story) -> None:
    """S11-F1, 11: the channels chosen on the form; the website counts itself, the board is recorded by a person."""
    s11 = OfficeStory(story.world, "s11")
    page = s11.draft(title="เรื่องที่ขอสองช่องทาง")
    s11.submit(page)
    s11.walk(page)
    person = At(s11, "policy.uploader")
    before = text_of(person.text("record_postings"))
    assert "เว็บไซต์ ✓" in before
    assert "บอร์ด/ป้ายประชาสัมพันธ์ –" in before
    person.tick({page: ["notice_board"]}, timezone.localdate())
    assert "บอร์ด/ป้ายประชาสัมพันธ์ ✓" in text_of(person.text("record_postings"))
