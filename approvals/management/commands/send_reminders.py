"""`manage.py send_reminders`: remind of what is due soon, tell of what is overdue, take it to the superior.

Run every few minutes: nothing is told twice, whatever the interval.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from approvals.notices.rounds import go_round


class Command(BaseCommand):
    """One round over everything that waits."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Go round, and say what was found when there was anything."""
        tally = go_round(timezone.now())
        if tally.reminded or tally.overdue or tally.escalated:
            self.stdout.write(
                f"เตือนใกล้ครบกำหนด {tally.reminded} เรื่อง แจ้งเกินกำหนด {tally.overdue} เรื่อง "
                f"เสนอผู้บังคับบัญชา {tally.escalated} เรื่อง"
            )
