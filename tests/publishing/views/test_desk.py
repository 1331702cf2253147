"""The desk and the front page."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from approvals.models import Obligation, Turn
from publishing.menu import DeskMenuItem
from tests.publishing.views.volume import wait_for
from tests.world import URGENT, Story, superuser

DESK = "/admin/publishing/desk/"
HOME = "/admin/"


def queries_of(client: Any, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_desk__shows_what_waits_with_its_due_time(story: Story, client: Any) -> None:
    page = story.draft()
    story.submit(page)
    response = story.sign_in(client, "policy.head").get(DESK)
    body = response.content.decode()
    assert response.context["waiting_count"] == 1
    assert page.title in body
    assert "กลุ่มนโยบายและแผน" in body
    assert "กำหนดภายใน" in body
    assert "pk-row--overdue" not in body


def test_desk__marks_what_is_overdue(story: Story, client: Any) -> None:
    story.submit(story.draft())
    Turn.objects.update(due_at=timezone.now() - dt.timedelta(days=1))
    assert "pk-row--overdue" in story.sign_in(client, "policy.head").get(DESK).content.decode()


def test_desk__shows_what_is_owed_and_the_urgent_share(story: Story, client: Any) -> None:
    page = story.draft(memo=URGENT)
    story.submit(page)
    story.carry_through(page)
    response = story.sign_in(client, "policy.head").get(DESK)
    assert response.context["obligations_count"] == 2
    assert response.context["figures"]["urgent"] == 1
    assert "(100 %)" in response.content.decode()


def test_desk__of_the_requester_shows_where_things_stand(story: Story, client: Any) -> None:
    submission = story.submit(story.draft())
    response = story.sign_in(client, "policy.provider").get(DESK)
    assert [item["submission"].pk for item in response.context["sent"]] == [submission.pk]
    assert "ผู้ตรวจสอบและอนุมัติ" in response.content.decode()
    assert response.context["waiting_count"] == 0
    assert (
        reverse("wagtailadmin_pages:add_subpage", args=[story.world.sections["policy"].pk]) in response.content.decode()
    )


def test_desk__takes_the_same_number_of_queries_at_5_and_at_60_items(story: Story, client: Any) -> None:
    story.sign_in(client, "policy.head")
    for _ in range(5):
        story.submit(story.draft())
    few = queries_of(client, DESK)
    for _ in range(55):
        story.submit(story.draft())
    assert queries_of(client, DESK) == few
    assert client.get(DESK).context["waiting_count"] == 60


def test_desk__takes_the_same_number_of_queries_at_10_and_at_2000_waiting_items(story: Story, client: Any) -> None:
    page = story.draft()
    story.submit(page)
    wait_for(story, page, 9, opened_by="policy.head")
    story.sign_in(client, "policy.head")
    few = {url: queries_of(client, url) for url in (DESK, HOME)}
    wait_for(story, story.fresh(page), 1990, opened_by="policy.head", first=2000)
    assert client.get(DESK).context["waiting_count"] == 2000
    assert {url: queries_of(client, url) for url in (DESK, HOME)} == few
    assert queries_of(client, f"{DESK}?waiting=40") == few[DESK]


def test_desk__of_the_requester_takes_the_same_number_of_queries_at_10_and_at_2000_items(
    story: Story, client: Any
) -> None:
    page = story.draft()
    story.submit(page)
    wait_for(story, page, 9)
    story.sign_in(client, "policy.provider")
    few = queries_of(client, DESK)
    wait_for(story, story.fresh(page), 1990, first=2000)
    assert queries_of(client, DESK) == few


def test_desk__shows_more_than_fifty_page_by_page(story: Story, client: Any) -> None:
    page = story.draft()
    story.submit(page)
    wait_for(story, page, 119)
    story.sign_in(client, "policy.head")
    shown = []
    for number in (1, 2, 3):
        response = client.get(f"{DESK}?waiting={number}")
        shown += [row.item.state.pk for row in response.context["waiting"]]
    assert len(shown) == len(set(shown)) == 120
    assert f"{DESK}?waiting=2#pk-waiting" in client.get(f"{DESK}?waiting=3").content.decode()
    assert client.get(f"{DESK}?waiting=99").context["waiting_page"].number == 3
    assert client.get(f"{DESK}?waiting=x").context["waiting_page"].number == 1


def test_desk__is_ordered_by_urgency(story: Story, client: Any) -> None:
    """Overdue first, then the urgent track, then by due time, then what has none."""
    now = timezone.now()
    for title, memo, hours in (
        ("ไม่มีกำหนด", {}, None),
        ("ครบกำหนดมะรืน", {}, 48),
        ("เร่งด่วน ครบกำหนดมะรืน", URGENT, 48),
        ("เกินกำหนด", {}, -1),
        ("ครบกำหนดพรุ่งนี้", {}, 24),
        ("เกินกำหนดนาน", {}, -24),
    ):
        page = story.draft(title=title, memo=memo)
        submission = story.submit(page)
        if not memo:
            story.decide(page, "policy.head", "approve")
        due = None if hours is None else now + dt.timedelta(hours=hours)
        Turn.objects.filter(submission=submission).update(due_at=due)
    rows = story.sign_in(client, "policy.uploader").get(DESK).context["waiting"]
    assert [row.item.submission.title for row in rows] == [
        "เกินกำหนดนาน",
        "เกินกำหนด",
        "เร่งด่วน ครบกำหนดมะรืน",
        "ครบกำหนดพรุ่งนี้",
        "ครบกำหนดมะรืน",
        "ไม่มีกำหนด",
    ]
    assert [row.urgent_label for row in rows if row.urgent_label] == ["เผยแพร่ก่อน กรณีจำเป็นเร่งด่วน"]


def test_desk__puts_the_late_approval_before_every_other_obligation(story: Story, client: Any) -> None:
    """S12-R07: what the public reads without approval comes first, whatever is due earlier."""
    urgent = story.draft(title="เรื่องด่วน", memo=URGENT)
    submission = story.submit(urgent)
    story.carry_through(urgent)
    check = Obligation.objects.get(submission=submission, kind="check_live")
    long_ago = timezone.now() - dt.timedelta(days=9)
    older = Obligation.objects.create(
        submission=submission, kind="check_live", stage="publish", opened_at=long_ago, due_at=long_ago, fiscal_year=2570
    )
    turn = check.turns.get(seat_kind="unit_head")
    Turn.objects.create(obligation=older, submission=submission, stage="publish", office=turn.office, unit=turn.unit,
                        seat_kind="unit_head", due_at=long_ago)  # fmt: skip
    rows = story.sign_in(client, "policy.head").get(DESK).context["obligations"]
    assert rows[0].stage_label == "อนุมัติภายหลัง (กรณีเร่งด่วน)"
    assert [row.is_overdue for row in rows] == [False, True, False]


def test_desk__of_a_member_counts_the_votes_and_is_rid_of_the_item_once_they_voted(
    office: Any, at: Any, client: Any
) -> None:
    """S11-R19: an item before the committee is on each member's desk until that member has voted."""
    story = office("s11")
    page = story.draft(title="เรื่องของคณะกรรมการ")
    story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.decide(page, "admin.head", "consent")
    (row,) = story.sign_in(client, "finance.head").get(DESK).context["waiting"]
    assert (row.votes.given, row.votes.members) == (1, 6)
    story.decide(page, "finance.head", "consent")
    assert client.get(DESK).context["waiting_count"] == 0
    assert story.sign_in(client, "admin.head").get(DESK).context["waiting_count"] == 0


