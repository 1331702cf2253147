"""The offices whose registers, postings and reports a person sees: those they hold a seat in today."""

from typing import Any

from approvals.api import actor_for


def offices_seen_by(user: Any) -> frozenset[int]:
    """Keys of the offices, remembered with the request's user: a menu and a register ask for every entry and row.

    For what is shown alone. Whoever acts is asked for their seats by the act itself, inside its transaction.
    """
    if not hasattr(user, "offices_seen"):
        user.offices_seen = frozenset(holding.office_id for holding in actor_for(user).holdings)
    seen: frozenset[int] = user.offices_seen
    return seen
