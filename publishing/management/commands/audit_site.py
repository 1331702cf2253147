"""`manage.py audit_site`: the invariant and the ledgers on a live database; exit 0 only when all holds."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from approvals.verify import verify_ledgers
from publishing.gate.oracle import count_live, violations


class Command(BaseCommand):
    """Audit what is public against what was permitted."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """A line per fault; the last line says the counts."""
        found = 0
        for violation in violations():
            found += 1
            self.stdout.write(f"ผิด  หน้า {violation.page_id} “{violation.title}”: {violation.detail}")
        for report in verify_ledgers():
            if report.broken_at is not None:
                found += 1
                self.stdout.write(f"ผิด  {report.ledger} – {report.office} รายการที่ {report.broken_at}: {report.fault}")
        self.stdout.write(f"ตรวจ {count_live()} หน้าที่เผยแพร่: พบข้อผิดพลาด {found} รายการ")
        if found:
            sys.exit(1)
