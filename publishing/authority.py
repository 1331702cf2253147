"""Who may act on what is public already: those whose seats decide or upload such items."""

import datetime as dt
from typing import Any

from approvals.api import Act, Submission, actor_for, holding_for, step_for
from offices.api import Holding
from publishing.models import PublicationRecord


def withdrawing_seat(user: Any, page: Any, on_day: dt.date) -> Holding | None:
    """The seat in which the person may withdraw or move the page: one that decides or uploads it; else None."""
    record = PublicationRecord.objects.filter(page_id=page.pk, submission__isnull=False).order_by("-sequence").first()
    if record is None or record.submission is None or not user.is_active:
        return None
    return _deciding_seat(user, record.submission, on_day)


def _deciding_seat(user: Any, submission: Submission, on_day: dt.date) -> Holding | None:
    actor = actor_for(user, on_day)
    for stage in (*submission.track.stages, *submission.track.afterwards):
        if stage.act not in {Act.DECIDE, Act.PUBLISH}:
            continue
        if holding := holding_for(actor, step_for(stage, submission, is_open=True)):
            return holding
    return None
