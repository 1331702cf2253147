"""How the API treats those who ask: how often, from which websites, on which host; and a draft behind its link."""

import datetime as dt
import json
from typing import Any

from django.core.cache import cache
from django.test import Client, RequestFactory

from news.models import NewsAttachment
from opendata.api.rate import parse_rate
from opendata.checks import check_public_fields, check_rate
from publishing.models import LiveItem
from publishing.sharing.make import RevokeShareAction, ShareDraftAction
from tests.world import Story

LIST = "/api/v2/pages/"


def test_rate__is_kept_for_each_address(story: Story, client: Client, settings: Any) -> None:
    cache.clear()
    settings.PRAKAT_API_RATE = "2/minute"
    assert [client.get(LIST).status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get(LIST)
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert "โปรดรอ" in json.loads(refused.content)["detail"]
    assert client.get(LIST, headers={"x-forwarded-for": "198.51.100.7"}).status_code == 200
    assert client.get(LIST, headers={"x-forwarded-for": "203.0.113.9, 198.51.100.8"}).status_code == 200
    stranger = {"REMOTE_ADDR": "9.9.9.9"}  # who writes the header himself is not believed
    codes = [client.get(LIST, headers={"x-forwarded-for": f"198.51.100.{n}"}, **stranger).status_code for n in range(3)]
    assert codes == [200, 200, 429]
    settings.PRAKAT_API_RATE = ""
    assert client.get(LIST).status_code == 200


def test_rate__that_cannot_be_read_is_told_at_start_and_never_a_fault(
    story: Story, client: Client, settings: Any
) -> None:
    cache.clear()
    for wrong in ("many", "5", "0/minute", "5/fortnight", "-1/minute", "๕/minute"):
        settings.PRAKAT_API_RATE = wrong
        assert [error.id for error in check_rate()] == ["opendata.E002"], wrong
        assert client.get(LIST).status_code == 200
    settings.PRAKAT_API_RATE = "10/hour"
    assert check_rate() == check_public_fields() == []
    assert parse_rate("10/hour") == (10, 3600)


def test_other_websites__read_the_api_where_the_office_lets_them(story: Story, client: Client, settings: Any) -> None:
    cache.clear()
    origin = {"Origin": "https://school.example"}
    assert "Access-Control-Allow-Origin" not in client.get(LIST, headers=origin)
    settings.CORS_ALLOWED_ORIGINS = ["https://school.example"]
    answer = client.get(LIST, headers=origin)
    assert answer["Access-Control-Allow-Origin"] == "https://school.example"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer
    asked = {**origin, "Access-Control-Request-Method": "POST"}
    assert "POST" not in client.options(LIST, headers=asked)["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Origin" not in client.get("/", headers=origin)


def test_api__of_a_host_without_an_office_has_nothing(story: Story, client: Client, settings: Any) -> None:
    """A website says only what is its own; a row that outlived its page's publication is not said either."""
    from wagtail.models import Page, Site

    from opendata.api.scope import Scope
    from publishing.gate.window import window

    cache.clear()
    page = story.published()
    assert [item.pk for item in Scope(RequestFactory().get("/")).items()] == [page.pk]
    root = Page.get_first_root_node()
    with window("bootstrap", [root.pk, story.world.office.site.root_page_id]):
        Site.objects.create(hostname="other.example", port=80, root_page=root, site_name="other")
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    for address in (LIST, f"{LIST}{page.pk}/", "/api/v2/units/"):
        assert client.get(address, headers={"host": "other.example"}).status_code == 404
    assert LiveItem.objects.count() == 1


def test_shared_draft__is_read_by_who_holds_the_link_and_by_nobody_else(story: Story, client: Client) -> None:
    cache.clear()
    draft = story.draft(photos=1, title="ร่างที่ให้ตรวจ", event_date=dt.date(2026, 12, 5)).get_latest_revision_as_object()
    document = story.document("แนบร่าง")
    draft.attachments.add(NewsAttachment(document=document))
    draft.body = f'<p><a linktype="document" id="{document.pk}">เอกสาร</a></p>'
    provider = story.people["policy.provider"]
    draft.save_revision(user=provider)
    made, token = ShareDraftAction(story.fresh(draft), user=provider, recipient="ผู้ตรวจ", days=3).execute()
    address = f"/api/v2/share/{token}/"

    answer = client.get(address)
    item = json.loads(answer.content)
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("private, no-store", "noindex, nofollow, noarchive")
    assert item["title"] == "ร่างที่ให้ตรวจ"
    assert item["meta"]["draft"] is True
    assert item["publication"] is None
    assert item["dates"][0]["kind"] == "event"
    assert "memo" not in item
    picture = item["album"][0]["image"]["renditions"][0]["url"]
    file = item["attachments"][0]["document"]["url"]
    assert file.partition("//testserver")[2] in item["body"]
    for shown in (item["meta"]["html_url"], picture, file):
        assert token in shown
        assert client.get(shown).status_code == 200
    assert json.loads(client.get(LIST, {"fields": "*"}).content)["items"] == []
    assert client.get(f"{LIST}{draft.pk}/").status_code == 404

    assert client.get(f"/api/v2/share/{'x' * 43}/").status_code == 404
    RevokeShareAction(made, user=provider).execute()
    closed = client.get(address)
    assert (closed.status_code, closed["Cache-Control"]) == (410, "private, no-store")
    assert draft.title not in closed.content.decode()
    for _guess in range(25):
        last = client.get(f"/api/v2/share/{'y' * 43}/")
    assert last.status_code == 429
