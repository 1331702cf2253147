"""How often one is told, on the account page; and the list of notices with its failures."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from approvals.models import Notice, NoticePreference, NoticeState
from tests.approvals.notices.test_delivery import SMTP, free_port
from tests.world import Story, superuser

ACCOUNT = "/admin/account/"
PROFILE = {
    "name_email-first_name": "ศุภชัย",
    "name_email-last_name": "ตัวอย่างธรรม",
    "theme-theme": "system",
    "theme-contrast": "system",
    "theme-density": "default",
}


def test_account__asks_how_often_and_keeps_the_answer(story: Story, client: Client) -> None:
    story.sign_in(client, "policy.head")
    page = client.get(ACCOUNT)
    assert page.status_code == 200
    text = page.content.decode()
    assert 'name="notices-rhythm"' in text
    chosen = [tag for tag in re.findall(r"<input[^>]+>", text) if "notices-rhythm" in tag and "checked" in tag]
    assert ['value="at_once"' in tag for tag in chosen] == [True]
    assert client.post(ACCOUNT, PROFILE | {"notices-rhythm": "daily"}).status_code == 302
    assert NoticePreference.objects.get(user=story.people["policy.head"]).rhythm == "daily"
    assert client.post(ACCOUNT, PROFILE | {"notices-rhythm": "essential"}).status_code == 302
    assert NoticePreference.objects.get().rhythm == "essential"


def test_account__has_no_switches_for_mails_that_are_not_sent(story: Story, client: Client) -> None:
    story.sign_in(client, "policy.provider")
    text = client.get(ACCOUNT).content.decode()
    assert "approved_notifications" not in text
    assert "rejected_notifications" not in text
    assert "submitted_notifications" not in text
    assert "updated_comments_notifications" in text


def test_account__of_somebody_not_signed_in(client: Client, db: None) -> None:
    assert client.get(ACCOUNT).status_code == 302


def failed_notice(story: Story) -> Notice:
    story.submit(story.draft())
    Notice.objects.update(state=NoticeState.FAILED, attempts=5, last_error="SMTPConnectError: (421, 'closed')")
    return Notice.objects.get()


def sign_in(story: Story, client: Client, role: str) -> None:
    if role == "superuser":
        client.force_login(superuser(email="root@sathit.example"))
        return
    user = story.people["web"]
    if role == "office administrator":
        user.groups.add(Group.objects.get(name="Prakat: office administrators"))
    client.force_login(user)


@pytest.mark.parametrize("role", ["superuser", "office administrator"])
def test_list__shows_the_failure_and_sends_again(story: Story, client: Client, role: str) -> None:
    notice = failed_notice(story)
    sign_in(story, client, role)
    text = client.get(reverse("notices:index")).content.decode()
    assert "SMTPConnectError" in text
    assert reverse("notices:retry") in text
    assert "SMTPConnectError" in client.get(reverse("notices:inspect", args=[notice.pk])).content.decode()
    assert notice.submission.title in client.get(reverse("notices:retry")).content.decode()
    assert mail.outbox == []
    assert client.post(reverse("notices:retry")).status_code == 302
    assert [message.to for message in mail.outbox] == [["policy.head@sathit.example"]]
    assert Notice.objects.get().state == NoticeState.SENT


def test_list__says_when_it_failed_again(story: Story, client: Client, settings: Any) -> None:
    failed_notice(story)
    sign_in(story, client, "superuser")
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = SMTP, free_port(), "127.0.0.1"
    client.post(reverse("notices:retry"))
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts) == ("failed", 1)


@pytest.mark.parametrize("name", ["index", "retry"])
def test_list__is_closed_to_seat_holders(story: Story, client: Client, name: str) -> None:
    failed_notice(story)
    sign_in(story, client, "seat holder")
    response = client.get(reverse(f"notices:{name}"))
    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailadmin_home")
    client.post(reverse("notices:retry"))
    assert Notice.objects.get().state == NoticeState.FAILED


def test_list__is_filtered_by_state(story: Story, client: Client) -> None:
    failed_notice(story)
    sign_in(story, client, "superuser")
    found = client.get(reverse("notices:index"), {"state": "failed"})
    assert list(found.context["object_list"]) == list(Notice.objects.all())
    assert list(client.get(reverse("notices:index"), {"state": "sent"}).context["object_list"]) == []


def test_list__as_many_queries_for_two_as_for_twenty(story: Story, client: Client) -> None:
    sign_in(story, client, "superuser")
    costs = []
    for number in (2, 18):
        for index in range(number):
            story.submit(story.draft(title=f"เรื่องที่ {number}-{index}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("notices:index"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
