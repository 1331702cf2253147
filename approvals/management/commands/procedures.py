"""`manage.py procedures check|load|export|diff`: procedures as files an office owns."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from approvals.actions.load_procedure import load_procedure
from approvals.actions.read_procedure import InvalidProcedureError, read_procedure
from approvals.models import Procedure
from approvals.procedure_schema import ProcedureDocument
from approvals.procedure_schema.differences import differences
from approvals.procedure_schema.source import Located, Source, read_source
from approvals.procedure_schema.written import as_yaml
from offices.api import Office


class Command(BaseCommand):
    """Check, load, export and compare procedures."""

    help = "ตรวจ โหลด ส่งออก และเปรียบเทียบแนวทางการเผยแพร่"
    requires_system_checks: list[str] = []  # `check` works where there is no database

    def add_arguments(self, parser: CommandParser) -> None:
        """One word, then what it works on."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|load|export|diff")
        check = verbs.add_parser("check", help="ตรวจไฟล์ บอกทุกข้อที่ผิดพร้อมบรรทัดและวิธีแก้ ไม่ใช้ฐานข้อมูล")
        check.add_argument("files", nargs="+", type=Path, metavar="FILE")
        load = verbs.add_parser("load", help="เก็บเป็นฉบับถัดไปของสำนักงานและใช้บังคับ")
        load.add_argument("file", type=Path, metavar="FILE")
        load.add_argument("--office", default="", metavar="SHORT", help="ชื่อย่อของสำนักงาน")
        load.add_argument("--draft", action="store_true", help="เก็บไว้โดยยังไม่ใช้บังคับ")
        load.add_argument("--note", default="", help="แก้ไขสิ่งใด เพราะเหตุใด")
        export = verbs.add_parser("export", help="ส่งออกเป็น YAML ทั้งฉบับ รวมแบบพิมพ์")
        export.add_argument("--office", default="", metavar="SHORT", help="ชื่อย่อของสำนักงาน")
        export.add_argument("--version", type=int, dest="number", metavar="N", help="ฉบับที่ (ไม่ระบุ: ฉบับที่ใช้บังคับ)")
        export.add_argument("-o", "--output", type=Path, metavar="FILE")
        diff = verbs.add_parser("diff", help="เปรียบเทียบสองฉบับ แต่ละฉบับเป็นไฟล์ หรือ สำนักงาน@ฉบับที่")
        diff.add_argument("before", metavar="A")
        diff.add_argument("after", metavar="B")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the verb. Raises CommandError with the reason in Thai."""
        getattr(self, f"_{options['verb']}")(**options)

    def _check(self, files: list[Path], **options: Any) -> None:
        wrong = 0
        for file in files:
            source = read_source(file)
            found = source.faults()
            wrong += sum(not located.fault.keeps_out for located in found)
            for located in found:
                self.stdout.write(_fault_line(located))
            if not found:
                self.stdout.write(f"{file.name}: ถูกต้อง ใช้บังคับได้ ({_size(source)})")
        if wrong:
            self.stdout.write(f"พบข้อผิด {wrong} ข้อ ใน {len(files)} ไฟล์")
            sys.exit(1)

    def _load(self, file: Path, office: str, draft: bool, note: str, **options: Any) -> None:
        try:
            document = read_procedure(file)
            procedure = load_procedure(_office(office), document, note=note, activate=not draft)
        except InvalidProcedureError as error:
            raise CommandError(str(error)) from error
        said = "เก็บไว้ ยังไม่ใช้บังคับ" if not procedure.in_force else "ใช้บังคับ"
        self.stdout.write(f"{said} {procedure} – {procedure.office}")

    def _export(self, office: str, number: int | None, output: Path | None, **options: Any) -> None:
        text = as_yaml(_version(_office(office), number).document)
        if output is None:
            self.stdout.write(text, ending="")
        else:
            output.write_text(text, encoding="utf-8")
            self.stdout.write(f"เขียน {output} แล้ว")

    def _diff(self, before: str, after: str, **options: Any) -> None:
        lines = differences(_document(before), _document(after))
        for line in lines:
            self.stdout.write(str(line))
        self.stdout.write(f"ต่างกัน {len(lines)} แห่ง" if lines else "เหมือนกัน")


def _fault_line(located: Located) -> str:
    return f"{located} [เก็บได้ แต่ยังใช้บังคับไม่ได้]" if located.fault.keeps_out else str(located)


def _size(source: Source) -> str:
    spec = ProcedureDocument.model_validate(source.document)
    stages = sum(len(track.every_stage) for track in spec.tracks.values())
    return f"{len(spec.tracks)} เส้นทาง {stages} ขั้น {len(spec.memo)} ช่อง {len(spec.forms)} แบบพิมพ์"


def _office(short_name: str) -> Office:
    offices = Office.objects.filter(short_name=short_name) if short_name else Office.objects.all()
    if offices.count() != 1:
        names = ", ".join(Office.objects.values_list("short_name", flat=True)) or "ยังไม่มี"
        raise CommandError(f"ระบุสำนักงานด้วย --office ชื่อย่อ (ที่มี: {names})")
    return offices.get()


def _version(office: Office, number: int | None) -> Procedure:
    versions = Procedure.objects.filter(office=office)
    found = versions.filter(in_force=True).first() if number is None else versions.filter(version=number).first()
    if found is None:
        raise CommandError(f"{office.short_name} ไม่มี{'ฉบับที่ใช้บังคับ' if number is None else f'ฉบับที่ {number}'}")
    return found


def _document(named: str) -> ProcedureDocument:
    """The document of a file, or of OFFICE@VERSION (OFFICE@ is the one in force)."""
    file = Path(named)
    if "@" in named and not file.exists():
        office, _at, number = named.rpartition("@")
        if number and not number.isdecimal():
            raise CommandError(f"{named}: หลัง @ ให้ใส่เลขฉบับ เช่น {office}@2")
        return _version(_office(office), int(number) if number else None).spec
    try:
        return ProcedureDocument.model_validate(read_procedure(file))
    except InvalidProcedureError as error:
        raise CommandError(str(error)) from error
