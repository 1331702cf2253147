"""What the three import commands share: their options, the office and person, the report, the last lines."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.importing.moving.guessing import draft_mapping
from news.importing.moving.item import OldWebsite, UnreadableExport
from news.importing.moving.mapping import Mapping, WrongMapping, read_mapping
from news.importing.moving.move_in import MoveInAction
from news.importing.moving.row import Fate, ReportFile, Row, summary
from offices.api import Office

WRONG_ARGUMENTS = 2
_QUIET = frozenset({Fate.IMPORTED, Fate.BEFORE, Fate.LINKED})


class MoveInCommand(BaseCommand):
    """Import an old website as drafts. Nothing is published.

    Exit code: 0 when everything came, 1 when something did not, 2 for wrong arguments.
    """

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What every kind of old website is asked."""
        parser.add_argument("--office", default="", help="short name of the office; needed where there are several")
        parser.add_argument("--unit", default="", help="unit of what no rule of the mapping gives to another")
        parser.add_argument("--type", default="", help="kind of information of what no rule names")
        parser.add_argument("--user", default="", help="username the drafts are saved by")
        parser.add_argument("--mapping", type=Path, help="YAML file: section → page type, kind of information, unit")
        parser.add_argument("--write-mapping", type=Path, help="write a first draft of that file and end")
        parser.add_argument("--media", type=Path, help="the old website's folder of files; nothing is ever fetched")
        parser.add_argument("--source", default="", help="name under which the old website is remembered")
        parser.add_argument("--report", type=Path, help="write every line to this .csv or .json file")
        parser.add_argument("--dry-run", action="store_true", help="tell what would come; change nothing")

    def open_website(self, options: dict[str, Any]) -> OldWebsite:
        """The old website named by the arguments. Raises UnreadableExport."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report."""
        mapping = self._mapping(options)
        user = _user(options["user"])
        _refuse_paths(options)
        try:
            website = self.open_website(options)
            try:
                if options["write_mapping"]:
                    options["write_mapping"].write_text(draft_mapping(website.items(), mapping), encoding="utf-8")
                    self.stdout.write(_("Written: %(file)s") % {"file": options["write_mapping"]})
                    return
                action = MoveInAction(website, mapping, media=options["media"], user=user, pretend=options["dry_run"])
                counts = self._run(action, options)
            finally:
                website.close()
        except UnreadableExport as error:
            raise wrong(str(error)) from error
        if options["dry_run"]:
            self.stdout.write(_("This was a trial: nothing has been changed."))
        if counts[Fate.FAILED] or counts[Fate.FILE_MISSING] or counts[Fate.FILE_REFUSED] or counts[Fate.REFUSED]:
            raise SystemExit(1)

    def _run(self, action: MoveInAction, options: dict[str, Any]) -> "Counter[Fate]":
        counts: Counter[Fate] = Counter()
        with ReportFile(options["report"]) as report:
            for row in action.execute():
                counts[row.fate] += 1
                report.write(row)
                if row.fate not in _QUIET or options["verbosity"] > 1:
                    self.stdout.write(_line(row))
        for line in summary(counts):
            self.stdout.write(line)
        return counts

    def _mapping(self, options: dict[str, Any]) -> Mapping:
        try:
            file = read_mapping(options["mapping"])
            return Mapping(_office(options["office"]), file, unit=options["unit"], information_type=options["type"])
        except WrongMapping as error:
            raise wrong(str(error)) from error


def wrong(message: str) -> CommandError:
    """Arguments that cannot be worked with."""
    return CommandError(message, returncode=WRONG_ARGUMENTS)


def _line(row: Row) -> str:
    return " · ".join(filter(None, (str(row.fate), row.old_id, row.title, row.address, row.text)))


def _office(name: str) -> Office:
    offices = list(Office.objects.filter(short_name=name) if name else Office.objects.all()[:2])
    if len(offices) != 1:
        raise wrong(_("Name the office by its short name with --office."))
    return offices[0]


def _user(username: str) -> Any:
    user = get_user_model().objects.filter(username=username).first() if username else None
    if username and user is None:
        raise wrong(_("There is no account “%(user)s”.") % {"user": username})
    return user


def _refuse_paths(options: dict[str, Any]) -> None:
    media, report = options["media"], options["report"]
    if media is not None and not media.is_dir():
        raise wrong(_("There is no folder “%(folder)s”.") % {"folder": media})
    if report is not None and report.suffix not in {".csv", ".json"}:
        raise wrong(_("The report is written as .csv or .json."))
