"""The one door of approvals for the apps above."""

from approvals.acting import acting
from approvals.actions.decide import DecideAction
from approvals.actions.load_procedure import load_procedure
from approvals.actions.oblige import oblige
from approvals.actions.put_in_force import CannotActivateError, put_in_force
from approvals.actions.read_procedure import SHIPPED, InvalidProcedureError, read_procedure
from approvals.actions.recall import RecallAction
from approvals.actions.settle import SettleAction
from approvals.actions.submit import SubmitAction
from approvals.editing.access import offices_managed_by
from approvals.issues import Issue, Refused, register_messages
from approvals.models import (
    LABELS,
    Decision,
    LedgerEntry,
    Obligation,
    ObligationKind,
    Procedure,
    Request,
    RequestKind,
    StageTask,
    Submission,
    in_force,
    latest_submission,
    procedure_for,
)
from approvals.printing.breaking import runs
from approvals.printing.printing import print_request, verify_address
from approvals.printing.typesetting import FONTS, qr_svg, typeset
from approvals.procedure_schema import (
    REASONED,
    Act,
    Channel,
    Duration,
    Effect,
    MemoField,
    Outcome,
    Period,
    ProcedureDocument,
    Question,
    ReportDefinition,
    ServiceLevel,
    Stage,
    Track,
    activation_faults,
)
from approvals.rules import Actor, can, holding_for
from approvals.seams import register_request_address, register_sealer
from approvals.signals import decision_recorded, obligation_settled, turn_opened
from approvals.turns import (
    actor_for,
    allowed_outcomes,
    obligations_waiting_for,
    overdue_below,
    people_for,
    step_for,
    task_states_waiting_for,
    turns_of,
)

__all__ = [
    "FONTS",
    "LABELS",
    "REASONED",
    "SHIPPED",
    "Act",
    "Actor",
    "CannotActivateError",
    "Channel",
    "DecideAction",
    "Decision",
    "Duration",
    "Effect",
    "InvalidProcedureError",
    "Issue",
    "LedgerEntry",
    "MemoField",
    "Obligation",
    "ObligationKind",
    "Outcome",
    "Period",
    "Procedure",
    "ProcedureDocument",
    "Question",
    "RecallAction",
    "Refused",
    "ReportDefinition",
    "Request",
    "RequestKind",
    "ServiceLevel",
    "SettleAction",
    "Stage",
    "StageTask",
    "Submission",
    "SubmitAction",
    "Track",
    "acting",
    "activation_faults",
    "actor_for",
    "allowed_outcomes",
    "can",
    "decision_recorded",
    "holding_for",
    "in_force",
    "latest_submission",
    "load_procedure",
    "obligation_settled",
    "obligations_waiting_for",
    "oblige",
    "offices_managed_by",
    "overdue_below",
    "people_for",
    "print_request",
    "procedure_for",
    "put_in_force",
    "qr_svg",
    "read_procedure",
    "register_messages",
    "register_request_address",
    "register_sealer",
    "runs",
    "step_for",
    "task_states_waiting_for",
    "turn_opened",
    "turns_of",
    "typeset",
    "verify_address",
]
