"""Notices as sentences: who was told, and the acts with their mails sent."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from approvals.models import Notice, NoticePreference, NoticeState
from tests.five_offices import OfficeStory
from tests.world import Story


def told(kind: str, **conditions: Any) -> set[str]:
    """The user names of everybody who has been or will be told."""
    rows = Notice.objects.filter(kind=kind, **conditions).exclude(state=NoticeState.SKIPPED)
    return set(rows.values_list("recipient__username", flat=True))


def wants(user: Any, rhythm: str) -> None:
    """The person chooses how often to be told."""
    NoticePreference.objects.update_or_create(user=user, defaults={"rhythm": rhythm})


def escalating(*, may_act: bool, stage: str = "decide", to: tuple[str, ...] = ("director",)) -> Callable[[Any], None]:
    """Change a procedure: the stage goes to these seats of the office one working day after it was due."""

    def change(document: Any) -> None:
        for track in document["tracks"].values():
            for step in (*track["stages"], *track.get("afterwards", [])):
                if step["key"] == stage:
                    step["escalation"] = {
                        "after": {"working_days": 1},
                        "to": [{"seats": list(to), "scope": "office"}],
                        "may_act": may_act,
                    }

    return change


@pytest.fixture
def office(story: Story) -> Callable[..., OfficeStory]:
    """The demo office under one of the five procedures, changed if wished."""
    return lambda code, change=None: OfficeStory(story.world, code, change)


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Within it acts are committed, and what follows a commit is done at the end."""

    @contextmanager
    def run() -> Iterator[None]:
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return run
