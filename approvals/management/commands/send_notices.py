"""`manage.py send_notices`: send the notices whose time has come, those that failed before, and the day's summaries.

Run every few minutes. Exit 1 when a notice has failed for the last time in this run: a person must look.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from approvals.models import Notice, NoticeState
from approvals.notices.delivery import deliver_due, try_again


class Command(BaseCommand):
    """Send what is due."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--retry-failed` gives every failed notice all its attempts again."""
        parser.add_argument("--retry-failed", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what became of it when there was anything."""
        if options["retry_failed"]:
            again = try_again(Notice.objects.filter(state=NoticeState.FAILED))
            self.stdout.write(f"นำหนังสือแจ้งที่ส่งไม่สำเร็จกลับมาส่งใหม่ {again} ฉบับ")
        tally = deliver_due()
        if tally.sent or tally.skipped or tally.failed:
            self.stdout.write(f"ส่งแล้ว {tally.sent} ฉบับ ไม่ต้องส่ง {tally.skipped} ฉบับ ส่งไม่สำเร็จ {tally.failed} ฉบับ")
        if tally.exhausted:
            self.stderr.write(
                f"เลิกพยายามส่ง {tally.exhausted} ฉบับ ดูสาเหตุที่เมนู การแจ้งเตือน แล้วสั่งส่งใหม่ด้วย send_notices --retry-failed"
            )
            sys.exit(1)