def test_desk__takes_the_same_number_of_queries_for_a_committee_s_many_items(office: Any, client: Any) -> None:
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.sign_in(client, "finance.head")
    few = queries_of(client, DESK)
    wait_for(story, page, 49)
    assert client.get(DESK).context["waiting_count"] == 50
    assert queries_of(client, DESK) == few


def test_desk__tells_a_superior_what_is_overdue_without_letting_them_act(story: Story, client: Any) -> None:
    submission = story.submit(story.draft(title="เรื่องที่ค้าง"))
    turn = Turn.objects.get(submission=submission, seat_kind="unit_head")
    late = {"due_at": timezone.now() - dt.timedelta(days=1)}
    Turn.objects.filter(submission=submission).update(**late)
    for kind in ("director", "deputy_director"):
        Turn.objects.create(
            task_state=turn.task_state, submission=submission, stage=turn.stage, office=turn.office, seat_kind=kind,
            escalated=True, may_act=False, **late,
        )  # fmt: skip
    response = story.sign_in(client, "director").get(DESK)
    assert response.context["waiting_count"] == 0
    assert [row.submission.title for row in response.context["overdue"]] == ["เรื่องที่ค้าง"]
    assert response.context["overdue"][0].stage_label == "ผู้ตรวจสอบและอนุมัติ"
    review = client.get(reverse("publishing:review", args=[submission.request_id]))
    assert review.context["acts"] == []
    assert story.sign_in(client, "policy.head").get(DESK).context["overdue"] == []


