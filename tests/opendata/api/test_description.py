"""The OpenAPI description is true: it validates, generated clients work with it, and answers keep to it."""

import datetime as dt
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.news.procurement import notices
from tests.world import Story

EXAMPLES = 12


@pytest.fixture
def wsgi(story: Story) -> Iterator[Any]:
    """The application as a server runs it, inside the test's transaction: its end of a request closes no connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    cache.clear()
    yield get_wsgi_application()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def description(client: Client) -> dict[str, Any]:
    response = client.get("/api/openapi.json")
    assert response.status_code == 200
    return json.loads(response.content)


def test_description__is_valid_and_read_by_people(story: Story, client: Client) -> None:
    said = description(client)
    validate(said)
    assert said["openapi"].startswith("3.1")
    assert said["info"]["title"] == "ข้อมูลที่สำนักงานเผยแพร่"
    assert all("token" not in path and "share" not in path for path in said["paths"])
    html = client.get("/api/").content.decode()
    assert all(path in html for path in said["paths"])
    assert "เรื่องต่อหน้า" in html
    assert "Every " not in html
    assert "https://" not in html.split("<main")[1].split("</main")[0]


def test_answers__keep_to_the_description(story: Story, settings: Any, wsgi: Any) -> None:
    """Whatever a program asks within the description, the answer has the form described, and is never a fault."""
    settings.PRAKAT_API_RATE = ""
    notices.published(story)
    story.published(photos=1, event_date=dt.date(2026, 12, 5))
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", wsgi)
    checks = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
    answered = set()
    for operation in schema.get_all_operations():
        _hold(operation.ok(), checks, answered)
    assert {200, 400, 404} <= answered


def _hold(operation: Any, checks: list[Any], answered: set[int]) -> None:
    bounded = settings(
        max_examples=EXAMPLES, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )

    @bounded
    @given(case=operation.as_strategy())
    def hold(case: Any) -> None:
        response = case.call()
        answered.add(response.status_code)
        case.validate_response(response, checks=checks)

    hold()


@pytest.mark.filterwarnings("ignore")  # of the generator's own code
def test_generated_client__lists_filters_and_reads(story: Story, wsgi: Any, tmp_path: Path) -> None:
    """A programmer generates a client from the description and needs no other documentation."""
    import httpx

    page = story.published(photos=1, title="ข่าวสำหรับโปรแกรม", public_date=dt.date(2026, 10, 1))
    story.published(public_date=dt.date(2026, 9, 1))
    notice = notices.published(story)
    file = tmp_path / "openapi.json"
    transport = httpx.WSGITransport(app=wsgi)
    with httpx.Client(transport=transport, base_url="http://testserver") as asking:
        file.write_text(asking.get("/api/openapi.json").text, encoding="utf-8")
    command = ["generate", "--path", str(file), "--output-path", str(tmp_path / "made"), "--meta", "none"]
    subprocess.run([sys.executable, "-m", "openapi_python_client", *command], check=True, capture_output=True)
    (tmp_path / "made").rename(tmp_path / "prakat_client")
    sys.path.insert(0, str(tmp_path))
    try:
        made = importlib.import_module("prakat_client")
        models = importlib.import_module("prakat_client.models")
        pages_list = importlib.import_module("prakat_client.api.pages.pages_list")
        one_page = importlib.import_module("prakat_client.api.pages.pages_retrieve")
        caller = made.Client(base_url="http://testserver", httpx_args={"transport": transport})
        listed = pages_list.sync(client=caller, fiscal_year=2570, type_=models.PagesListType("news.NewsPage"))
        assert [item.id for item in listed.items] == [page.pk]
        full = pages_list.sync(client=caller, fields=models.PagesListFields("*"), q="โปรแกรม")
        assert type(full.items[0]).__name__ == "NewsPage"
        assert full.items[0].album[0].image.alt
        read = one_page.sync(client=caller, id=notice.pk)
        assert type(read).__name__ == "ProcurementNoticePage"
        assert read.agreed_price == "44500.50"
    finally:
        sys.path.remove(str(tmp_path))
