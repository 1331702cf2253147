"""Send what is to be sent: each notice at most once, with its failure written beside it and tried again later."""

import datetime as dt
import smtplib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from approvals.models.notice import ASKING, Notice, NoticeState, SkipReason
from approvals.notices.mails import READ_WITH, mail_of
from approvals.turns import obligations_waiting_for, overdue_below, task_states_waiting_for

MOST_ATTEMPTS = 5
"""After so many failures a person must look: the list of notices shows it, and offers to try again."""

_FIRST_PAUSE = dt.timedelta(minutes=5)
"""Between the first failure and the next attempt; three times as long after each further one."""

_GIVEN_UP_AFTER = dt.timedelta(minutes=15)
"""A worker that took a notice and has said nothing for so long has been cut off."""

_NEWS_FOR = dt.timedelta(days=7)
"""News older than this is not told any more; what waits for a person is told as long as it waits."""

_ABOUT_ONE_MAIL = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError, ValueError)
"""Failures that say something of this mail and nothing of the next."""


@dataclass
class Tally:
    """What became of the notices taken up."""

    sent: int = 0
    skipped: int = 0
    failed: int = 0
    exhausted: int = 0


def deliver(keys: Iterable[str], now: dt.datetime | None = None) -> Tally:
    """Send these notices, those of them that may be sent now."""
    return _send(Notice.objects.filter(key__in=list(keys)), now or timezone.now())


def deliver_due(now: dt.datetime | None = None) -> Tally:
    """Send everything whose time has come: what was missed, what failed before, and the day's summaries."""
    moment = now or timezone.now()
    cut_off = Notice.objects.filter(state=NoticeState.SENDING, claimed_at__lt=moment - _GIVEN_UP_AFTER)
    cut_off.update(state=NoticeState.FAILED, last_error="cut off while sending", send_after=moment)
    return _send(Notice.objects.all(), moment)


def try_again(notices: Iterable[Notice], now: dt.datetime | None = None) -> int:
    """Plan failed notices anew, with all their attempts. Returns how many."""
    failed = Notice.objects.filter(pk__in=[notice.pk for notice in notices], state=NoticeState.FAILED)
    return int(failed.update(state=NoticeState.PLANNED, attempts=0, send_after=now or timezone.now()))


def _send(notices: QuerySet[Notice], now: dt.datetime) -> Tally:
    tally = Tally()
    claimed = _claim(notices, now)
    connection = get_connection()
    broken: OSError | None = None
    try:
        for _recipient, own in groupby(claimed, key=lambda notice: notice.recipient_id):
            for mail in _mails(_still_news(list(own), now, tally)):
                broken = _send_mail(mail, connection, broken, now, tally)
    finally:
        connection.close()
    return tally


def _claim(notices: QuerySet[Notice], now: dt.datetime) -> list[Notice]:
    """Take up what may be sent now, so that no second worker sends it too; recipient by recipient."""
    to_send = Q(state=NoticeState.PLANNED) | Q(state=NoticeState.FAILED, attempts__lt=MOST_ATTEMPTS)
    with transaction.atomic():
        free = notices.filter(to_send, send_after__lte=now).select_for_update(skip_locked=True)
        keys = list(free.values_list("pk", flat=True))
        Notice.objects.filter(pk__in=keys).update(state=NoticeState.SENDING, attempts=F("attempts") + 1, claimed_at=now)
    return list(
        Notice.objects.filter(pk__in=keys).select_related(*READ_WITH).order_by("recipient_id", "created_at", "pk")
    )


def _still_news(notices: list[Notice], now: dt.datetime, tally: Tally) -> list[Notice]:
    """Those of one person's notices that are still true; the others are noted as not sent, with why."""
    asked = [notice for notice in notices if notice.kind in ASKING]
    states, obligations = _waiting(notices[0], now) if asked else (set(), set())
    fresh = []
    for notice in notices:
        waits = notice.task_state_id in states or notice.obligation_id in obligations
        if not notice.recipient.is_active:
            reason = SkipReason.INACTIVE
        elif notice.kind in ASKING and not waits:
            reason = SkipReason.SETTLED
        elif notice.kind not in ASKING and notice.created_at < now - _NEWS_FOR:
            reason = SkipReason.TOO_LATE
        else:
            fresh.append(notice)
            continue
        notice.state, notice.skipped_because = NoticeState.SKIPPED, reason
        notice.save(update_fields=["state", "skipped_because"])
        tally.skipped += 1
    return fresh


def _waiting(notice: Notice, now: dt.datetime) -> tuple[set[int], set[int]]:
    """Keys of the open steps and of what is owed that wait for the person, or of which they are told, today."""
    person = notice.recipient
    told = list(overdue_below(person, now).values_list("task_state_id", "obligation_id"))
    states = set(task_states_waiting_for(person).values_list("pk", flat=True)) | {state for state, _ in told if state}
    owed = set(obligations_waiting_for(person).values_list("pk", flat=True)) | {owed for _, owed in told if owed}
    return states, owed


def _mails(notices: list[Notice]) -> list[list[Notice]]:
    """One mail for each notice told at once, one for all that go into the summary."""
    summary = [notice for notice in notices if notice.daily]
    return [*([notice] for notice in notices if not notice.daily), *([summary] if summary else [])]


def _send_mail(
    notices: list[Notice], connection: BaseEmailBackend, broken: OSError | None, now: dt.datetime, tally: Tally
) -> OSError | None:
    """Send one mail; returns the failure that makes trying the next one useless, if there was one."""
    if broken is not None:
        _note_failure(notices, broken, now, tally)
        return broken
    try:
        mail = mail_of(notices)
        mail.connection = connection
        connection.open()
        mail.send()
    except _ABOUT_ONE_MAIL as failure:
        _note_failure(notices, failure, now, tally)
    except OSError as failure:
        _note_failure(notices, failure, now, tally)
        return failure
    else:
        keys = [notice.pk for notice in notices]
        Notice.objects.filter(pk__in=keys).update(state=NoticeState.SENT, sent_at=now, last_error="")
        tally.sent += len(notices)
    return None


def _note_failure(notices: list[Notice], failure: Exception, now: dt.datetime, tally: Tally) -> None:
    for notice in notices:
        pause = _FIRST_PAUSE * 3 ** (notice.attempts - 1)
        notice.state, notice.last_error = NoticeState.FAILED, f"{type(failure).__name__}: {failure}"[:1000]
        notice.send_after = now + pause
        notice.save(update_fields=["state", "last_error", "send_after"])
        tally.failed += 1
        tally.exhausted += notice.attempts >= MOST_ATTEMPTS
