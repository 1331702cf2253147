"""A state machine over the database that leaves nothing behind."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from hypothesis.stateful import RuleBasedStateMachine

from approvals.api import Refused

REFUSALS = (Refused, IntegrityError, ValidationError)


class Undone(RuleBasedStateMachine):
    """Runs inside a savepoint that is rolled back at the end; a refused act changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    def try_(self, act: Any) -> bool:
        """Whether the act went through."""
        try:
            with transaction.atomic():
                act()
        except REFUSALS:
            return False
        return True
