"""The editor: where the item stands, what is missing, the memo as the office's form asks it."""

from typing import Any

import pytest
from django.urls import reverse

from publishing.action_menu import CERTIFY
from tests.world import Story


def editor(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.fixture
def client_of_provider(story: Story, client: Any) -> Any:
    return story.sign_in(client, "policy.provider")


def body_of(client: Any, page: Any) -> str:
    return " ".join(client.get(editor(page)).content.decode().split())


def test_status__of_an_incomplete_draft_lists_what_is_missing(story: Story, client_of_provider: Any) -> None:
    page = story.draft(lead="", memo={"telephone": ""})
    body = body_of(client_of_provider, page)
    assert '<a href="#field-lead">' in body
    assert '<a href="#field-memo_telephone">' in body
    assert "<span data-pk-count>2</span>" in body
    assert 'pk-state--ready" data-pk-ready hidden' in body


def test_status__of_a_complete_draft_is_ready(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    body = body_of(client_of_provider, page)
    assert "พร้อมเสนอ" in body
    assert "data-pk-missing hidden" in body
    assert reverse("publishing:submit", args=[page.pk]) in body


def test_status__under_review_names_whom_it_waits_for(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    story.submit(page)
    body = body_of(client_of_provider, page)
    assert "อยู่ระหว่างพิจารณา: ผู้ตรวจสอบและอนุมัติ" in body
    assert "นายศุภชัย ตัวอย่างธรรม" in body
    assert "data-pk-issues-url" not in body


def test_status__of_a_public_item_says_what_is_owed(story: Story, client_of_provider: Any) -> None:
    page = story.published()
    body = body_of(client_of_provider, page)
    assert "เผยแพร่อยู่" in body
    assert "งานค้าง: ตรวจสอบหน้าเว็บที่เผยแพร่แล้ว" in body
    assert "ประชาชนจะเห็นข้อความเดิม" in body


def test_status__of_a_withdrawn_item_shows_the_reason(story: Story, client_of_provider: Any) -> None:
    from publishing.actions.withdraw import WithdrawAction

    page = story.published()
    WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()
    assert "ข้อมูลคลาดเคลื่อน" in body_of(client_of_provider, page)


def test_status__of_a_page_not_saved_yet(story: Story, client_of_provider: Any) -> None:
    section = story.world.sections["policy"]
    response = client_of_provider.get(reverse("wagtailadmin_pages:add", args=["news", "newspage", section.pk]))
    assert "ฉบับร่างใหม่" in response.content.decode()


def test_memo__asks_each_question_once_and_urgency_only_on_that_track(story: Story, client_of_provider: Any) -> None:
    body = body_of(client_of_provider, story.draft())
    for name in ("memo_track", "memo_telephone", "memo_urgent_necessary_and_urgent"):
        assert body.count(f'name="{name}"') == 1
    assert "memo_track&quot;: [&quot;urgent&quot;]" in body
    assert "แนวทางการดำเนินงาน การเผยแพร่ข้อมูล" in body


def test_memo__without_a_procedure_says_so(story: Story, client_of_provider: Any) -> None:
    from approvals.api import Procedure

    page = story.draft()
    Procedure.objects.update(in_force=False)
    assert "ยังไม่มีแนวทางการเผยแพร่ที่ใช้บังคับ" in body_of(client_of_provider, page)


def test_menu__has_our_verbs_and_none_of_wagtail_s_doors(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    body = body_of(client_of_provider, page)
    assert f'name="{CERTIFY}"' in body
    for door in ("action-publish", "action-submit", "action-unpublish"):
        assert f'name="{door}"' not in body
    story.submit(page)
    body = body_of(client_of_provider, page)
    assert f'name="{CERTIFY}"' not in body
    assert "เปิดคำขอ" in body
