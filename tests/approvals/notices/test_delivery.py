"""How notices reach people: after the commit, once, with every failure written down and tried again."""

import datetime as dt
import email
import socket
import threading
from email import policy
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from approvals.api import Decision, Outcome, RecallAction
from approvals.models import Notice, NoticeState
from approvals.notices.delivery import MOST_ATTEMPTS, deliver, deliver_due
from approvals.notices.planning import Occasion, plan
from approvals.notices.signal_handlers import tell_of_decision
from approvals.notices.timing import next_summary
from offices.api import Appointment
from publishing.status import status_of
from tests.approvals.notices.conftest import wants
from tests.approvals.notices.smtp import mail_server
from tests.world import Story, superuser

SMTP = "django.core.mail.backends.smtp.EmailBackend"
MINUTE = dt.timedelta(minutes=1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_act__is_mailed_after_the_commit_and_only_then(story: Story, committed: Any) -> None:
    with committed():
        story.submit(story.draft())
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [["policy.head@sathit.example"]]
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts) == ("sent", 1)
    assert notice.sent_at is not None


def test_act_that_is_rolled_back__is_told_to_nobody(story: Story, committed: Any) -> None:
    page = story.draft()
    with committed(), transaction.atomic():
        story.submit(page)
        transaction.set_rollback(True)
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_wagtails_own_mails__are_not_sent_for_requests(story: Story, committed: Any, settings: Any) -> None:
    """Each act one mail to each person, none of Wagtail's on top, none to superusers."""
    superuser(email="root@sathit.example")
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    page = story.draft()
    with committed():
        story.submit(page)
    with committed():
        story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    with committed():
        story.submit(page)
    for who, outcome in (("head", Outcome.APPROVE), ("uploader", Outcome.ACKNOWLEDGE), ("uploader", Outcome.PUBLISH)):
        with committed():
            story.decide(page, f"policy.{who}", outcome)
    got = [message.to[0].partition("@")[0] for message in mail.outbox]
    assert got == [
        "policy.head",
        "policy.provider",
        "policy.head",
        "policy.uploader",
        "policy.uploader",
        "policy.provider",
        "policy.head",
    ]
    assert all(message.subject.startswith("[สพม.สาธิต]") for message in mail.outbox)


