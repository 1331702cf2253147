"""Withdraw and move, over HTTP."""

from typing import Any

import pytest
from django.urls import reverse

from publishing.models import PublicationRecord, RecordKind
from tests.world import Story, superuser

NOT_THEIRS = ["policy.provider", "finance.head", "finance.uploader"]


def verb(name: str, page: Any) -> str:
    return reverse(f"publishing:{name}", args=[page.pk])


def test_withdrawal__shows_the_public_the_reason(story: Story, client: Any) -> None:
    page = story.published()
    story.sign_in(client, "policy.head")
    assert "ประชาชนจะเห็น" in client.get(verb("withdraw", page)).content.decode()
    response = client.post(verb("withdraw", page), {"reason": "ข้อมูลคลาดเคลื่อน"})
    assert response.url == reverse("publishing:desk")
    public = client.get(page.url)
    assert public.status_code == 410
    assert "ข้อมูลคลาดเคลื่อน" in public.content.decode()


def test_withdrawal__without_reason_keeps_the_page(story: Story, client: Any) -> None:
    page = story.published()
    response = story.sign_in(client, "policy.uploader").post(verb("withdraw", page), {"reason": "   "})
    assert response.status_code == 422
    assert story.fresh(page).live


@pytest.mark.parametrize("name", ["withdraw", "move"])
@pytest.mark.parametrize("who", [*NOT_THEIRS, "superuser"])
def test_verb__by_somebody_whose_seat_does_not_allow_it_changes_nothing(
    story: Story, client: Any, who: str, name: str
) -> None:
    page = story.published()
    if who == "superuser":
        client.force_login(superuser())
    else:
        story.sign_in(client, who)
    target = story.world.units["finance"].pk
    assert client.get(verb(name, page)).status_code == 302
    assert client.post(verb(name, page), {"reason": "อยากทำ", "target": target}).status_code == 302
    after = story.fresh(page)
    assert after.live
    assert after.url_path == page.url_path


def test_move__keeps_the_old_address_leading_to_the_new(story: Story, client: Any) -> None:
    page = story.published()
    old = page.url
    story.sign_in(client, "policy.head")
    response = client.post(verb("move", page), {"reason": "ย้ายกลุ่ม", "target": story.world.units["finance"].pk})
    assert response.status_code == 302
    record = PublicationRecord.objects.filter(page_id=page.pk).order_by("-sequence").first()
    assert record.kind == RecordKind.MOVED
    assert record.reason == "ย้ายกลุ่ม"
    assert client.get(old, follow=True).status_code == 200


def test_move__to_where_it_stands_is_refused_beside_the_field(story: Story, client: Any) -> None:
    page = story.published()
    data = {"reason": "ย้าย", "target": story.world.units["policy"].pk}
    response = story.sign_in(client, "policy.head").post(verb("move", page), data)
    assert response.status_code == 422
    assert "target" in response.context["form"].errors


@pytest.mark.parametrize(("who", "offered"), [("policy.head", True), ("policy.provider", False)])
def test_explorer__offers_the_verbs_to_those_who_may(story: Story, client: Any, who: str, offered: bool) -> None:
    page = story.published()
    response = story.sign_in(client, who).get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))
    assert (verb("withdraw", page) in response.content.decode()) is offered
