"""The world every test starts from: the invented office of the demo, built once through its own acts."""

import gc
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from xdist.scheduler import LoadScopeScheduling

from tests.world import Story, built_world

ROOT = Path(__file__).parent.parent


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a file made at collection differs between workers by its time of making."""
    return argname if isinstance(val, bytes) else None


class Scheduler(LoadScopeScheduling):
    """Test by test, but a file that makes a scene once for all its tests goes to one worker, whole and first."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if _makes_a_scene(file) else nodeid


@cache
def _makes_a_scene(file: str) -> bool:
    return "module_story" in (ROOT / file).read_text(encoding="utf-8")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Scheduler:
    """How the workers share the tests."""
    return Scheduler(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left alone with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    """Build the office once per session; every test rolls back to it."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        built_world()
    # What stands now stays to the end: looking through it for garbage again and again took a tenth of the time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    yield
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture
def story(db: None) -> Story:
    """The office, its people, and the steps of the process as sentences."""
    return Story(built_world())


@pytest.fixture(scope="module")
def module_story(django_db_setup: None, django_db_blocker: Any) -> Iterator[Story]:
    """The office for all tests of a module: what is made with it each of them finds; the module's end undoes it.

    Each test still rolls back to where the scene stood. No test of such a module may use a database of its own.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield Story(built_world())
        transaction.set_rollback(True)


@pytest.fixture
def transactional_story(transactional_db: None) -> Iterator[Story]:
    """The same on a database without the test's own transaction, for races and real servers."""
    from publishing.gate import triggers

    yield Story(built_world())
    triggers.uninstall()  # the database is emptied by DELETE on SQLite; post_migrate puts them back
