"""What approvals tells the layers above (style S-5). All are sent inside the transaction of the act."""

from django.dispatch import Signal

obligation_settled = Signal()
"""An obligation was settled. Arguments: obligation, decision, outcome."""
