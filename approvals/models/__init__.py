"""Models of approvals."""

from approvals.models.decision import Decision, OutcomeChoices, procedure_for, unfinished
from approvals.models.ledger import GENESIS, LedgerEntry, LedgerIsAppendOnlyError, ledgers
from approvals.models.notice import (
    ASKING,
    ESSENTIAL,
    Notice,
    NoticeKind,
    NoticePreference,
    NoticeState,
    Rhythm,
    SkipReason,
)
from approvals.models.obligation import Obligation, ObligationKind, Turn
from approvals.models.procedure import Procedure, in_force
from approvals.models.request import Request, RequestKind, Submission, latest_submission
from approvals.models.task import LABELS, StageTask

__all__ = [
    "ASKING",
    "ESSENTIAL",
    "GENESIS",
    "LABELS",
    "Decision",
    "LedgerEntry",
    "LedgerIsAppendOnlyError",
    "Notice",
    "NoticeKind",
    "NoticePreference",
    "NoticeState",
    "Obligation",
    "ObligationKind",
    "OutcomeChoices",
    "Procedure",
    "Request",
    "RequestKind",
    "Rhythm",
    "SkipReason",
    "StageTask",
    "Submission",
    "Turn",
    "in_force",
    "latest_submission",
    "ledgers",
    "procedure_for",
    "unfinished",
]
