"""The checklist screen, over HTTP."""

from typing import Any

import pytest
from django.urls import reverse

from approvals.api import Request
from publishing.questions import questions
from tests.world import Story, superuser

YES = {f"answer-{question.key}": "yes" for question in questions().questions}


def screen(page: Any) -> str:
    return reverse("publishing:submit", args=[page.pk])


@pytest.fixture
def client_of_provider(story: Story, client: Any) -> Any:
    return story.sign_in(client, "policy.provider")


def test_screen__shows_what_will_be_sealed(story: Story, client_of_provider: Any) -> None:
    page = story.draft(photos=1)
    body = client_of_provider.get(screen(page)).content.decode()
    for text in (page.title, "เว็บไซต์กลุ่มงาน", "ภาพที่ 1", "ผลงานของสำนักงานเอง", "พ.ศ. 2562", "ขอรับรองว่า"):
        assert text in body
    assert body.count("<fieldset") == 7
    assert 'name="seen"' in body
    assert "disabled" not in body.split("<main")[1]


def test_screen__with_something_missing_lists_it_and_disables_the_button(story: Story, client_of_provider: Any) -> None:
    page = story.draft(lead="", memo={"telephone": ""})
    body = client_of_provider.get(screen(page)).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'href="{edit}#field-lead"' in body
    assert f'href="{edit}#field-memo_telephone"' in body
    assert "disabled>" in body.split("<main")[1]


def test_submission__goes_on_its_way(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    seen = client_of_provider.get(screen(page)).context["seen"]
    response = client_of_provider.post(screen(page), YES | {"sign": "1", "seen": seen})
    request = Request.objects.get(page_id=page.pk)
    assert response.url == reverse("publishing:review", args=[request.pk])


def test_submission__with_an_error_keeps_every_answer(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    seen = client_of_provider.get(screen(page)).context["seen"]
    typed = YES | {"answer-consent": "na", "reason-consent": "", "answer-accuracy": "no", "seen": seen, "sign": "1"}
    response = client_of_provider.post(screen(page), typed)
    rows = {row["question"].key: row for row in response.context["rows"]}
    assert response.status_code == 422
    assert {key: row["answer"] for key, row in rows.items()} == {
        key.removeprefix("answer-"): value for key, value in typed.items() if key.startswith("answer-")
    }
    assert rows["consent"]["issue"].code == "answer_reason_missing"
    assert rows["accuracy"]["issue"].code == "answer_no"
    assert rows["copyright"]["issue"] is None
    assert response.context["signed"] is True
    assert not Request.objects.filter(page_id=page.pk).exists()


def test_submission__without_signature_is_refused_beside_the_tick(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    seen = client_of_provider.get(screen(page)).context["seen"]
    response = client_of_provider.post(screen(page), YES | {"seen": seen})
    assert response.context["sign_issue"].code == "signature_missing"
    assert 'id="pk-sign-error"' in response.content.decode()
    assert not Request.objects.filter(page_id=page.pk).exists()


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_submission__of_something_else_than_was_shown_is_refused(
    story: Story, client_of_provider: Any, seen: str
) -> None:
    page = story.draft()
    response = client_of_provider.post(screen(page), YES | {"sign": "1", "seen": seen})
    assert [issue.code for issue in response.context["issues"]] == ["content_changed_since_opened"]
    assert response.context["signed"] is False
    assert not Request.objects.filter(page_id=page.pk).exists()


def test_screen__tells_a_uploader_that_it_is_not_theirs(story: Story, client: Any) -> None:
    page = story.draft()
    response = story.sign_in(client, "policy.uploader").get(screen(page))
    assert [issue.code for issue in response.context["blockers"]] == ["not_a_provider"]


def test_screen__of_an_item_under_review_says_so(story: Story, client_of_provider: Any) -> None:
    page = story.draft()
    story.submit(page)
    response = client_of_provider.get(screen(page))
    assert [issue.code for issue in response.context["blockers"]] == ["already_submitted"]


def test_screen__of_a_public_page_without_changes_says_so(story: Story, client_of_provider: Any) -> None:
    page = story.published(memo={"correction_reason": "แก้คำผิด"})
    response = client_of_provider.get(screen(page))
    assert [issue.code for issue in response.context["blockers"]] == ["nothing_new"]


def test_screen__is_closed_to_another_unit(story: Story, client: Any) -> None:
    page = story.draft()
    story.sign_in(client, "finance.provider")
    assert client.get(screen(page)).status_code == 302
    client.post(screen(page), YES | {"sign": "1"})
    assert not Request.objects.filter(page_id=page.pk).exists()


def test_screen__refuses_a_superuser_who_sits_nowhere(story: Story, client: Any) -> None:
    page = story.draft()
    client.force_login(superuser())
    response = client.get(screen(page))
    assert [issue.code for issue in response.context["blockers"]] == ["not_a_provider"]
    response = client.post(screen(page), YES | {"sign": "1", "seen": response.context["seen"]})
    assert response.status_code == 422
    assert not Request.objects.filter(page_id=page.pk).exists()


def test_issues__lead_to_the_field_or_to_the_file(story: Story, client_of_provider: Any) -> None:
    page = story.draft(lead="", photos=1)
    image = page.get_latest_revision_as_object().album.first().image
    image.rights = ""
    image.save()
    found = client_of_provider.get(reverse("publishing:issues", args=[page.pk])).json()["issues"]
    urls = {issue["code"]: issue["url"] for issue in found}
    assert urls == {
        "lead_missing": "#field-lead",
        "picture_rights_missing": reverse("publishing:pictures", args=[page.pk]) + f"#picture-{image.pk}",
    }
