"""/archive/: every item the office ever published, by fiscal year."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from publishing.actions.expire import ExpireAction
from publishing.actions.withdraw import WithdrawAction
from publishing.views import archive
from thai.fiscal import fiscal_year, months

YEAR = fiscal_year(timezone.now())


def read(client: Any, address: str = f"/archive/{YEAR}/", **query: Any) -> str:
    response = client.get(address, query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_archive__lists_what_was_published_with_its_address_unit_and_kind(story: Any, client: Any) -> None:
    page = story.published(title="ข่าวแรก")
    story.submit(story.draft(title="เรื่องที่ยังไม่เผยแพร่"))

    html = read(client)

    assert "ข่าวแรก" in html
    assert f'href="{page.url}"' in html
    assert "กลุ่มนโยบายและแผน" in html
    assert page.information_label() in html
    assert "เรื่องที่ยังไม่เผยแพร่" not in html
    assert read(client, "/archive/") == html


def test_expired_item__stays_listed_and_its_address_answers_with_the_notice(story: Any, client: Any) -> None:
    """Scenario 5: it leaves the lists and stays in the archive."""
    ends = timezone.now() + dt.timedelta(days=1)
    page = story.published(title="ประกาศที่พ้นกำหนด", expire_at=ends)
    ExpireAction(story.fresh(page), now=ends).execute()

    html = read(client)

    assert "ประกาศที่พ้นกำหนด" in html
    assert "state-label--expired" in html
    assert page.lead not in html
    assert client.get(page.url).status_code == 410


def test_withdrawn_item__stays_listed_without_its_title(story: Any, client: Any) -> None:
    page = story.published(title="เรื่องที่ต้องถอน")
    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="ข้อมูลคลาดเคลื่อน").execute()

    html = read(client)

    assert "state-label--withdrawn" in html
    assert "เรื่องที่ต้องถอน" not in html
    assert f'href="{page.url}"' in html


def test_item_published_twice_in_a_year__is_listed_once(story: Any, client: Any) -> None:
    page = story.published(title="ข่าวที่กลับมา")
    WithdrawAction(story.fresh(page), user=story.people["policy.head"], reason="แก้ไข").execute()
    story.submit(story.fresh(page))
    story.carry_through(page)

    assert read(client).count("ข่าวที่กลับมา") == 1


def test_newest__comes_first(story: Any, client: Any) -> None:
    story.published(title="ข่าวเก่า")
    story.published(title="ข่าวใหม่")

    html = read(client)

    assert html.index("ข่าวใหม่") < html.index("ข่าวเก่า")


def test_unit__narrows_the_list_and_an_unknown_one_does_not(story: Any, client: Any) -> None:
    story.published(title="ข่าวของแผน")
    story.published(title="ข่าวของการเงิน", section="finance")
    finance = story.world.units["finance"].pk

    assert "ข่าวของแผน" not in read(client, unit=finance)
    assert "ข่าวของการเงิน" in read(client, unit=finance)
    assert "ข่าวของแผน" in read(client, unit="ก")


@pytest.mark.parametrize("address", ["/archive/2400/", "/archive/99999999999999999999/", "/archive/x/"])
def test_year_without_anything__is_not_found(story: Any, client: Any, address: str) -> None:
    story.published()

    assert client.get(address).status_code == 404


def test_archive_before_anything_was_published__says_so(story: Any, client: Any) -> None:
    assert "rows--results" not in read(client, "/archive/")


def test_pages__are_as_long_as_they_should_be(story: Any, client: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "PER_PAGE", 2)
    for number in range(archive.PER_PAGE + 1):
        story.published(title=f"ข่าวที่ {number:02d}")

    assert read(client).count("<article") == archive.PER_PAGE
    assert "ข่าวที่ 00" in read(client, page=2)
    assert read(client, page="ก").count("<article") == archive.PER_PAGE


def test_month__lists_its_items_of_every_kind_with_counts_and_neighbours(story: Any, client: Any) -> None:
    now = timezone.now()
    story.published(title="ข่าวเดือนนี้")
    manual = story.manual()
    story.submit(manual)
    story.carry_through(manual)
    here = f"/archive/{YEAR}/{timezone.localdate(now).month}/"

    year, month = read(client), read(client, here)

    assert f'href="{here}"' in year
    assert "(2)" in year
    assert "ข่าวเดือนนี้" in month
    assert manual.title in month
    empty = next(number for number in months() if number != timezone.localdate(now).month)
    other = read(client, f"/archive/{YEAR}/{empty}/")
    assert "<article" not in other
    assert f'href="{here}"' in other.split("pager")[-1]
    assert client.get(f"/archive/{YEAR}/13/").status_code == 404


def test_archive__costs_the_same_for_one_item_and_for_twelve(story: Any, client: Any) -> None:
    counts = []
    for published in (1, 11):
        for number in range(published):
            story.published(title=f"ข่าว {number}")
        read(client)
        with CaptureQueriesContext(connection) as asked:
            read(client)
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16
