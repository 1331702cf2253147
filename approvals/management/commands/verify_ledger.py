"""`manage.py verify_ledger`: walk every chain; exit 1 and name the first broken link of each."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from approvals.verify import verify_ledgers


class Command(BaseCommand):
    """Verify the decision ledger and the publication register."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--known-head HASH`: a head hash written down earlier must still be in a chain."""
        parser.add_argument("--known-head", default="", help="ค่าแฮชท้ายสมุดที่จดไว้ก่อนหน้านี้ ต้องยังอยู่ในสมุด")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line per chain; the last line counts entries and faults."""
        reports = list(verify_ledgers())
        for report in reports:
            where = f"{report.ledger} – {report.office}"
            if report.broken_at is None:
                self.stdout.write(f"ครบถ้วน  {where}: {report.entries} รายการ แฮชท้ายสมุด {report.head}")
            else:
                self.stdout.write(f"ขาด     {where}: รายการที่ {report.broken_at} – {report.fault}")
        broken = sum(report.broken_at is not None for report in reports)
        if options["known_head"] and not _contains(options["known_head"]):
            broken += 1
            self.stdout.write(f"ขาด     ไม่พบแฮช {options['known_head']} ในสมุดใด")
        self.stdout.write(f"{sum(report.entries for report in reports)} รายการ, {broken} จุดที่ขาด")
        if broken:
            sys.exit(1)


def _contains(known_head: str) -> bool:
    from approvals.models import ledgers

    return any(ledger.objects.filter(entry_hash=known_head).exists() for ledger in ledgers())
