"""`manage.py rebuild_live_items`: the list of live items written anew from the live pages; says what had differed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Site

from publishing import live_items


class Command(BaseCommand):
    """For after a repair of the database; what is public stays as it is."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """One website instead of all."""
        parser.add_argument("--site", default="", help="ชื่อโฮสต์ของเว็บไซต์ (ไม่ระบุ: ทุกเว็บไซต์)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild; a line per page that had differed, the counts last."""
        for fault in live_items.faults():
            self.stdout.write(f"ไม่ตรง  หน้า {fault.page_id} “{fault.title}”: {', '.join(fault.names)}")
        site = None
        if options["site"]:
            site = Site.objects.filter(hostname=options["site"]).first()
            if site is None:
                raise CommandError(f"ไม่พบเว็บไซต์ {options['site']}")
        self.stdout.write(f"สร้างรายการใหม่แล้ว {live_items.rebuild(site)} เรื่อง")
