"""One server with the demo office for all browser tests, one Chromium, and windows that are checked when they close."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.e2e.browser import ARGUMENTS, CHROMIUM, DESK, Visitor
from tests.e2e.server import Server

Open = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a server or a browser."""
    for item in items:
        if "tests/e2e/" in item.path.as_posix():
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def django_db_setup() -> None:
    """No test database: these tests speak to servers that have their own."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demo office, served as `make run` serves it."""
    serving = Server(tmp_path_factory.mktemp("var"))
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a screen."""
    expect.set_options(timeout=20_000)  # a picture sent is looked into for viruses, places and faces
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """The cookies of who has signed in by the form already: a password costs a second of computing."""
    return {}


@pytest.fixture
def visit(server: Server, browser: Browser, sessions: dict[str, Any]) -> Iterator[Open]:
    """Open windows: `visit(size=PHONE)`, `visit("promotion.head")`; at the end none of them may have complained."""
    windows: list[Visitor] = []

    def open_window(username: str = "", *, size: tuple[int, int] = DESK, javascript: bool = True) -> Visitor:
        window = Visitor(browser, server, size, javascript=javascript)
        windows.append(window)
        if username in sessions:
            window.context.add_cookies(sessions[username])
            window.open("/admin/")
        elif username:
            window.sign_in(username)
            sessions[username] = window.context.cookies()
        return window

    yield open_window
    for window in windows:
        window.close()
    for window in windows:
        window.watch.assert_clean()
