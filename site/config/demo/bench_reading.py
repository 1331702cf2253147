"""What `bench --read` measures: how long the public's addresses take with tens of thousands of live items."""

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from config.demo.bench_data import Bench, copy_rows, gate_off
from news.models import NewsPage
from opendata.sitemaps.parts import part_of
from publishing import live_items
from publishing.models import LiveItem, PublicationRecord
from thai.fiscal import fiscal_year

ROUNDS = 3
_STEP = 500
_DAYS = 3_650
"""The items are dated over ten years."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One address visited: number of queries, the slowest and the whole of it in milliseconds."""

    queries: int
    slowest: float
    statement: str
    whole: float


def fill(bench: Bench, size: int) -> None:
    """As many live items as that: rows copied from one that went the whole course, with their place in every list."""
    template = NewsPage.objects.live().filter(title__startswith="เรื่องสำหรับวัดผล").first() or _published(bench)
    section = Page.objects.get(pk=bench.world.sections["policy"].pk)
    with gate_off():
        while (missing := size - LiveItem.objects.count()) > 0:
            for _start in range(0, missing, _STEP):
                copy_rows(template, section, min(_STEP, missing - _start))
            _date(template)
            _tell_the_planner()
            _index(template)
            _register(template)
            live_items.rebuild()
    _tell_the_planner()


def _published(bench: Bench) -> Any:
    page = bench.draft()
    bench.put_online(page)
    return NewsPage.objects.get(pk=page.pk)


def _date(template: NewsPage) -> None:
    """A few items a day, going back from today."""
    keys = list(NewsPage.objects.filter(slug__startswith="bench-").order_by("pk").values_list("pk", flat=True))
    a_day = max(1, len(keys) // _DAYS)
    for number, start in enumerate(range(0, len(keys), a_day)):
        day = template.public_date - dt.timedelta(days=number)
        NewsPage._base_manager.filter(pk__in=keys[start : start + a_day]).update(public_date=day)


def _index(template: NewsPage) -> None:
    """The template's entry in the search index for each copy. Its columns differ from database to database."""
    table = "wagtailsearch_indexentry"
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, table)
        copied = [column.name for column in described if column.name not in {"id", "object_id"}]
        cursor.execute(
            f"INSERT INTO {table} (object_id, {', '.join(copied)})"  # noqa: S608  (names of the database's own)
            f" SELECT CAST(p.id AS varchar(50)), {', '.join(f'e.{name}' for name in copied)}"
            f" FROM wagtailcore_page p, {table} e"
            " WHERE e.object_id = %s AND e.content_type_id = p.content_type_id AND p.slug LIKE 'bench-%%'"
            f" AND NOT EXISTS (SELECT 1 FROM {table} k WHERE k.object_id = CAST(p.id AS varchar(50))"
            " AND k.content_type_id = p.content_type_id)",
            [str(template.pk)],
        )


def _register(template: NewsPage) -> None:
    """The template's entry in the publication register for each copy; the chain of hashes is not what is measured."""
    entry = PublicationRecord.objects.filter(page=template, kind="published").first()
    assert entry is not None  # noqa: S101  (it was published)
    names = [f.attname for f in PublicationRecord._meta.concrete_fields if f.attname != "id"]
    last = (
        PublicationRecord.objects.filter(office=entry.office)
        .order_by("-sequence")
        .values_list("sequence", flat=True)[0]
    )
    known = PublicationRecord.objects.values("page")
    missing = NewsPage.objects.filter(slug__startswith="bench-").exclude(pk__in=known).order_by("public_date", "pk")
    values = {name: getattr(entry, name) for name in names}
    PublicationRecord._base_manager.bulk_create(
        (
            PublicationRecord(**values | _own(page) | {"sequence": number})
            for number, page in enumerate(list(missing.only("title", "url_path", "public_date")), start=last + 1)
        ),
        batch_size=_STEP,
    )


def _own(page: NewsPage) -> dict[str, Any]:
    """What the register says of one copy: published at noon of its day, in that day's fiscal year."""
    at = timezone.make_aware(dt.datetime.combine(page.public_date, dt.time(12)))
    return {
        "page_id": page.pk,
        "title": page.title,
        "url_path": page.url_path,
        "recorded_at": at,
        "fiscal_year": fiscal_year(at),
    }


def _tell_the_planner() -> None:
    """What a server does by itself soon after so much was written."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")


def measure(visit: Callable[[], Any]) -> Visit:
    """Visit an address a few times; the slowest query of the quietest round."""
    cache.clear()  # the count of requests
    visit()
    rounds = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            response = visit()
        whole = (time.perf_counter() - start) * 1000
        if response.status_code != 200:
            raise RuntimeError(f"{response.request['PATH_INFO']}: {response.status_code}")
        timed = max(asked.captured_queries, key=lambda query: float(query["time"]), default={"time": "0", "sql": ""})
        rounds.append(Visit(len(asked), float(timed["time"]) * 1000, timed["sql"], whole))
    quietest = min(rounds, key=lambda visit: visit.slowest)
    return Visit(quietest.queries, quietest.slowest, quietest.statement, statistics.median(v.whole for v in rounds))


def addresses(bench: Bench) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What the public asks for, by name."""
    public = Client()
    detail = NewsPage.objects.live().order_by("-pk")[0]
    pages = "/api/v2/pages/"

    def get(address: str, **given: Any) -> Callable[[], Any]:
        return lambda: _read(public, address, given)

    deep = _deep(LiveItem.objects.filter(site=bench.world.office.site))
    yield "หน้าแรก", get("/")
    yield "รายการข่าว", get("/news/")
    yield "รายการข่าว หน้าสุดท้าย", get("/news/", page=str(LiveItem.objects.count() // 20))
    yield "รายการข่าว กรองแล้ว", get("/news/", unit=str(detail.unit_id), type=detail.information_type)
    yield "หน้าข่าว", get(str(detail.url))
    yield "คลังย้อนหลัง", get("/archive/")
    yield "API หน้าแรก", get(pages)
    yield "API ทุกช่องข้อมูล", get(pages, fields="*")
    yield "API ลึก", get(pages, cursor=deep)
    yield "API กรองแล้ว", get(pages, unit=str(detail.unit_id), type="news.NewsPage", category=detail.information_type)
    yield "API ค้นหา", get(pages, q="วัดผล")
    yield "API หนึ่งเรื่อง", get(f"{pages}{detail.pk}/")
    yield "ค้นหา คำทั่วไป", get("/search/", query="วัดผล")
    yield "ค้นหา คำที่ไม่มี", get("/search/", query="ดาวพฤหัสบดี")
    yield "ฟีด", get("/feeds/full-atom.xml")
    yield "ฟีดของกลุ่ม", get(f"/feeds/unit/{detail.unit_id}/rss.xml")
    yield "ปฏิทิน", get("/calendars/all.ics")
    yield "แผนผังเว็บไซต์ ดัชนี", get("/sitemap.xml")
    yield "แผนผังเว็บไซต์ ส่วนแรก", get(f"/sitemap-{part_of(detail.pk)}.xml")
    yield "แผนผังข่าวใหม่", get("/news-sitemap.xml")
    yield "บัญชีข้อมูล", get("/catalog.jsonld")


def _deep(items: Any) -> str:
    from opendata.api.cursor import Cursor

    middle = items.newest_first()[items.count() // 2]
    return Cursor("-date", middle.public_date, middle.pk).written()


def _read(client: Client, address: str, given: dict[str, Any]) -> Any:
    response = client.get(address, given)
    b"".join(response)  # some are written while they are sent
    return response
