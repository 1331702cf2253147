"""The cache in front forgets a page and its files when they change: after the commit, over HTTP, without waiting."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.core.cache import cache

from publishing.actions.move import MoveAction
from publishing.actions.withdraw import WithdrawAction
from publishing.models import PublishingRendition
from publishing.purging import PurgeBackend, addresses_of
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.media.secrets_in_pictures import with_secrets
from tests.world import Story

HOST = "testserver"


class Cache:
    """A cache that forgets what it is told to; `status` is what it answers."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_PURGE(self) -> None:
                outer.forgotten.append(f"http://{self.headers['Host']}{self.path}")
                self.send_response(outer.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def front(settings: Any, tmp_path: Any) -> Iterator[Cache]:
    """A cache in front of the website."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()
    front = Cache()
    threading.Thread(target=front.server.serve_forever, daemon=True).start()
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "publishing.purging.PurgeBackend", "LOCATION": front.url}}
    yield front
    front.server.shutdown()
    front.server.server_close()


def files_of(page: Any) -> set[str]:
    page = page.get_latest_revision_as_object()
    renditions = PublishingRendition.objects.filter(image__in=page.pictures())
    paths = [*(made.url for made in renditions), *(entry.document.url for entry in page.attached())]
    return {f"http://{HOST}{path}" for path in paths}


def test_every_verb__has_the_page_its_lists_and_its_files_forgotten(
    story: Story, front: Cache, django_capture_on_commit_callbacks: Any
) -> None:
    draft = news_with(story, picture(story, with_secrets("JPEG"), "a.jpg"))
    with django_capture_on_commit_callbacks(execute=True):
        page = published(story, draft)
    files = files_of(page)
    assert len(files) == 8
    lists = {f"http://{HOST}{path}" for path in ("/", "/policy/", "/news/", "/all/")}
    assert {page.full_url, *lists, *files} <= {*front.forgotten}

    front.forgotten.clear()
    with django_capture_on_commit_callbacks(execute=True):
        MoveAction(page, story.world.sections["finance"], user=story.people["policy.head"], reason="ผิดกลุ่ม").execute()
    moved = story.fresh(page)
    assert {*front.forgotten} >= {page.full_url, moved.full_url, *lists, f"http://{HOST}/finance/", *files}

    front.forgotten.clear()
    with django_capture_on_commit_callbacks(execute=True):
        WithdrawAction(moved, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert {*front.forgotten} >= {moved.full_url, *files}


def test_correction__has_the_file_that_was_taken_out_forgotten(
    story: Story, front: Cache, django_capture_on_commit_callbacks: Any
) -> None:
    page = published(
        story, news_with(story, *(picture(story, with_secrets("JPEG"), name) for name in ("a.jpg", "b.jpg")))
    )
    before = files_of(page)
    revised = page.get_latest_revision_as_object()
    revised.album = [photo for photo in revised.album.all() if photo.image.file.name.endswith("a.jpg")]
    revised.memo = revised.memo | {"correction_reason": "ภาพผิด"}
    revised.save_revision(user=story.people["policy.provider"])
    with django_capture_on_commit_callbacks(execute=True):
        corrected = published(story, story.fresh(page))
    assert files_of(corrected) < before
    assert {*front.forgotten} >= before


def test_neighbours__which_name_the_item_are_forgotten_too(story: Story) -> None:
    older, page, newer = (story.published(title=f"เรื่องที่ {number}") for number in range(3))
    named = addresses_of(page)
    assert {older.full_url, newer.full_url} & named


def test_nothing__is_forgotten_before_the_commit_nor_after_a_rollback(
    story: Story, front: Cache, django_capture_on_commit_callbacks: Any
) -> None:
    page = story.published()
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
        assert front.forgotten == []
    assert len(waiting) >= 1
    assert front.forgotten == []


def test_without_a_cache__nothing_is_asked(
    story: Story, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    assert not hasattr(settings, "WAGTAILFRONTENDCACHE")
    page = story.published()
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        WithdrawAction(page, user=story.people["policy.head"], reason="ข้อมูลผิด").execute()
    assert not [callback for callback in waiting if "purging" in callback.__module__]


@pytest.mark.parametrize("status", [404, 410, 412])
def test_cache__that_does_not_have_the_page_is_no_error(
    front: Cache, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    front.status = status
    PurgeBackend({"LOCATION": front.url}).purge("http://www.example.go.th/news/")
    assert len(front.forgotten) == 1
    assert caplog.records == []


def test_cache__that_refuses_is_told_of_and_asked_on(front: Cache, caplog: pytest.LogCaptureFixture) -> None:
    front.status = 403
    PurgeBackend({"LOCATION": front.url}).purge_batch(["http://a.example/1", "http://a.example/2"])
    assert front.forgotten == ["http://a.example/1", "http://a.example/2"]
    assert caplog.text.count("the cache refused to forget") == 2


def test_cache__that_is_down_is_not_asked_again_and_again(caplog: pytest.LogCaptureFixture) -> None:
    PurgeBackend({"LOCATION": "http://127.0.0.1:9"}).purge_batch([f"http://a.example/{n}" for n in range(50)])
    assert "50 addresses stay in it" in caplog.text
    assert len(caplog.records) == 1


def test_cache__that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    monkeypatch.setattr("publishing.purging.urlopen", lambda request, timeout: seen.append(timeout) or io.BytesIO())
    PurgeBackend({"LOCATION": "http://127.0.0.1:9"}).purge("http://a.example/")
    assert seen == [5]
