"""Who may act on what is public already, and who may let a heavy finding stay: those whose seats decide such items."""

import datetime as dt
from typing import Any

from approvals.api import Act, Submission, actor_for, holding_for, step_for
from offices.api import Holding, SeatKind, holdings_of
from publishing.models import PublicationRecord

OF_THE_OFFICE = frozenset({SeatKind.DIRECTOR, SeatKind.DEPUTY_DIRECTOR})
"""Seats that act for every unit of the office."""


def withdrawing_seat(user: Any, page: Any, on_day: dt.date) -> Holding | None:
    """The seat in which the person may withdraw or move the page: one that decides or uploads it; else None."""
    record = PublicationRecord.objects.filter(page_id=page.pk, submission__isnull=False).order_by("-sequence").first()
    if record is None or record.submission is None or not user.is_active:
        return None
    return _deciding_seat(user, record.submission, on_day)


def waiving_seat(user: Any, page: Any, on_day: dt.date) -> Holding | None:
    """The seat in which the person may waive what a writer may not: head of the page's unit, director or deputy.

    Never whoever wrote the latest revision (separation of duties).
    """
    revision = page.get_latest_revision()
    if page.unit is None or (revision is not None and revision.user_id == user.pk):
        return None
    return heading_seat(user, page.unit.office_id, page.unit_id, on_day)


def heading_seat(user: Any, office_id: int, unit_id: int | None, on_day: dt.date) -> Holding | None:
    """The seat in which an active person heads the unit, or the whole office as director or deputy; else None."""
    if not user.is_active:
        return None
    for holding in holdings_of(user, on_day):
        heads = holding.kind == SeatKind.UNIT_HEAD and holding.unit_id == unit_id
        if heads or (holding.kind in OF_THE_OFFICE and holding.office_id == office_id):
            return holding
    return None


def _deciding_seat(user: Any, submission: Submission, on_day: dt.date) -> Holding | None:
    actor = actor_for(user, on_day)
    for stage in (*submission.track.stages, *submission.track.afterwards):
        if stage.act not in {Act.DECIDE, Act.PUBLISH}:
            continue
        if holding := holding_for(actor, step_for(stage, submission, is_open=True)):
            return holding
    return None
