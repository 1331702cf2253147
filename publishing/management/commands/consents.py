"""`manage.py consents withdraw ID`: what a withdrawn consent touches, and carrying it out.

    manage.py consents withdraw 12 --dry-run
    manage.py consents withdraw 12 --by somchai --reason "หนังสือของผู้ปกครอง ลว. 3 พ.ย. 2569" [--replace PAGE_ID …]

With `--dry-run` nothing changes. Without it every public page that shows a picture under the consent is withdrawn, but
those named after `--replace`: these stay for their unit to replace the picture within the office's time limit.
"""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from approvals.api import Refused
from publishing.actions.withdraw_consent import Choice, WithdrawConsentAction, uses_of_consent
from publishing.models import Consent
from publishing.uses import Use
from thai.dates import format_datetime


class Command(BaseCommand):
    """Withdraw a consent, or show what that would do."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`withdraw ID` with who does it and why."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        withdraw = verbs.add_parser("withdraw", help="ถอนความยินยอม")
        withdraw.add_argument("consent", type=int, metavar="ID", help="เลขทะเบียนความยินยอม")
        withdraw.add_argument("--dry-run", action="store_true", help="แสดงรายการที่เกี่ยวข้องเท่านั้น ไม่เปลี่ยนแปลงใด ๆ")
        withdraw.add_argument("--by", default="", metavar="USERNAME", help="ผู้ดำเนินการ")
        withdraw.add_argument("--reason", default="", help="เหตุผลหรือหนังสือที่อ้างถึง (เก็บในทะเบียน ไม่แสดงต่อสาธารณะ)")
        withdraw.add_argument(
            "--replace", type=int, nargs="*", default=[], metavar="PAGE_ID", help="หน้าที่ให้หน่วยงานเปลี่ยนภาพแทนการถอน"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for every use; the last line says what was done."""
        consent = Consent.objects.filter(pk=options["consent"]).first()
        if consent is None:
            raise CommandError(f"ไม่มีความยินยอมเลขทะเบียน {options['consent']}")
        if options["dry_run"]:
            self._show(uses_of_consent(consent), {})
            self.stdout.write("ยังไม่ได้เปลี่ยนแปลงสิ่งใด (--dry-run)")
            return
        self._withdraw(consent, options)

    def _withdraw(self, consent: Consent, options: dict[str, Any]) -> None:
        users: Any = get_user_model()
        user = users.objects.filter(username=options["by"]).first()
        if user is None:
            raise CommandError("ระบุผู้ดำเนินการด้วย --by USERNAME")
        choices: dict[int, Choice] = dict.fromkeys(options["replace"], "replace")
        action = WithdrawConsentAction(consent, user=user, reason=options["reason"], choices=choices)
        try:
            act = action.execute()
        except Refused as refusal:
            raise CommandError(" · ".join(issue.message for issue in refusal.issues)) from refusal
        self._show(action.uses, choices)
        self.stdout.write(f"บันทึกการถอนความยินยอมแล้ว ลำดับที่ {act.sequence} ในสมุดทะเบียนความยินยอม")

    def _show(self, uses: list[Use], choices: dict[int, Choice]) -> None:
        for use in uses:
            todo = "ให้เปลี่ยนภาพ" if choices.get(use.page_id) == "replace" else "ถอน"
            since = format_datetime(use.since, "short") if use.since else ""
            picture = f"ภาพ {use.image_id} “{use.image_title}”"
            self.stdout.write(f"{todo}  หน้า {use.page_id} “{use.title}” {use.unit_name} {picture} ตั้งแต่ {since}")
        self.stdout.write(f"ใช้อยู่ {len(uses)} แห่ง ใน {len({use.page_id for use in uses})} หน้า")
