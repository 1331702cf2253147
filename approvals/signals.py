"""What approvals tells the layers above and its own notices."""

from django.dispatch import Signal

obligation_settled = Signal()
"""Sent inside the settling transaction. Arguments: obligation, decision, outcome."""

turn_opened = Signal()
"""Sent inside the act's transaction when a step begins to wait. Arguments: submission, stage, due_at, task_state or
obligation (the other is None), now."""

step_escalated = Signal()
"""Sent inside the transaction in which an overdue step goes to the superior. Arguments: submission, stage, due_at,
task_state or obligation (the other is None), now."""

decision_recorded = Signal()
"""Sent inside the act's transaction for every entry of the decision ledger. Arguments: decision."""
