"""Models of approvals."""

from approvals.models.decision import Decision, OutcomeChoices
from approvals.models.ledger import GENESIS, LedgerEntry, LedgerIsAppendOnlyError, ledgers
from approvals.models.obligation import Obligation, ObligationKind, Turn
from approvals.models.procedure import Procedure, in_force
from approvals.models.request import Request, RequestKind, Submission, latest_submission
from approvals.models.task import LABELS, StageTask

__all__ = [
    "GENESIS",
    "LABELS",
    "Decision",
    "LedgerEntry",
    "LedgerIsAppendOnlyError",
    "Obligation",
    "ObligationKind",
    "OutcomeChoices",
    "Procedure",
    "Request",
    "RequestKind",
    "StageTask",
    "Submission",
    "Turn",
    "in_force",
    "latest_submission",
    "ledgers",
]
