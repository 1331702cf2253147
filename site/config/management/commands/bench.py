"""`manage.py bench`: publishing against stock Wagtail, a consent withdrawn, query counts at 100 and 5,000 pages.

`bench --read 100000` measures the addresses the public reads instead: the slowest query of each, and query counts.
"""

import logging
import statistics
import time
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
from config.demo.bench_import import measure_import
from config.demo.bench_reading import addresses, fill, measure
from publishing.models import LiveItem
from thai.personal_data import find_all

ROUNDS = 25
FEW, MANY = 100, 5_000
FEW_READ, SLOW = 20, 50
"""Live items to compare with, and the milliseconds no query of the public may take."""
USES = 200
LONGEST = 100_000
HARDEST = ("1103702071811 ", "0812345678 ", "เกิดวันที่ 5 ", "บัญชี 1234567890 ")


class Command(BaseCommand):
    """Measure; ratios and counts, not seconds, are what matters."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--pages` for the larger of the two sizes; `--import` and `--read` measure something else, on N items."""
        parser.add_argument("--pages", type=int, default=MANY)
        parser.add_argument("--import", type=int, default=0, dest="posts", metavar="N")
        parser.add_argument("--read", type=int, default=0, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build, measure, print, throw away."""
        if "bench" not in str(connection.settings_dict["NAME"]):
            raise CommandError("ใช้กับฐานข้อมูลสำหรับวัดผลเท่านั้น: DJANGO_SETTINGS_MODULE=config.settings.bench")
        logging.getLogger("django.request").setLevel(logging.ERROR)  # withdrawn pages answer 410 by the hundred
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
        call_command("migrate", verbosity=0)
        if options["posts"]:
            # Not in one transaction: that the batches are committed one by one is part of what is measured.
            self._import(build_bench(), options["posts"])
            return
        if options["read"]:
            # Nor this: only what is committed is vacuumed, and only then does PostgreSQL read an index alone.
            self._read(options["read"])
            return
        with _thrown_away():
            bench = build_bench()
            self._publish(bench)
            self._detect()
            self._withdraw(bench)
            self._queries(bench, options["pages"])

    def _read(self, size: int) -> None:
        if LiveItem.objects.exists():
            raise CommandError("ฐานข้อมูลนี้มีเรื่องที่เผยแพร่อยู่แล้ว: สร้างฐานข้อมูลสำหรับวัดผลใหม่ก่อน")
        bench = build_bench()
        fill(bench, FEW_READ)
        few = {name: measure(visit).queries for name, visit in addresses(bench)}
        fill(bench, size)
        self.stdout.write(f"อ่านที่ {size:,} เรื่อง ({connection.vendor}): คำสั่ง SQL ที่ {FEW_READ} และ {size:,} เรื่อง,")
        self.stdout.write(f"  คำสั่งที่ช้าที่สุด (เป้าหมาย ≤ {SLOW} ms), ทั้งหน้า")
        for name, visit in addresses(bench):
            seen = measure(visit)
            slow = "  ช้า" if seen.slowest > SLOW else ""
            counts = f"{few[name]:>4}{seen.queries:>5}"
            self.stdout.write(f"  {name:<26}{counts}{seen.slowest:>9.1f} ms{seen.whole:>9.1f} ms{slow}")
            if slow:
                self.stdout.write(f"      {seen.statement[:2000]}")

    def _publish(self, bench: Bench) -> None:
        # In turns, so that whatever else the machine does weighs on both alike.
        rounds = [(bench.stock_publish(), bench.gated_publish()) for _ in range(ROUNDS)]
        base, ours = (statistics.median(column) for column in zip(*rounds, strict=True))
        self.stdout.write(f"เผยแพร่หนึ่งเรื่อง (มัธยฐานของ {ROUNDS} ครั้ง, {connection.vendor})")
        self.stdout.write(f"  Wagtail เดิม       {base * 1000:7.1f} ms   {bench.stock_queries} คำสั่ง SQL")
        self.stdout.write(f"  ผ่านประตูของ Prakat {ours * 1000:7.1f} ms   {bench.gated_queries} คำสั่ง SQL")
        self.stdout.write(f"  อัตราส่วน           {ours / base:7.2f} เท่า   (เป้าหมาย ≤ 2)")

    def _import(self, bench: Bench, posts: int) -> None:
        found = measure_import(bench, posts)
        before, after = found.memory
        self.stdout.write(f"ย้ายเว็บไซต์เดิม {posts:,} เรื่อง ({connection.vendor})")
        self.stdout.write(f"  สร้างเว็บไซต์จำลอง   {found.made:7.1f} s")
        rate, work = found.drafts / found.imported, found.drafts / found.work
        self.stdout.write(f"  นำเข้า {found.drafts:,} ฉบับร่าง {found.imported:7.1f} s   {rate:.0f} เรื่องต่อวินาที")
        self.stdout.write(f"  เวลาของหน่วยประมวลผล {found.work:7.1f} s   {work:.0f} เรื่องต่อวินาที")
        self.stdout.write(f"  รันซ้ำ              {found.again:7.1f} s   ฉบับร่างใหม่ {found.again_drafts} (เป้าหมาย 0)")
        self.stdout.write(f"  หน่วยความจำสูงสุด   {before} → {after} MB")
        self.stdout.write(f"  ที่อยู่เดิมในทะเบียน  {found.addresses:,}")
        self.stdout.write(f"  ที่อยู่เดิมที่ยังปิด    {found.shut}/{found.asked} (เป้าหมาย: ทั้งหมด)")
        self.stdout.write(f"  เผยแพร่แล้ว นำไปถูกเรื่อง {found.led}/{found.published} (เป้าหมาย: ทั้งหมด)")
        self.stdout.write("  " + " · ".join(f"{fate} {count:,}" for fate, count in found.counts.items()))

    def _detect(self) -> None:
        """Personal data in the longest text an editor can paste, of the kinds that cost most."""
        for unit in HARDEST:
            text = unit * (LONGEST // len(unit))
            start = time.process_time()
            find_all(text)
            taken = (time.process_time() - start) * 1000
            self.stdout.write(
                f"ตรวจหาข้อมูลส่วนบุคคล {LONGEST:,} ตัวอักษร “{unit.strip()}…” {taken:7.1f} ms   (เป้าหมาย < 400)"
            )

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
