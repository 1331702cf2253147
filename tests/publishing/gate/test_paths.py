"""The invariant on every class of path (architecture §3): held with the gate, shown to leak without it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from approvals.api import Refused
from approvals.verify import verify_ledgers
from publishing.gate.oracle import violations
from tests.publishing.gate.attacks import ATTACKS, Scene
from tests.world import Story

pytestmark = pytest.mark.usefixtures("module_story")
REFUSALS = (Refused, PermissionDenied, ValidationError, IntegrityError, ProtectedError, AssertionError)
UNSEEN_BY_THE_ORACLE = {
    # Who sees a file is not in the seal: the oracle has nothing to compare, the refusal itself is the proof.
    "collection_restricted",
    # Which page a host shows first changes no page; the refusal itself is the proof.
    "site_root_switched",
    "site_root_switched_by_queryset",
}


def attempt(name: str, scene: Scene) -> bool:
    """Attack; whether it was refused with an exception."""
    try:
        with transaction.atomic():
            ATTACKS[name](scene)
    except REFUSALS:
        return True
    return False


def faults() -> set[str]:
    return {violation.code for violation in violations()} - {"triggers_missing"}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_gate__holds_on_path(name: str, scene: Scene, story: Story, client: Any) -> None:
    was = client.get(scene.live.url).status_code
    attempt(name, scene)
    assert faults() == set()
    assert all(report.broken_at is None for report in verify_ledgers())
    if "unpublish_and_republish" not in name:
        assert was == client.get(story.fresh(scene.live).url).status_code == 200
    assert client.get(story.fresh(scene.draft).url).status_code == 404


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_gate__without_it_the_path_leaks(name: str, scene: Scene, gate_off: Callable[[], Any]) -> None:
    with gate_off():
        refused = attempt(name, scene)
        if name in UNSEEN_BY_THE_ORACLE:
            assert not refused
        else:
            assert faults(), f"{name} does not leak without the gate, so the test above proves nothing"
