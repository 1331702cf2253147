"""The API gives every public field of every live item, and nothing else."""

import datetime as dt
import json
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.models import NewsAttachment
from opendata.api.cursor import Cursor
from publishing.actions.withdraw import WithdrawAction
from tests.news.procurement import notices
from tests.world import Story

LIST = "/api/v2/pages/"


@pytest.fixture(autouse=True)
def no_count_of_requests() -> None:
    cache.clear()


def ask(client: Client, address: str = LIST, /, status: int = 200, headers: Any = None, **given: Any) -> Any:
    response = client.get(address, given, headers=headers)
    assert response.status_code == status, response.content
    return response


def get(client: Client, address: str = LIST, /, status: int = 200, **given: Any) -> Any:
    return json.loads(ask(client, address, status, **given).content)


def walk(client: Client, **given: Any) -> list[int]:
    """The numbers of every item of a list, page after page."""
    found, answer = [], get(client, **given)
    while True:
        found += [item["id"] for item in answer["items"]]
        if answer["meta"]["next"] is None:
            return found
        answer = get(client, answer["meta"]["next"])


def manual(story: Story, **fields: Any) -> Any:
    section = fields.get("section", "policy")
    page = story.manual(**fields)
    story.submit(page, f"{section}.provider")
    return story.carry_through(page, section)


def test_page__says_everything_its_type_makes_public(story: Story, client: Client) -> None:
    document = story.document("ประกาศ", credit="ฝ่ายจัดทำ")
    other = story.published(title="ข่าวก่อนหน้า")
    draft = story.draft(
        photos=2,
        body=f'<h2>เปิดภาคเรียน</h2><p><a linktype="page" id="{other.pk}">อ่านต่อ</a></p>',
        tables=[{"type": "table", "value": {"data": [["โรงเรียน", "จำนวน"], ["บ้านหนองน้ำ", "12"]]}}],
        event_date=dt.date(2026, 12, 5),
        public_date=dt.date(2026, 11, 1),
    ).get_latest_revision_as_object()
    draft.attachments.add(NewsAttachment(document=document, title="ประกาศฉบับเต็ม"))
    draft.save_revision(user=story.people["policy.provider"])
    address = f"{LIST}{draft.pk}/"
    assert get(client, address, 404)["title"] == "ไม่พบข้อมูล"
    story.submit(draft)
    page = story.carry_through(draft)

    item = get(client, address)
    assert item["meta"]["type"] == "news.NewsPage"
    assert item["meta"]["detail_url"] == f"http://testserver{address}"
    assert client.get(item["meta"]["html_url"]).status_code == 200
    assert (item["title"], item["lead"], item["fiscal_year"]) == (page.title, page.lead, 2570)
    assert item["unit"]["name"] == page.unit.name
    assert item["category"] == {"key": "pr_news", "label": page.information_label()}
    assert item["publication"]["permitted_by"] == "ผู้อำนวยการกลุ่มนโยบายและแผน"
    assert dt.datetime.fromisoformat(item["publication"]["published_at"]) <= timezone.now()
    assert f'href="http://testserver{other.url}"' in item["body"]
    assert item["tables"][0]["value"]["data"][1] == ["บ้านหนองน้ำ", "12"]
    assert (item["event_date"], item["event_end_date"]) == ("2026-12-05", None)
    assert [(day["kind"], day["label"], day["all_day"]) for day in item["dates"]] == [("event", "วันจัดกิจกรรม", True)]
    _files_are_there(client, item, document)
    assert item["credit_lines"] == ["งานประชาสัมพันธ์ – ถ่ายโดยสำนักงาน", "ฝ่ายจัดทำ – จัดทำโดยกลุ่ม"]
    said = json.dumps(item, ensure_ascii=False)
    for person in ("policy.provider", "policy.head", "policy.uploader"):
        user = story.people[person]
        assert user.get_full_name() not in said
        assert user.email not in said
    assert "memo" not in item
    assert item in get(client, fields="*")["items"]


