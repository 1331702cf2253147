"""`manage.py publish_frame PAGE_ID`: put a new section or list of the site's frame online, once, with a record."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Page

from approvals.api import Refused
from publishing.actions.bootstrap import PublishFrameAction
from publishing.models import GatedPage


class Command(BaseCommand):
    """For a unit set up after the website was: its section shows no item yet, so nothing of an item goes out."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """The page, and why."""
        parser.add_argument("page_id", type=int)
        parser.add_argument("--reason", default="", help="เหตุผลที่บันทึกในทะเบียน")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, or say in Thai why not."""
        page = Page.objects.filter(pk=options["page_id"]).first()
        specific = page.specific if page is not None else None
        if not isinstance(specific, GatedPage):
            raise CommandError(f"ไม่พบหน้า {options['page_id']} ที่เผยแพร่ด้วยคำสั่งนี้ได้")
        try:
            record = PublishFrameAction(specific, reason=options["reason"]).execute()
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"เผยแพร่ “{record.title}” ที่ {specific.url} แล้ว รหัสในทะเบียน {record.code}")
