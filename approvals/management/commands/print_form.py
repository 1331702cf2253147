"""`manage.py print_form FORM_ID (REQUEST | --specimen) -o FILE.pdf`: a request on the office's own form."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.printing.finding import NotFoundError, find_request, form_alone, form_for_request, form_in_file
from approvals.printing.printing import print_request, print_specimen


class Command(BaseCommand):
    """Print a request, or a specimen, as a PDF."""

    help = "พิมพ์คำขอลงแบบของสำนักงานเป็น PDF หรือพิมพ์ตัวอย่างที่กรอกครบทุกช่อง"
    requires_system_checks: list[str] = []  # a specimen needs no database

    def add_arguments(self, parser: CommandParser) -> None:
        """The form, the request or `--specimen`, and the file to write."""
        parser.add_argument("form", metavar="FORM_ID", help="รหัสแบบ เช่น S12-F1 หรือไฟล์ .yaml ของแบบที่กำลังเขียน")
        parser.add_argument("request", nargs="?", metavar="REQUEST", help="เลขที่คำขอ เช่น S12-2570-0042")
        parser.add_argument("--specimen", action="store_true", help="กรอกทุกช่องด้วยค่าตัวอย่าง")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print. Raises CommandError with the reason in Thai."""
        if bool(options["request"]) == options["specimen"]:
            raise CommandError("ระบุเลขที่คำขอ หรือ --specimen อย่างใดอย่างหนึ่ง")
        try:
            pdf = _specimen(options["form"]) if options["specimen"] else _filled(options["form"], options["request"])
        except NotFoundError as error:
            raise CommandError(str(error)) from error
        try:
            options["output"].write_bytes(pdf)
        except OSError as error:
            raise CommandError(f"เขียนไฟล์ {options['output']} ไม่ได้ – ตรวจโฟลเดอร์และสิทธิการเขียน") from error
        self.stdout.write(f"เขียน {options['output']} แล้ว")


def _specimen(form_id: str) -> bytes:
    if form_id.endswith(".yaml"):
        return print_specimen(Path(form_id).stem, form_in_file(Path(form_id)), None)
    form, spec = form_alone(form_id)
    return print_specimen(form_id, form, spec)


def _filled(form_id: str, named: str) -> bytes:
    request = find_request(named)
    form = form_in_file(Path(form_id)) if form_id.endswith(".yaml") else form_for_request(request, form_id)
    return print_request(request, Path(form_id).stem, form)
