"""`manage.py load_procedure FILE --office SHORT_NAME`: put a procedure in force."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.actions.load_procedure import InvalidProcedureError, load_procedure, read_procedure
from offices.api import Office


class Command(BaseCommand):
    """Load a procedure document for an office."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """The file and the office."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--office", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Validate, load, say the version."""
        offices = Office.objects.filter(short_name=options["office"]) if options["office"] else Office.objects.all()
        if offices.count() != 1:
            raise CommandError("ระบุสำนักงานด้วย --office ชื่อย่อ")
        try:
            procedure = load_procedure(offices.get(), read_procedure(options["file"]))
        except (InvalidProcedureError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"ใช้บังคับ {procedure} – {procedure.office}")
