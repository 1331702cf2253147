"""The world every test starts from: the invented office of the demo, built once through its own acts."""

import gc
import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings

from tests.world import Story, built_world


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by their argument: a file made at collection differs between workers by its time of making."""
    return argname if isinstance(val, bytes) else None


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


@pytest.fixture
def transactional_story(transactional_db: None) -> Iterator[Story]:
    """The same on a database without the test's own transaction, for races and real servers."""
    from publishing.gate import triggers

    yield Story(built_world())
    triggers.uninstall()  # the database is emptied by DELETE on SQLite; post_migrate puts them back
