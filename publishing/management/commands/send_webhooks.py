"""`manage.py send_webhooks`: tell other programs what they have not been told yet, and try again what failed.

Run every minute. Exit 1 when a message has failed for the last time, or a webhook was paused, in this run.
"""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from publishing.models import Dispatch
from publishing.webhooks.delivery import deliver_due, try_again


class Command(BaseCommand):
    """Send what is due."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """`--retry-failed` gives every failed message all its attempts again."""
        parser.add_argument("--retry-failed", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say what became of it when there was anything."""
        if options["retry_failed"]:
            self.stdout.write(f"นำข้อความที่ส่งไม่สำเร็จกลับมาส่งใหม่ {len(try_again(Dispatch.objects.all()))} รายการ")
        tally = deliver_due()
        if tally.sent or tally.failed:
            self.stdout.write(f"ส่งแล้ว {tally.sent} รายการ ส่งไม่สำเร็จ {tally.failed} รายการ")
        if tally.exhausted or tally.paused:
            self.stderr.write(
                f"เลิกพยายามส่ง {tally.exhausted} รายการ หยุดเว็บฮุกชั่วคราว {tally.paused} รายการ "
                "ดูสาเหตุที่เมนู เว็บฮุก แล้วสั่งส่งใหม่ด้วย send_webhooks --retry-failed"
            )
            sys.exit(1)
