"""`manage.py seed_demo`: build the invented office and tell its story through the real acts. Demo mode only."""

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from config.demo.seed import seed


class Command(BaseCommand):
    """Idempotent: a database that holds the demo office already is left as it is."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--port`: the port of the site's address."""
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Seed, and say so. Raises CommandError outside demo mode."""
        if getattr(settings, "PRAKAT_DEMO", False) is not True:
            raise CommandError("คำสั่งนี้ใช้ได้เฉพาะโหมดสาธิต (PRAKAT_DEMO) เพราะจะสร้างบัญชีที่รหัสผ่านเป็นที่รู้กันทั่วไป")
        started = time.monotonic()
        if seed(port=options["port"]) is None:
            self.stdout.write("มีข้อมูลสาธิตอยู่แล้ว ไม่ได้เปลี่ยนแปลงสิ่งใด")
            return
        self.stdout.write(f"สร้างสำนักงานสาธิตแล้ว ใช้เวลา {time.monotonic() - started:.0f} วินาที")
