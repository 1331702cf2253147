"""`manage.py review_rights`: open what is owed about permissions and consents that end, close what is not any more.

Once a day is enough; more often does no harm.
"""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from publishing.rights_duties import review_rights


class Command(BaseCommand):
    """Go round the rights in everything the public sees."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """One line with what was done."""
        tally = review_rights(timezone.now())
        if tally.opened or tally.closed or options["verbosity"] > 1:
            self.stdout.write(f"สิทธิในภาพและเอกสาร: เปิดเรื่องค้าง {tally.opened} รายการ ปิด {tally.closed} รายการ")
