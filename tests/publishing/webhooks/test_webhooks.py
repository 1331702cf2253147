"""Other programs are told of publications: signed, at least once, and nobody inside the office's network."""

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from approvals.api import Refused
from publishing import api as publishing
from publishing.actions.withdraw import WithdrawAction
from publishing.models import Dispatch, DispatchState, PublicationEvent, PublicationRecord, WebhookSubscription
from publishing.webhooks.delivery import MOST_ATTEMPTS, deliver_due
from publishing.webhooks.guard import is_public, target_of
from publishing.webhooks.keeping import KeepWebhookAction, SubscribeAction
from publishing.webhooks.pausing import MOST_FAILURES
from tests.publishing.webhooks.receiver import Receiver, receiving
from tests.world import Story, superuser


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A program that listens."""
    with receiving() as listening:
        yield listening


@pytest.fixture
def keeper(story: Story) -> Any:
    """Who keeps the office's webhooks."""
    return superuser(email="keeper@prakat.example")


def subscribed(story: Story, keeper: Any, url: str) -> tuple[WebhookSubscription, str]:
    office = story.world.units["policy"].office
    return SubscribeAction(office, name="จังหวัด", url=url, events=PublicationEvent.values, user=keeper).execute()


def expected(secret: str, headers: dict[str, str], body: str) -> str:
    """The signature as a receiver works it out."""
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{body}".encode()
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def test_publication__is_told_once_signed_and_withdrawal_without_the_title(
    story: Story, keeper: Any, receiver: Receiver, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    subscription, secret = subscribed(story, keeper, receiver.url)
    with django_capture_on_commit_callbacks(execute=True):
        page = story.published(title="ข่าวที่บอกต่อ")
    [(headers, body)] = receiver.received
    told = json.loads(body)
    record = PublicationRecord.objects.filter(page_id=page.pk).latest("sequence")
    assert told["type"] == "publication.published"
    assert (told["data"]["title"], told["data"]["seal"]) == ("ข่าวที่บอกต่อ", record.seal)
    assert told["data"]["url"].endswith(page.url)
    assert client.get(urlsplit(told["data"]["api_url"]).path).json()["title"] == page.title
    assert headers["webhook-signature"] == expected(secret, headers, body)
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    assert secret not in str(WebhookSubscription.objects.values().get())
    sent = Dispatch.objects.get()
    assert (sent.state, sent.key, sent.attempts) == (DispatchState.SENT, headers["webhook-id"], 1)
    assert deliver_due(timezone.now() + dt.timedelta(days=1)).sent == 0

    with django_capture_on_commit_callbacks(execute=True):
        WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="คลาดเคลื่อน").execute()
    withdrawn = json.loads(receiver.received[-1][1])
    assert withdrawn["type"] == "publication.withdrawn"
    assert (withdrawn["data"]["title"], withdrawn["data"]["reason"]) == ("", "คลาดเคลื่อน")

    # For a day after a change of the secret both signatures go along.
    with django_capture_on_commit_callbacks(execute=True):
        second = KeepWebhookAction(subscription, "rotate", user=keeper).execute()
        KeepWebhookAction(subscription, "test", user=keeper).execute()
    headers, body = receiver.received[-1]
    assert headers["webhook-signature"].split(" ") == [expected(key, headers, body) for key in (second, secret)]


def test_act_that_is_undone__tells_nobody(story: Story, keeper: Any, receiver: Receiver) -> None:
    subscribed(story, keeper, receiver.url)
    with transaction.atomic():
        story.published()
        assert Dispatch.objects.get().state == DispatchState.PLANNED
        transaction.set_rollback(True)
    assert not Dispatch.objects.exists()
    assert deliver_due().sent == 0