def test_mail_server_down__the_act_stands_and_the_notice_waits(story: Story, committed: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = SMTP, free_port(), "127.0.0.1"
    page = story.draft()
    with committed():
        story.submit(page)
    assert status_of(story.fresh(page)).task_state is not None
    notice = Notice.objects.get()
    assert (notice.state, notice.attempts) == ("failed", 1)
    assert "Connection refused" in notice.last_error
    assert notice.send_after > timezone.now() + 4 * MINUTE
    with mail_server() as inbox:
        settings.EMAIL_PORT = inbox.port
        assert deliver_due(timezone.now()).sent == 0, "not before its time"
        assert deliver_due(notice.send_after).sent == 1
        assert deliver_due(notice.send_after + 60 * MINUTE).sent == 0
    assert [to for to, _text in inbox.messages] == ["policy.head@sathit.example"]
    assert Notice.objects.get().state == NoticeState.SENT


def test_real_server__gets_a_thai_mail_with_text_and_html(story: Story, committed: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    with mail_server() as inbox:
        settings.EMAIL_PORT = inbox.port
        with committed():
            story.submit(story.draft())
    ((_to, text),) = inbox.messages
    message = email.message_from_string(text, policy=policy.default)
    assert "โรงเรียนในสังกัดเปิดภาคเรียน" in message["Subject"]
    assert message["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]


def test_one_address_refused__the_others_get_theirs(story: Story, committed: Any, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    with mail_server("deputy@sathit.example") as inbox:
        settings.EMAIL_PORT = inbox.port
        with committed():
            story.submit(story.draft(memo={"target_site": "office"}))
    assert [to for to, _text in inbox.messages] == ["director@sathit.example"]
    failed = Notice.objects.get(state=NoticeState.FAILED)
    assert failed.recipient == story.people["deputy"]
    assert "550" in failed.last_error


def test_dead_server__is_asked_once_for_a_batch(story: Story, committed: Any, settings: Any) -> None:
    """A server that does not answer must not hold the worker up for every notice behind."""
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = SMTP, free_port(), "127.0.0.1"
    with committed():
        story.submit(story.draft(memo={"target_site": "office"}))
    assert Notice.objects.filter(state=NoticeState.FAILED, attempts=1).count() == 2


def test_retries__are_bounded_and_begin_again_when_a_person_says_so(
    story: Story, committed: Any, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = SMTP, free_port(), "127.0.0.1"
    with committed():
        story.submit(story.draft())
    now = timezone.now()
    tallies = [deliver_due(now := now + dt.timedelta(days=1)) for _ in range(MOST_ATTEMPTS + 2)]
    assert [tally.failed for tally in tallies] == [1] * (MOST_ATTEMPTS - 1) + [0, 0, 0]
    assert [tally.exhausted for tally in tallies] == [0] * (MOST_ATTEMPTS - 2) + [1, 0, 0, 0]
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    call_command("send_notices")
    assert mail.outbox == []
    call_command("send_notices", "--retry-failed")
    assert "ส่งแล้ว 1 ฉบับ" in capsys.readouterr().out
    assert len(mail.outbox) == 1


def test_command__exits_with_a_failure_when_it_gives_up(story: Story, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_PORT, settings.EMAIL_HOST = SMTP, free_port(), "127.0.0.1"
    story.submit(story.draft())
    Notice.objects.update(attempts=MOST_ATTEMPTS - 1)
    with pytest.raises(SystemExit):
        call_command("send_notices")
    assert Notice.objects.get().attempts == MOST_ATTEMPTS


def test_same_news_twice__is_one_notice(story: Story, committed: Any) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    with committed():
        tell_of_decision(Decision, Decision.objects.get(outcome=Outcome.RETURN))
    assert Notice.objects.filter(kind="returned").count() == 1


def test_sent_notice__is_never_sent_again(story: Story, committed: Any) -> None:
    with committed():
        story.submit(story.draft())
    keys = list(Notice.objects.values_list("key", flat=True))
    assert deliver(keys).sent == deliver_due(timezone.now() + dt.timedelta(days=9)).sent == 0
    assert len(mail.outbox) == 1


def test_worker_cut_off__another_takes_it_up_after_a_while(story: Story) -> None:
    story.submit(story.draft())
    now = timezone.now()
    Notice.objects.update(state=NoticeState.SENDING, attempts=1, claimed_at=now)
    assert deliver_due(now + 10 * MINUTE).sent == 0
    assert deliver_due(now + 16 * MINUTE).sent == 1


def test_decided_before_the_mail_went__it_is_not_sent(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    deliver_due()
    assert [message.to for message in mail.outbox] == [["policy.uploader@sathit.example"]]
    assert Notice.objects.get(recipient=story.people["policy.head"]).skipped_because == "settled"


def test_appointment_ended_before_the_mail_went__it_is_not_sent(story: Story) -> None:
    """A member whose appointment ended at midnight."""
    story.submit(story.draft())
    held = Appointment.objects.filter(user=story.people["policy.head"])
    held.update(ends_on=timezone.localdate() - dt.timedelta(days=1))
    deliver_due()
    assert mail.outbox == []
    assert Notice.objects.get().skipped_because == "settled"


def test_account_ended_before_the_mail_went__it_is_not_sent(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    get_user_model().objects.filter(username="policy.provider").update(is_active=False)
    deliver_due()
    assert Notice.objects.get(kind="returned").skipped_because == "inactive"


def test_old_news__is_not_told_any_more(story: Story) -> None:
    """After a fortnight without a mail server people are told what waits for them, not what once happened."""
    page, other = story.draft(), story.draft(title="เรื่องที่รอ")
    story.submit(page)
    story.submit(other)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    deliver_due(timezone.now() + dt.timedelta(days=14))
    assert [message.to for message in mail.outbox] == [["policy.head@sathit.example"]]
    assert Notice.objects.get(kind="returned").skipped_because == "too_late"


def test_once_a_day__one_summary_on_the_morning_of_the_next_working_day(story: Story, committed: Any) -> None:
    wants(story.people["policy.head"], "daily")
    with committed():
        for number in range(3):
            story.submit(story.draft(title=f"เรื่องที่ {number}"))
    assert mail.outbox == []
    morning = next_summary(timezone.now())
    assert deliver_due(morning - MINUTE).sent == 0
    assert deliver_due(morning).sent == 3
    (summary,) = mail.outbox
    assert summary.to == ["policy.head@sathit.example"]
    assert all(f"เรื่องที่ {number}" in summary.body for number in range(3))
    assert deliver_due(morning + MINUTE).sent == 0


def test_once_a_day__what_is_due_before_comes_at_once(story: Story, committed: Any) -> None:
    """A step of three hours cannot wait for tomorrow's summary."""
    head = story.people["policy.head"]
    wants(head, "daily")
    page = story.draft()
    submission = story.submit(page)
    now = timezone.now()
    task_state = status_of(story.fresh(page)).task_state
    occasion = Occasion(submission, "decide", now, due_at=now + MINUTE, task_state_id=task_state.pk)
    with committed():
        plan({head.pk: "reminder"}, occasion)
    assert [message.to for message in mail.outbox] == [["policy.head@sathit.example"]]


def test_only_what_is_necessary__without_good_news(story: Story, committed: Any) -> None:
    wants(story.people["policy.provider"], "essential")
    wants(story.people["policy.head"], "essential")
    page = story.draft()
    with committed():
        story.submit(page)
    with committed():
        story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    with committed():
        story.submit(page)
    assert [message.to[0].partition(".")[2].partition("@")[0] for message in mail.outbox] == [
        "head",
        "provider",
        "head",
    ]
    with committed():
        RecallAction(story.fresh(page), user=story.people["policy.provider"], reason="พบคำผิด").execute()
    assert len(mail.outbox) == 3
    assert Notice.objects.get(kind="recalled").skipped_because == "not_wanted"


def test_two_workers_at_the_same_moment__one_mail(transactional_story: Story) -> None:
    story = transactional_story
    story.submit(story.draft())
    mail.outbox.clear()
    Notice.objects.update(state=NoticeState.PLANNED, attempts=0, sent_at=None)
    sent: list[int] = []
    gate = threading.Barrier(2)

    def work() -> None:
        gate.wait()
        try:
            sent.append(deliver_due().sent)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(sent) == [0, 1]
    assert len(mail.outbox) == 1
    assert Notice.objects.get().attempts == 1
