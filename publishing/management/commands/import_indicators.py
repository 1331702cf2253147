"""`manage.py import_indicators FILE.csv`: a list of indicators of a year, from a file.

    manage.py import_indicators --shipped
    manage.py import_indicators oit-2570.csv --year 2570 --title "ตัวชี้วัด OIT ปีงบประมาณ พ.ศ. 2570" [--dry-run]

Columns: code, title, and where wanted group, information_types, verified, note (or their Thai names). A line without
`verified` counts as unverified. A list that changed becomes a new version; evidence given for the old one stays there.
"""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from publishing.classification.loading import Heading, Loaded, known_information_types, load_set
from publishing.classification.set_file import FaultyFileError, Line, read_lines
from publishing.classification.shipped_sets import shipped
from publishing.models import Scheme

_FIRST_YEAR, _LAST_YEAR = 2540, 2699
_AGENCY_TYPE = "สำนักงานเขตพื้นที่การศึกษา"


class Command(BaseCommand):
    """Load a list, or the lists shipped with the system."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE with what the list is, or `--shipped`."""
        parser.add_argument("file", nargs="?", type=Path, metavar="FILE.csv", help="ไฟล์รายการตัวชี้วัด")
        parser.add_argument("--shipped", action="store_true", help="นำเข้ารายการที่มากับระบบ")
        parser.add_argument("--scheme", choices=Scheme.values, default=Scheme.OIT, help="ชนิดของรายการ")
        parser.add_argument("--year", type=int, default=0, help="ปีงบประมาณ พ.ศ. (ไม่ระบุ: ไม่แยกปี)")
        parser.add_argument("--agency-type", default=_AGENCY_TYPE, help="ประเภทหน่วยงาน")
        parser.add_argument("--title", default="", help="ชื่อรายการ")
        parser.add_argument("--source", default="", help="แหล่งที่มาของรายการ")
        parser.add_argument("--verified", action="store_true", help="ตรวจเทียบกับประกาศทางการแล้ว")
        parser.add_argument("--note", default="", help="หมายเหตุ")
        parser.add_argument("--dry-run", action="store_true", help="ตรวจไฟล์เท่านั้น ไม่บันทึก")

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for every list. Raises CommandError with every fault, nothing loaded."""
        known = known_information_types()
        lists = list(shipped(known)) if options["shipped"] else [self._from_file(options, known)]
        for heading, lines in lists:
            if options["dry_run"]:
                self.stdout.write(f"ตรวจแล้ว {_name(heading)} {len(lines)} ข้อ ไม่พบข้อผิดพลาด (--dry-run ไม่ได้บันทึก)")
                continue
            self._tell(load_set(heading, lines, now=timezone.now()), len(lines))

    def _from_file(self, options: dict[str, Any], known: Iterable[str]) -> tuple[Heading, list[Line]]:
        path, year, scheme = options["file"], options["year"], options["scheme"]
        if path is None:
            raise CommandError("ระบุไฟล์ CSV หรือ --shipped")
        if year and not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise CommandError(f"--year {year} ไม่ใช่ปีงบประมาณ พ.ศ.")
        if not year and scheme != Scheme.INFO_ACT:
            raise CommandError("ระบุปีงบประมาณ พ.ศ. ด้วย --year")
        try:
            lines = read_lines(path, known)
        except FaultyFileError as faulty:
            raise CommandError(f"{path}\n{faulty}") from faulty
        except OSError as error:
            raise CommandError(f"เปิดไฟล์ {path} ไม่ได้") from error
        title = options["title"].strip() or f"{Scheme(scheme).label}{f' {year}' if year else ''}"
        words = {name: options[name].strip() for name in ("agency_type", "source", "note")}
        return Heading(scheme=scheme, fiscal_year=year, title=title, verified=options["verified"], **words), lines

    def _tell(self, loaded: Loaded, count: int) -> None:
        made = loaded.indicator_set
        if not loaded.is_new:
            self.stdout.write(f"ไม่มีการเปลี่ยนแปลง {made.title} ฉบับที่ {made.version}")
            return
        unverified = made.indicators.filter(verified=False).count()
        self.stdout.write(f"นำเข้า {made.title} ฉบับที่ {made.version} {count} ข้อ ยังไม่ยืนยัน {unverified} ข้อ")


def _name(heading: Heading) -> str:
    return heading.title