def test_failure__is_tried_again_later_until_a_person_must_look(
    story: Story, keeper: Any, receiver: Receiver, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    subscription, _secret = subscribed(story, keeper, receiver.url)
    receiver.answers += [500, 302]
    with django_capture_on_commit_callbacks(execute=True):
        KeepWebhookAction(subscription, "test", user=keeper).execute()
    now = timezone.now()
    assert deliver_due(now).failed == 0  # its time has not come
    assert deliver_due(now + dt.timedelta(minutes=2)).failed == 1  # a redirect is not followed
    dispatch = Dispatch.objects.get()
    assert (dispatch.state, len(receiver.received)) == (DispatchState.FAILED, 2)
    assert "HTTP 302" in dispatch.last_error
    assert receiver.received[0][0]["webhook-id"] == receiver.received[1][0]["webhook-id"]
    Dispatch.objects.update(attempts=MOST_ATTEMPTS - 1, send_after=now)
    receiver.answers += [503]
    with pytest.raises(SystemExit):
        call_command("send_webhooks")
    assert deliver_due(now + dt.timedelta(days=9)).sent == 0
    client.force_login(keeper)
    screen = reverse("publishing:webhook", args=[subscription.pk])
    assert "HTTP 503" in client.get(screen).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(screen, {"act": "retry"})
    assert Dispatch.objects.get().state == DispatchState.SENT
    Dispatch.objects.update(state=DispatchState.SENDING, claimed_at=now - dt.timedelta(hours=1))
    assert deliver_due(now).sent == 1  # a worker had been cut off


def test_receiver_that_never_answers__is_paused_and_its_keeper_told(
    story: Story, keeper: Any, receiver: Receiver, django_capture_on_commit_callbacks: Any
) -> None:
    subscription, _secret = subscribed(story, keeper, receiver.url)
    WebhookSubscription.objects.update(failures=MOST_FAILURES - 1)
    receiver.answers += [500]
    with django_capture_on_commit_callbacks(execute=True):
        KeepWebhookAction(subscription, "test", user=keeper).execute()
    subscription.refresh_from_db()
    assert subscription.is_paused
    assert [sent.to for sent in mail.outbox] == [["keeper@prakat.example"]]
    later = timezone.now() + dt.timedelta(days=2)
    assert deliver_due(later).sent == 0
    with django_capture_on_commit_callbacks(execute=True):
        KeepWebhookAction(subscription, "resume", user=keeper).execute()
    assert deliver_due(later).sent == 1
    receiver.answers += [410]
    with django_capture_on_commit_callbacks(execute=True):
        KeepWebhookAction(subscription, "test", user=keeper).execute()
    subscription.refresh_from_db()
    assert "410" in subscription.paused_because


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://10.0.0.5/", "webhook_address_private"),
        ("https://169.254.169.254/latest/meta-data/", "webhook_address_private"),
        ("https://[::ffff:192.168.1.1]/", "webhook_address_private"),
        ("https://[64:ff9b::a00:1]/", "webhook_address_private"),
        ("https://127.0.0.1/", "webhook_address_private"),
        ("http://127.0.0.1:8000/", "webhook_not_https"),
        ("http://192.0.2.1/", "webhook_not_https"),
        ("ftp://example.org/", "webhook_address_wrong"),
        ("https://somebody:secret@192.0.2.1/", "webhook_address_wrong"),
        ("https://127.0.0.1:99999/", "webhook_address_wrong"),
        ("https://", "webhook_address_wrong"),
        ("https://no-such-host.invalid/", "webhook_host_unknown"),
    ],
)
def test_guard__refuses_addresses_inside_and_addresses_that_are_none(settings: Any, url: str, code: str) -> None:
    settings.PRAKAT_DEMO = settings.DEBUG = False
    with pytest.raises(Refused) as refused:
        target_of(url)
    assert [issue.code for issue in refused.value.issues] == [code]


def test_guard__lets_through_what_is_public_or_allowed(settings: Any) -> None:
    import ipaddress

    assert is_public(ipaddress.ip_address("8.8.8.8"))
    settings.PRAKAT_WEBHOOK_PRIVATE = True
    assert target_of("https://10.0.0.5/a?b=c").path == "/a?b=c"
    assert target_of("http://127.0.0.1:80/").ip == "127.0.0.1"  # in the demo only


def test_hub__is_told_of_the_feeds_that_changed(
    story: Story, receiver: Receiver, settings: Any, client: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.PRAKAT_WEBSUB_HUB = receiver.url
    assert publishing.websub_hub() == receiver.url
    with django_capture_on_commit_callbacks(execute=True):
        page = story.published()
    told = [parse_qs(body) for _headers, body in receiver.received]
    topics = [row["hub.url"][0] for row in told]
    assert len(topics) == len(set(topics)) >= 12
    feed = next(topic for topic in topics if topic.endswith(f"/unit/{page.unit_id}/atom.xml"))
    answer = client.get(urlsplit(feed).path).content.decode()
    assert page.title in answer
    assert receiver.url in answer  # rel="hub"
    assert {row["hub.mode"][0] for row in told} == {"publish"}


def test_screens__are_for_the_offices_administrators_and_show_the_secret_once(
    story: Story, keeper: Any, receiver: Receiver, client: Any
) -> None:
    screen = reverse("publishing:webhooks")
    data = {"name": "จังหวัด", "url": receiver.url, "events": ["publication.published"]}
    story.sign_in(client, "policy.head")
    assert client.post(screen, data).status_code == 302
    assert not WebhookSubscription.objects.exists()
    client.force_login(keeper)
    refused = client.post(screen, data | {"url": "https://10.0.0.5/"})
    assert refused.status_code == 422
    assert "เครือข่ายภายใน" in refused.content.decode()
    made = client.post(screen, data)
    secret = made.context["secret"]
    assert secret.startswith("whsec_")
    subscription = WebhookSubscription.objects.get()
    shown = client.get(reverse("publishing:webhook", args=[subscription.pk])).content.decode()
    assert secret not in shown
    assert "จังหวัด" in client.get(screen).content.decode()
    for act in ("pause", "resume", "rotate", "end", "test"):
        client.post(reverse("publishing:webhook", args=[subscription.pk]), {"act": act})
    subscription.refresh_from_db()
    assert subscription.ended_at is not None
    assert not Dispatch.objects.exists()
