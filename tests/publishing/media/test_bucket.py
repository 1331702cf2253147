"""The bucket: private, named by no page, opened by our answer for a few minutes."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from publishing.s3_storage import REUSED_SECONDS, SIGNED_SECONDS, ThaiS3Storage
from tests.publishing.media.conftest import Visitor, ask
from tests.publishing.media.items import news_with, picture, published
from tests.publishing.media.secrets_in_pictures import with_secrets
from tests.world import Story

HEADERS = {"Content-Type": "image/jpeg", "Cache-Control": "public, max-age=3600"}


@pytest.fixture
def bucket(s3: str) -> str:
    """The bucket's address, with nothing remembered."""
    cache.clear()
    return s3


def test_bucket__refuses_everybody_who_comes_without_our_signature(story: Story, bucket: str, visitor: Visitor) -> None:
    page = published(story, news_with(story, picture(story, with_secrets("JPEG"), "a.jpg")))
    image, document = page.photos()[0].image, page.attached()[0].document
    names = [image.file.name, document.file.name, *image.renditions.values_list("file", flat=True)]
    assert len(names) == 9
    assert {ask(f"{bucket}/{quote(name)}")[0] for name in names} == {403}


def test_url__is_our_own_and_the_same_every_time(bucket: str) -> None:
    name = default_storage.save("images/ภาพ 1.jpg", ContentFile(b"x"))
    assert default_storage.url(name) == "/media/images/%E0%B8%A0%E0%B8%B2%E0%B8%9E%201.jpg"


def test_save__never_overwrites(bucket: str) -> None:
    first = default_storage.save("documents/ประกาศ.pdf", ContentFile(b"1"))
    second = default_storage.save("documents/ประกาศ.pdf", ContentFile(b"2"))
    assert first != second
    assert [default_storage.open(name).read() for name in (first, second)] == [b"1", b"2"]


def test_signed_address__opens_one_file_for_five_minutes(bucket: str) -> None:
    storage: Any = default_storage
    name, other = (storage.save(f"images/{letter}.jpg", ContentFile(letter.encode())) for letter in "ab")
    address = storage.signed_url(name, HEADERS, method="GET", reuse=False)
    status, content, headers = ask(address)
    assert (status, content, headers["content-type"]) == (200, b"a", "image/jpeg")
    assert headers["cache-control"] == HEADERS["Cache-Control"]
    query = parse_qs(urlsplit(address).query)
    assert query["X-Amz-Expires"] == [str(SIGNED_SECONDS)] == ["300"]
    assert ask(address.split("?")[0])[0] == 403
    assert SIGNED_SECONDS - REUSED_SECONDS >= 3 * 60
    assert name in urlsplit(address).path
    assert other not in address


def test_signed_address__is_shared_by_the_public_and_not_with_staff(bucket: str) -> None:
    storage: Any = default_storage
    name = storage.save("images/a.jpg", ContentFile(b"a"))
    public = [storage.signed_url(name, HEADERS, method="GET", reuse=True) for _ in range(2)]
    assert public[0] == public[1]
    head = storage.signed_url(name, HEADERS, method="HEAD", reuse=True)
    assert head != public[0]


def test_signed_address__names_the_store_as_browsers_reach_it(settings: Any, bucket: str) -> None:
    default = settings.STORAGES["default"]
    options = default["OPTIONS"] | {"public_endpoint_url": "https://files.example.go.th"}
    settings.STORAGES = settings.STORAGES | {"default": default | {"OPTIONS": options}}
    storage: Any = default_storage
    name = storage.save("images/a.jpg", ContentFile(b"a"))
    assert storage.signed_url(name, HEADERS, method="GET", reuse=False).startswith("https://files.example.go.th/")
    assert storage.open(name).read() == b"a"


def test_page__signs_nothing_and_asks_nothing_more_for_more_pictures(
    story: Story, client: Client, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("an address was signed, or the store was asked, while a page was made")

    few = published(story, news_with(story, picture(story, with_secrets("JPEG"), "a.jpg")))
    many = published(story, news_with(story, *(picture(story, with_secrets("JPEG"), f"b{n}.jpg") for n in range(3))))
    for name in ("signed_url", "_sign", "_open", "exists", "size"):
        monkeypatch.setattr(ThaiS3Storage, name, refuse)
    counts = []
    for page in (few, many):
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            html = client.get(page.url).content.decode()
        counts.append(len(queries))
        assert "X-Amz" not in html
        assert 'type="image/avif"' in html
    # What lies before and after an item costs a query or two, whatever it shows.
    assert counts[1] - counts[0] <= 2


def test_settings__put_the_files_into_the_bucket_by_environment_variables_alone() -> None:
    root = Path(__file__).resolve().parents[3]
    script = "import django.conf as c; print(c.settings.STORAGES['default'], c.settings.PRAKAT_MEDIA_ACCEL)"
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.test", "PYTHONPATH": f"{root / 'site'}{os.pathsep}{root}",
        "PRAKAT_S3_BUCKET": "prakat", "PRAKAT_S3_ENDPOINT": "https://s3.example.go.th", "PRAKAT_S3_FOLDER": "media",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert "publishing.s3_storage.ThaiS3Storage" in told
    assert "'endpoint_url': 'https://s3.example.go.th'" in told
    assert "'location': 'media'" in told
