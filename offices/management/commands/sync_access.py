"""`manage.py sync_access`: run daily, so that appointments beginning or ending at midnight take effect."""

from typing import Any

from django.core.management.base import BaseCommand

from offices.access import sync_access


class Command(BaseCommand):
    """Bring groups in step with today's appointments."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Run once."""
        sync_access()
