"""A procedure as data: the typed shape of `approvals/procedures/*.yaml` (procedures.md §5).

Nothing here names an office: the five offices differ only in the documents this shape admits.
"""

from approvals.procedure_schema.activation import activation_faults
from approvals.procedure_schema.acts import REASONED, SIGNING, Act, Effect, Outcome
from approvals.procedure_schema.document import ProcedureDocument
from approvals.procedure_schema.memo import (
    CanonicalType,
    Category,
    Certification,
    Duration,
    LegalReference,
    MemoField,
    Option,
    Urgency,
)
from approvals.procedure_schema.printed import PrintedForm
from approvals.procedure_schema.reporting import (
    CalendarEntry,
    Channel,
    Column,
    Indicator,
    Period,
    ReportDefinition,
    ServiceLevel,
)
from approvals.procedure_schema.stages import ActorRule, Escalation, Question, Stage, Track, Vote, Within

__all__ = [
    "REASONED",
    "SIGNING",
    "Act",
    "ActorRule",
    "CalendarEntry",
    "CanonicalType",
    "Category",
    "Certification",
    "Channel",
    "Column",
    "Duration",
    "Effect",
    "Escalation",
    "Indicator",
    "LegalReference",
    "MemoField",
    "Option",
    "Outcome",
    "Period",
    "PrintedForm",
    "ProcedureDocument",
    "Question",
    "ReportDefinition",
    "ServiceLevel",
    "Stage",
    "Track",
    "Urgency",
    "Vote",
    "Within",
    "activation_faults",
]