def test_desk__of_the_requester_says_who_of_the_committee_asked_for_what(office: Any, client: Any) -> None:
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.decide(page, "admin.head", "return", "แก้ชื่อโรงเรียน")
    story.decide(page, "deputy", "return", "ระบุวันที่")
    (row,) = story.sign_in(client, "policy.provider").get(DESK).context["returned"]
    assert [decision.reason for decision in row.reasons] == ["แก้ชื่อโรงเรียน", "ระบุวันที่"]
    assert row.stage_label == "คณะกรรมการพิจารณาข้อมูลเผยแพร่ต่อสาธารณะ"


def test_desk__of_the_requester_says_why_it_was_ended(office: Any, client: Any) -> None:
    story = office("cpn1")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", "consent")
    story.decide(page, "director", "refuse", "ไม่ใช่ภารกิจของสำนักงาน")
    (row,) = story.sign_in(client, "policy.provider").get(DESK).context["sent"]
    assert (row["outcome_label"], row["reason"]) == ("ไม่อนุญาตให้เผยแพร่", "ไม่ใช่ภารกิจของสำนักงาน")


@pytest.mark.parametrize("who", ["director", "policy.provider"])
def test_front_page__of_a_seat_holder_is_the_desk(story: Story, client: Any, who: str) -> None:
    response = story.sign_in(client, who).get(reverse("wagtailadmin_home"))
    body = response.content.decode()
    assert [panel.name for panel in response.context["panels"]] == ["desk"]
    assert "pk-desk" in body
    assert "โต๊ะทำงาน" in body


def test_front_page__of_an_administrator_keeps_wagtail_s_light_panels(story: Story, client: Any) -> None:
    client.force_login(superuser())
    names = [panel.name for panel in client.get(reverse("wagtailadmin_home")).context["panels"]]
    assert names[0] == "desk"
    assert "recent_edits" in names
    assert "workflow_objects_to_moderate" not in names


def test_menu__has_no_entries_for_administrators(story: Story, client: Any, rf: Any) -> None:
    from wagtail.admin.menu import admin_menu

    # Looking the address up loads the URLs first, as a real request does: the menu is built once, with what they add.
    request = rf.get(reverse("wagtailadmin_home"))
    request.user = story.people["policy.provider"]
    names = {item.name for item in admin_menu.menu_items_for_request(request)}
    assert {"desk", "explorer", "images", "documents"} <= names
    assert not {"reports", "help", "settings"} & names
    request.user = superuser()
    assert {"reports", "settings"} <= {item.name for item in admin_menu.menu_items_for_request(request)}


def test_menu__carries_the_count_as_a_mark_for_the_button_of_a_phone(story: Story, rf: Any) -> None:
    request = rf.get(HOME)
    request.user = story.people["policy.head"]
    assert DeskMenuItem().render_component(request).attrs == {}
    story.submit(story.draft())
    component = DeskMenuItem().render_component(request)
    assert component.attrs == {"data-pk-count": "1"}
    assert str(component.label).endswith("(1)")
