"""Write down who is to be told what, inside the act's own transaction; sending begins after it is committed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction

from approvals.models import Submission
from approvals.models.notice import ESSENTIAL, Notice, NoticeKind, NoticeState, Rhythm, SkipReason
from approvals.notices.timing import next_summary
from approvals.tasks import send_notices_task
from thai.dates import in_bangkok


@dataclass(frozen=True, slots=True)
class Occasion:
    """What there is to tell: an open step, something owed, or a decision."""

    submission: Submission
    stage: str
    now: dt.datetime
    due_at: dt.datetime | None = None
    task_state_id: int | None = None
    obligation_id: int | None = None
    decision_id: int | None = None
    may_act: bool = True

    def key(self, kind: NoticeKind, recipient_id: int) -> str:
        """What makes the notice one: never told twice. An overdue step is told once a day."""
        told = {"task": self.task_state_id, "obligation": self.obligation_id, "decision": self.decision_id}
        what = next(f"{name}-{pk}" for name, pk in told.items() if pk is not None)
        day = f":{in_bangkok(self.now):%Y%m%d}" if kind is NoticeKind.OVERDUE else ""
        return f"{kind}:{what}{day}:{recipient_id}"


def plan(told: Mapping[int, NoticeKind], occasion: Occasion) -> None:
    """Note what each of these people is told (three queries however many they are), and send after the commit.

    Whoever has no address, or does not want it, is noted as well, with why nothing was sent.
    """
    users: Any = get_user_model()
    rows = users.objects.filter(pk__in=told, is_active=True).values_list("pk", "email", "notice_preference__rhythm")
    notices = [_notice(told[pk], pk, email, rhythm, occasion) for pk, email, rhythm in rows]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    at_once = [notice.key for notice in notices if notice.state == NoticeState.PLANNED and not notice.daily]
    if at_once:
        # robust: the act is done, and a queue that is down must not make it look refused; send_notices finds the rows.
        transaction.on_commit(partial(send_notices_task.enqueue, at_once), robust=True)


def _notice(kind: NoticeKind, recipient_id: int, email: str, rhythm: str | None, occasion: Occasion) -> Notice:
    summary = next_summary(occasion.now)
    # What must be done before the summary would arrive does not wait for it.
    pressing = occasion.due_at is not None and occasion.now <= occasion.due_at <= summary
    daily = rhythm == Rhythm.DAILY and not pressing
    skipped = _skip(kind, email, rhythm)
    return Notice(
        recipient_id=recipient_id,
        kind=kind,
        submission=occasion.submission,
        stage=occasion.stage,
        task_state_id=occasion.task_state_id,
        obligation_id=occasion.obligation_id,
        decision_id=occasion.decision_id,
        due_at=occasion.due_at,
        may_act=occasion.may_act,
        daily=daily,
        created_at=occasion.now,
        send_after=summary if daily else occasion.now,
        state=NoticeState.SKIPPED if skipped else NoticeState.PLANNED,
        skipped_because=skipped,
        key=occasion.key(kind, recipient_id),
    )


def _skip(kind: NoticeKind, email: str, rhythm: str | None) -> str:
    if not email:
        return SkipReason.NO_ADDRESS
    return SkipReason.NOT_WANTED if rhythm == Rhythm.ESSENTIAL and kind not in ESSENTIAL else ""
