"""`manage.py bench`: publishing against stock Wagtail, a consent withdrawn, query counts at 100 and 5,000 pages."""

import logging
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config.demo.bench_consent import withdraw_everywhere
from config.demo.bench_data import Bench, build_bench

ROUNDS = 25
FEW, MANY = 100, 5_000
USES = 200


class Command(BaseCommand):
    """Measure; ratios and counts, not seconds, are what matters."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--pages` for the larger of the two sizes."""
        parser.add_argument("--pages", type=int, default=MANY)

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, measure, print, throw away."""
        if "bench" not in str(connection.settings_dict["NAME"]):
            raise CommandError("ใช้กับฐานข้อมูลสำหรับวัดผลเท่านั้น: DJANGO_SETTINGS_MODULE=config.settings.bench")
        logging.getLogger("django.request").setLevel(logging.ERROR)  # withdrawn pages answer 410 by the hundred
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        call_command("migrate", verbosity=0)
        with _thrown_away():
            bench = build_bench()
            self._publish(bench)
            self._withdraw(bench)
            self._queries(bench, options["pages"])

    def _publish(self, bench: Bench) -> None:
        # In turns, so that whatever else the machine does weighs on both alike.
        rounds = [(bench.stock_publish(), bench.gated_publish()) for _ in range(ROUNDS)]
        base, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
        self.stdout.write(f"เผยแพร่หนึ่งเรื่อง (มัธยฐานของ {ROUNDS} ครั้ง, {connection.vendor})")
        self.stdout.write(f"  Wagtail เดิม       {base * 1000:7.1f} ms   {bench.stock_queries} คำสั่ง SQL")
        self.stdout.write(f"  ผ่านประตูของ Prakat {ours * 1000:7.1f} ms   {bench.gated_queries} คำสั่ง SQL")
        self.stdout.write(f"  อัตราส่วน           {ours / base:7.2f} เท่า   (เป้าหมาย ≤ 2)")

    def _withdraw(self, bench: Bench) -> None:
        found = withdraw_everywhere(bench, USES)
        self.stdout.write(f"ถอนความยินยอมหนึ่งฉบับที่ใช้อยู่ {found.uses} หน้า")
        self.stdout.write(f"  แสดงรายการ         {found.listing * 1000:7.1f} ms   (เป้าหมาย < 1,000)")
        self.stdout.write(f"  ถอนทั้งหมดในครั้งเดียว {found.act:7.1f} s")
        self.stdout.write(f"  ยังเปิดได้โดยไม่ลงชื่อเข้าใช้ {found.reachable} แห่ง   (เป้าหมาย 0)")

    def _queries(self, bench: Bench, many: int) -> None:
        counts: dict[int, dict[str, int]] = {}
        for size in (FEW, many):
            bench.grow_to(size)
            counts[size] = {name: _count(visit) for name, visit in bench.visits(Client()).items()}
        self.stdout.write(f"จำนวนคำสั่ง SQL ต่อหน้า ที่ {FEW:,} และ {many:,} เรื่อง (เป้าหมาย: เท่ากัน)")
        for name in counts[FEW]:
            few, lots = counts[FEW][name], counts[many][name]
            self.stdout.write(f"  {name:<24}{few:>5} {lots:>5}   {'เท่ากัน' if few == lots else 'ไม่เท่ากัน'}")


def _count(visit: Callable[[], Any]) -> int:
    visit()  # renditions and caches are made at the first visit of any size
    with CaptureQueriesContext(connection) as queries:
        response = visit()
    if response.status_code != 200:
        raise CommandError(f"ตอบ {response.status_code}")
    return len(queries)


@contextmanager
def _thrown_away() -> Iterator[None]:
    """The database as it was, whatever is measured."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
