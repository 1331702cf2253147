"""The desk and the front page."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.world import URGENT, Story, superuser

DESK = "/admin/publishing/desk/"


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
    from approvals.models import Turn

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
