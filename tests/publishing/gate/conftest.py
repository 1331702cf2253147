"""What the attacks find, and the gate taken off."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch
from weakref import ReferenceType

import pytest
from django.db import connection
from django.db.models.signals import m2m_changed, pre_delete, pre_save
from django.test import override_settings
from wagtail.models import PagePermissionTester, WorkflowState
from wagtail.signals import pre_page_move

from approvals.acting import acting
from approvals.actions.decide import DecideAction
from publishing.gate import guards, model_layer, triggers
from publishing.models import GatedPage
from tests.publishing.gate.attacks import Scene, live_and_draft
from tests.world import Story

_RECEIVERS = [value for name, value in vars(guards).items() if name.startswith("guard_")]
_MODEL_LAYER = [
    "guard_save", "refuse_queryset_update", "refuse_bulk_update", "refuse_live_creation", "keep_sealed_revision",
    "refuse_publish", "refuse_unpublish",
]  # fmt: skip


def publish_latest(workflow_state: WorkflowState, user: object = None) -> None:
    """What Wagtail's finish action does when the last approver may publish: the latest revision goes out."""
    workflow_state.content_object.get_latest_revision().publish()


@contextmanager
def without_gate() -> Iterator[None]:
    """Stock Wagtail: no tester, no model layer, no signals, no triggers, Wagtail's own finish action."""
    saved = {signal: list(signal.receivers) for signal in (pre_save, pre_delete, m2m_changed, pre_page_move)}
    connection.check_constraints()  # PostgreSQL drops no trigger while deferred constraints are pending
    triggers.uninstall()
    with ExitStack() as stack:
        for name in _MODEL_LAYER:
            stack.enter_context(patch.object(model_layer, name, lambda *args, **kwargs: None))
        stack.enter_context(
            patch.object(GatedPage, "permissions_for_user", lambda self, user: PagePermissionTester(user, self))
        )
        stack.enter_context(patch.object(WorkflowState, "on_finish", publish_latest))
        stack.enter_context(patch.object(DecideAction, "_content_issues", lambda self: []))
        stack.enter_context(patch("approvals.actions.decide.seal_of", lambda submission: submission.seal))
        stack.enter_context(
            patch("approvals.turns.open_stage", lambda task, state, user, start: start(state, user=user))
        )
        stack.enter_context(override_settings(WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT=False))
        stack.enter_context(acting())
        try:
            for signal in saved:
                _silence(signal)
            yield
        finally:
            for signal, receivers in saved.items():
                signal.receivers = receivers
                signal.sender_receivers_cache.clear()


def _silence(signal: object) -> None:
    ours = {id(receiver) for receiver in _RECEIVERS}
    signal.receivers = [entry for entry in signal.receivers if id(_target(entry[1])) not in ours]
    signal.sender_receivers_cache.clear()


def _target(reference: object) -> object:
    return reference() if isinstance(reference, ReferenceType) else reference


@pytest.fixture(scope="module")
def pages(module_story: Story, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The public page and the draft that are attacked, with a media folder of their own and what is in it."""
    folder = tmp_path_factory.mktemp("media")
    with override_settings(MEDIA_ROOT=str(folder)):
        made = live_and_draft(module_story)
        yield made, {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def scene(pages: Any, story: Story, client: Any) -> Iterator[Scene]:
    """The scene of one attack; files it took away or wrote over are put back, as no rollback does."""
    made, files = pages
    yield Scene(story, client, made)
    for path, content in files.items():
        path.write_bytes(content)


@pytest.fixture
def gate_off() -> Callable[[], object]:
    """`with gate_off(): …`"""
    return without_gate