def _files_are_there(client: Client, item: Any, document: Any) -> None:
    picture = item["album"][0]["image"]
    assert picture["alt"] == "นักเรียนยืนเข้าแถวหน้าเสาธง"
    assert {made["size"] for made in picture["renditions"]} == {"small", "large", "full"}
    assert all(client.get(made["url"]).status_code == 200 for made in picture["renditions"])
    [file] = item["attachments"]
    assert file["title"] == "ประกาศฉบับเต็ม"
    assert file["document"]["sha256"] == document.sha256
    assert file["document"]["media_type"] == "application/pdf"
    assert client.get(file["document"]["url"]).status_code == 200


def test_list__holds_what_is_public_and_goes_on_where_it_ended(story: Story, client: Client) -> None:
    days = [dt.date(2026, 9, 30), dt.date(2026, 10, 1), dt.date(2026, 10, 1)]
    pages = [story.published(title=f"ข่าวที่ {n}", public_date=day) for n, day in enumerate(days)]
    book = manual(story, title="คู่มือครุภัณฑ์", public_date=dt.date(2026, 10, 2), section="finance")
    story.draft(title="ร่างที่ยังไม่เผยแพร่")
    old, first, second = [page.pk for page in pages]
    newest = [book.pk, second, first, old]

    assert walk(client) == walk(client, limit=1) == newest
    for order in ("-date", "-changed", "-published"):
        forward = walk(client, order=order, limit=2)
        assert sorted(forward) == sorted(newest)
        assert walk(client, order=order.removeprefix("-"), limit=2) == forward[::-1]
    listed = get(client)
    assert (listed["meta"]["total_count"], listed["meta"]["next"]) == (4, None)
    assert walk(client, type="news.ManualPage") == [book.pk]
    assert walk(client, type="news.ManualPage,news.NewsPage") == newest
    assert walk(client, unit=book.unit_id) == [book.pk]
    assert walk(client, category="pr_news", fiscal_year=2569) == [old]
    assert walk(client, **{"from": "2026-10-01", "to": "2026-10-01"}) == [second, first]
    assert walk(client, q="ครุภัณฑ์") == [book.pk]
    assert walk(client, q="ข่าว", limit=1, order="date") == [old, first, second]
    assert sorted(walk(client, q="ข่าว", limit=2)) == sorted([old, first, second])
    assert walk(client, q="ข่าว", fiscal_year=2569) == [old]

    # What appears or goes while somebody reads on moves nothing.
    page_one = get(client, limit=2)
    WithdrawAction(pages[2], user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()
    story.published(title="ข่าวใหม่กว่า", public_date=dt.date(2026, 10, 3))
    assert [item["id"] for item in get(client, page_one["meta"]["next"])["items"]] == [first, old]
    assert second not in walk(client)
    get(client, f"{LIST}{second}/", 404)


UNUSABLE: list[dict[str, Any]] = [
    {"ไม่รู้จัก": "1"}, {"type": "auth.User"}, {"unit": "x"}, {"unit": "999999"}, {"unit": "9" * 25},
    {"category": "nothing"}, {"fiscal_year": "2026"}, {"from": "2569-13-01"}, {"to": "yesterday"}, {"q": ""},
    {"q": "ก" * 201}, {"q": "ก\0"}, {"order": "title"}, {"order": "relevance"}, {"limit": "0"}, {"limit": "101"},
    {"fields": "memo"}, {"cursor": "x"}, {"cursor": Cursor("date", dt.date(2026, 1, 1), 1).written()},
    {"cursor": "WyItZGF0ZSIsMSwxXQ"}, {"unit": ["1", "1"]},
]  # fmt: skip


def test_list__says_in_thai_what_it_cannot_use(story: Story, client: Client) -> None:
    for given in UNUSABLE:
        response = ask(client, status=400, **given)
        problem = json.loads(response.content)
        assert response["Content-Type"] == "application/problem+json"
        assert problem["parameter"] == next(iter(given))
        said = problem["detail"].replace(problem["parameter"], "")
        assert any("ก" <= letter <= "๙" for letter in said), problem


def test_other_lists__name_what_the_filters_take(story: Story, client: Client) -> None:
    units = get(client, "/api/v2/units/")["items"]
    assert [unit["name"] for unit in units] == [unit.name for unit in story.world.units.values()]
    assert get(client, units[0]["meta"]["detail_url"]) == units[0]
    assert client.get(units[0]["meta"]["html_url"]).status_code == 200
    types = get(client, "/api/v2/types/")["items"]
    assert {"news.NewsPage", "news.ManualPage"} <= {entry["type"] for entry in types}
    for entry in (*types, *get(client, "/api/v2/categories/")["items"]):
        assert get(client, entry["list_url"])["items"] == []
    [office] = get(client, "/api/v2/offices/")["items"]
    assert office["name"] == story.world.office.name
    for address in ("/api/v2/", "/api/v2/images/", "/api/v2/documents/", f"{units[0]['meta']['detail_url']}9999/"):
        assert get(client, address, 404)["detail"]
    for address in ("/api/v2/units/", "/api/v2/offices/", "/api/v2/types/", "/api/v2/categories/", "/api/v2/units/1/"):
        get(client, address, 400, x="1")
    assert client.post(LIST).status_code == client.delete("/api/v2/pages/1/").status_code == 405


def test_answers__are_confirmed_in_a_few_bytes_until_something_changes(story: Story, client: Client) -> None:
    page = story.published()
    detail = f"{LIST}{page.pk}/"
    for address in (LIST, detail):
        first = ask(client, address)
        assert first["Cache-Control"] == "public, no-cache"
        assert not first["ETag"].startswith("W/")
        again = ask(client, address, 304, headers={"If-None-Match": first["ETag"]})
        assert again.content == b""
        ask(client, address, 304, headers={"If-Modified-Since": first["Last-Modified"]})
    tags = [ask(client, address)["ETag"] for address in (LIST, detail)]
    unit = page.unit
    unit.name = "กลุ่มที่เปลี่ยนชื่อแล้ว"
    unit.save()
    for address, tag in zip((LIST, detail), tags, strict=True):
        ask(client, address, 200, headers={"If-None-Match": tag})


def test_list__costs_the_same_for_many_as_for_few(story: Story, client: Client) -> None:
    def queries() -> list[int]:
        counts = []
        for given in ({}, {"fields": "*"}, {"q": "ข่าว"}):
            get(client, **given)
            with CaptureQueriesContext(connection) as asked:
                get(client, **given)
            counts.append(len(asked))
        return counts

    def publish(number: int) -> None:
        draft = story.draft(title=f"ข่าวเรื่องที่ {number}", photos=1, event_date=dt.date(2026, 12, 5))
        draft = draft.get_latest_revision_as_object()
        draft.body = f'<p><a linktype="page" id="{draft.get_parent().pk}">กลุ่ม</a></p>'
        draft.attachments.add(NewsAttachment(document=story.document(f"แนบ {number}")))
        draft.save_revision(user=story.people["policy.provider"])
        story.submit(draft)
        story.carry_through(draft)

    publish(0)
    manual(story)
    few = queries()
    publish(1)
    publish(2)
    assert queries() == few
    assert few[0] <= 10


def test_procurement_notice__hides_the_number_of_a_person(story: Story, client: Client) -> None:
    page = notices.published(story)
    said = ask(client, f"{LIST}{page.pk}/").content.decode()
    assert notices.PERSON not in said
    item = json.loads(said)
    assert (item["shown_tax_id"], item["agreed_price"]) == ("1-9999-xxxxx-xx-3", "44500.50")
    assert item["method"] == {"value": "specific", "label": page.get_method_display()}
    assert [bidder["price"] for bidder in item["bidders"]] == ["44500.50", "46000.00"]
    assert notices.PERSON not in ask(client, fields="*").content.decode()
