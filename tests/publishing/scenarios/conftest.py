"""What every scenario says: who is at their desk, and that all still holds."""

from collections.abc import Callable
from typing import Any

import pytest

from approvals.verify import verify_ledgers
from publishing.gate.oracle import violations
from tests.desk import Desk
from tests.five_offices import OfficeStory
from tests.world import Story

Office = Callable[..., OfficeStory]


@pytest.fixture
def office(story: Story) -> Office:
    """The demo office under one of the five procedures: `office("s11")`."""
    return lambda code, change=None: OfficeStory(story.world, code, change)


@pytest.fixture
def at(story: Story) -> Callable[[str], Desk]:
    """Somebody at their desk: `at("policy.head")`."""
    return lambda who: Desk(story, who)


@pytest.fixture(autouse=True)
def _all_holds(db: None) -> Any:
    """After every scenario nothing public lacks its permit and every ledger is whole."""
    yield
    assert list(violations()) == []
    assert all(report.broken_at is None for report in verify_ledgers())
