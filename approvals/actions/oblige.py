"""Open what a track owes after publication."""

import datetime as dt

from approvals.models import Obligation, ObligationKind, Submission
from approvals.procedure_schema import Act, Stage
from approvals.turns import due_at, write_turns
from thai.fiscal import fiscal_year

_KINDS = {Act.DECIDE: ObligationKind.LATE_APPROVAL, Act.CHECK_LIVE: ObligationKind.CHECK_LIVE}


def oblige(submission: Submission, *, now: dt.datetime) -> list[Obligation]:
    """Open every obligation of the submission's track, with its due time and the seats it waits for."""
    return [_open(submission, stage, now) for stage in submission.track.afterwards]


def _open(submission: Submission, stage: Stage, now: dt.datetime) -> Obligation:
    due = due_at(stage, now)
    if due is None:
        raise ValueError(f"the obligation {stage.key} has no due time in the procedure")
    obligation = Obligation.objects.create(
        submission=submission,
        kind=_KINDS[stage.act],
        stage=stage.key,
        opened_at=now,
        due_at=due,
        fiscal_year=fiscal_year(now),
    )
    write_turns(stage, submission, now=now, obligation=obligation)
    return obligation
