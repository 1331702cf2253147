"""The server is killed while it publishes: afterwards the item is public with decision and record, or nothing happened.

The delays are found by halving: between a kill known to be too early and one known to be too late, so that most of them
fall on the writing itself, however fast the machine is.
"""

import json
import sqlite3
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from http.client import HTTPException

import pytest

from tests.e2e.server import Person, Server
from tests.world import PASSWORD

KILLS = 7

_WAITING = """
import django, json
django.setup()
from approvals.api import Outcome
from publishing.status import status_of
from tests.world import Story, built_world
story = Story(built_world())
for number in range({count}):
    page = story.draft(title=f"เรื่องที่รอนำขึ้นเผยแพร่ {{number + 1}}", photos=2)
    story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    page = story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    status = status_of(page)
    print(json.dumps([page.pk, status.submission.request_id, status.task_state.pk, page.url]))
"""


@dataclass(frozen=True)
class Waiting:
    """An item that waits to be put online."""

    page: int
    request: int
    task_state: int
    address: str


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, list[Waiting]]]:
    """A server of its own whose database holds items at the publishing stage; not running yet."""
    server = Server(tmp_path_factory.mktemp("killed"))
    migrated = server.manage("migrate", "--verbosity", "0")
    assert migrated.returncode == 0, migrated.stderr
    lines = server.python(_WAITING.format(count=KILLS + 1)).split("\n")
    yield server, [Waiting(*json.loads(line)) for line in lines if line.startswith("[")]
    server.kill()


def test_kill__while_publishing_leaves_all_or_nothing(office: tuple[Server, list[Waiting]]) -> None:
    server, items = office
    uploader = start_and_sign_in(server)
    page = uploader.get(review_of(items[0]))
    started = time.monotonic()
    publish(uploader, items[0], page)
    duration = time.monotonic() - started
    assert is_published(server, items[0])
    server.stop()
    early, late = 0.0, duration * 2
    struck = {}
    for number, item in enumerate(items[1:]):
        delay = (0.0, late)[number] if number < 2 else (early + late) / 2
        known = decisions(server)
        kill_while_publishing(server, item, delay)
        assert_sound(server)
        assert known <= decisions(server), "earlier decisions are gone"
        struck[delay] = is_published(server, item)
        early, late = (early, min(late, delay)) if struck[delay] else (max(early, delay), max(late, delay * 1.5))
    assert set(struck.values()) == {True, False}, f"every kill fell on the same side: {struck}"
    everything_can_still_be_done(server, items)


def kill_while_publishing(server: Server, item: Waiting, delay: float) -> None:
    """Start, send the form, wait the delay in seconds, and kill every process of the server."""
    uploader = start_and_sign_in(server)
    page = uploader.get(review_of(item))

    def send() -> None:
        with suppress(OSError, HTTPException):  # the connection breaks, wherever it is just then
            publish(uploader, item, page)

    sending = threading.Thread(target=send)
    sending.start()
    time.sleep(delay)
    server.kill()
    sending.join(timeout=60)
    assert not sending.is_alive()
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(server.url, timeout=5)


def start_and_sign_in(server: Server) -> Person:
    server.start()
    return Person(server, "policy.uploader", PASSWORD)


def review_of(item: Waiting) -> str:
    return f"/admin/publishing/review/{item.request}/"


def publish(uploader: Person, item: Waiting, page: str) -> None:
    uploader.post(review_of(item), {"task_state": str(item.task_state), "outcome": "publish"}, page)


def assert_sound(server: Server) -> None:
    """Both audits of the whole database, after the kill and before anything else has touched it."""
    with ThreadPoolExecutor() as pool:
        for done in pool.map(server.manage, ("verify_ledger", "audit_site")):
            assert done.returncode == 0, done.stdout + done.stderr


def is_published(server: Server, item: Waiting) -> bool:
    """Whether the item is public; asserts that page, decision, record, permit and files agree."""
    facts = {
        name: bool(query(server, f"select count(*) from {rows}", item)[0][0])
        for name, rows in {
            "page": "wagtailcore_page where live and id = :page",
            "decision": "approvals_decision where outcome = 'publish' and request_id = :request",
            "record": "publishing_publicationrecord where kind = 'published' and page_id = :page",
            "permit": "publishing_permit where page_id = :page",
            "files": "publishing_liveasset where page_id = :page",
            "step is closed": "wagtailcore_taskstate where status = 'approved' and id = :task_state",
            "check is owed": "approvals_obligation where submission_id in"
            " (select id from approvals_submission where request_id = :request)",
        }.items()
    }
    assert len(set(facts.values())) == 1, f"half published: {facts}"
    assert query(server, "select count(*) from publishing_window", item)[0][0] == 0
    return facts["page"]


def decisions(server: Server) -> set[str]:
    """The hash of every entry of the decision ledger."""
    return {row[0] for row in query(server, "select entry_hash from approvals_decision")}


def query(server: Server, sql: str, item: Waiting | None = None) -> list[tuple[object, ...]]:
    """Ask the database file itself."""
    with closing(sqlite3.connect(server.database)) as connection:
        return list(connection.execute(sql, asdict(item) if item else {}))


def everything_can_still_be_done(server: Server, items: list[Waiting]) -> None:
    """What was not published can be published now, and the public sees all of it."""
    uploader = start_and_sign_in(server)
    for item in items:
        if not is_published(server, item):
            publish(uploader, item, uploader.get(review_of(item)))
        with urllib.request.urlopen(server.url + item.address, timeout=10) as answer:
            assert answer.status == 200
    server.stop()
    assert all(is_published(server, item) for item in items)
    assert_sound(server)
