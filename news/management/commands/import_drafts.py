"""`manage.py import_drafts DIR`: an office's own files as drafts, which then go the ordinary way."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _

from news.importing.report import Fate, ImportFolderAction
from offices.api import Unit
from publishing.api import in_force

WRONG_ARGUMENTS = 2


class Command(BaseCommand):
    """Turn texts, Word files, PDF files and pictures into drafts. Nothing is published.

    Exit code: 0 when everything was read, 1 when something was not, 2 for wrong arguments.
    """

    help = "Import .txt, .docx, .pdf and pictures from a folder as news drafts of a unit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, whose drafts they become, and of what kind."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--unit", default="", help="name, short name or section slug; default: the first unit")
        parser.add_argument("--type", default="pr_news", help="key of the kind of information")
        parser.add_argument("--user", default="", help="username the drafts are saved by")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and report, one line for each file, the counts at the end."""
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise _wrong(_("There is no folder “%(folder)s”.") % {"folder": folder})
        unit = _unit(options["unit"])
        _refuse_unknown_type(unit, options["type"])
        action = ImportFolderAction(folder, unit=unit, information_type=options["type"], user=_user(options["user"]))
        counts: Counter[Fate] = Counter()
        for line in action.execute():
            counts[line.fate] += 1
            self.stdout.write(f"{line.file}: {line.text}")
        self.stdout.write(_summary(counts))
        if counts[Fate.NOT_READ]:
            raise SystemExit(1)


def _summary(counts: "Counter[Fate]") -> str:
    return _(
        "Drafts made: %(imported)s · pictures with them: %(pictures)s · imported before: %(before)s"
        " · not imported: %(unread)s · skipped: %(skipped)s"
    ) % {
        "imported": counts[Fate.IMPORTED],
        "pictures": counts[Fate.WITH_TEXT],
        "before": counts[Fate.BEFORE],
        "unread": counts[Fate.NOT_READ],
        "skipped": counts[Fate.SKIPPED],
    }


def _wrong(message: str) -> CommandError:
    return CommandError(message, returncode=WRONG_ARGUMENTS)


def _unit(asked: str) -> Unit:
    units = Unit.objects.exclude(section_page=None).exclude(collection=None).select_related("office__site__root_page")
    if asked:
        units = units.filter(Q(name=asked) | Q(short_name=asked) | Q(section_page__slug=asked))
    found = list(units.order_by("office_id", "position", "name"))
    if not found:
        raise _wrong(_("No unit with a section and a file collection is called “%(unit)s”.") % {"unit": asked})
    if len({unit.office_id for unit in found}) > 1 or (asked and len(found) > 1):
        names = ", ".join(f"{unit.office}: {unit}" for unit in found)
        raise _wrong(_("More than one unit fits; name one with --unit: %(names)s") % {"names": names})
    return found[0]


def _refuse_unknown_type(unit: Unit, key: str) -> None:
    procedure = in_force(unit.office)
    known = [name for name, _label in procedure.spec.information_types()] if procedure else []
    if key not in known:
        context = {"type": key, "known": ", ".join(known)}
        raise _wrong(_("“%(type)s” is no kind of information of this office; its kinds: %(known)s") % context)


def _user(username: str) -> Any:
    if not username:
        return None
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise _wrong(_("There is no account “%(user)s”.") % {"user": username})
    return user
