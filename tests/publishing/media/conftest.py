"""The two places files may lie in: the server's disk, and a bucket of a real S3-compatible server in this process."""

import logging
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from moto.server import ThreadedMotoServer

ACCESS_KEY, SECRET_KEY, REGION = "test-access", "test-secret", "ap-southeast-7"


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of the S3 server."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(settings: Any, s3_server: str) -> str:
    """Files go into a bucket of the test's own; the bucket's address."""
    import boto3

    bucket = f"prakat-{uuid4().hex[:12]}"
    client = boto3.client(
        "s3", endpoint_url=s3_server, region_name=REGION,
        aws_access_key_id=ACCESS_KEY, aws_secret_access_key=SECRET_KEY,
    )  # fmt: skip
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION})
    options = {
        "bucket_name": bucket, "endpoint_url": s3_server, "region_name": REGION, "addressing_style": "path",
        "access_key": ACCESS_KEY, "secret_key": SECRET_KEY,
    }  # fmt: skip
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "publishing.s3_storage.ThaiS3Storage", "OPTIONS": options}
    }
    return f"{s3_server}/{bucket}"


@pytest.fixture(params=["local", "s3"])
def store(request: pytest.FixtureRequest, settings: Any, tmp_path: Any) -> str:
    """Which storage the test runs over. No size is remembered from a test whose rows are gone."""
    cache.clear()
    if request.param == "s3":
        request.getfixturevalue("s3")
    else:
        settings.MEDIA_ROOT = tmp_path
    return str(request.param)


def ask(address: str, *, method: str = "GET", **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """One real HTTP request: status, body, headers in small letters."""
    asked = urllib.request.Request(address, method=method, headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.headers.items()}
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read(), {name.lower(): value for name, value in refusal.headers.items()}


class Visitor:
    """Anybody on the internet: asks us, and follows us into the bucket."""

    def __init__(self, client: Client | None = None) -> None:
        self.client = client or Client()

    def answer(self, path: str, *, method: str = "get", **headers: str) -> Any:
        """Our own answer, not followed."""
        return getattr(self.client, method)(path, headers=headers)

    def status(self, path: str, *, method: str = "get", **headers: str) -> int:
        """What becomes of the request in the end."""
        return self.fetch(path, method=method, **headers)[0]

    def fetch(self, path: str, *, method: str = "get", **headers: str) -> tuple[int, bytes, dict[str, str]]:
        """Status, body and headers in the end, through the redirect into the bucket if there is one."""
        response = self.answer(path, method=method, **headers)
        if response.status_code == 302 and urlsplit(response["Location"]).query.count("X-Amz-Signature") == 1:
            return ask(response["Location"], method=method.upper(), **headers)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return response.status_code, body, {name.lower(): value for name, value in response.headers.items()}


@pytest.fixture
def visitor(db: None) -> Visitor:
    """Somebody not signed in."""
    return Visitor()
