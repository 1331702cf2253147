"""`manage.py submit_legacy --unit UNIT`: which drafts of the old website could be asked for, and asking for them.

    manage.py submit_legacy --unit policy
    manage.py submit_legacy --unit policy --sheet sheet.yaml --user somchai

Without `--sheet` nothing changes: every draft is listed with what it still wants. The sheet is what the information
provider has answered and signed (`answers`, `memo`); `--user` is that person, who alone may hand it to the operator.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q
from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from approvals.api import Refused
from offices.api import Unit
from publishing.actions.submit_legacy import SubmitLegacyAction
from publishing.legacy import legacy_drafts
from publishing.views.legacy_rows import draft_rows

WRONG_ARGUMENTS = 2
PART = 50


class Answered(BaseModel):
    """One question of the checklist as the sheet answers it."""

    model_config = ConfigDict(extra="forbid")
    answer: str
    reason: str = ""


class Sheet(BaseModel):
    """The signed sheet as a file."""

    model_config = ConfigDict(extra="forbid")
    answers: dict[str, Answered]
    memo: dict[str, str] = Field(default_factory=dict)


class Command(BaseCommand):
    """Exit code: 0 when every draft was submitted or is ready, 1 when some stay out, 2 for wrong arguments."""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose drafts, by whose signature, how many at a time."""
        parser.add_argument("--unit", required=True, help="name, short name or section slug")
        parser.add_argument("--user", default="", help="username of the information provider who signed the sheet")
        parser.add_argument("--sheet", type=Path, help="YAML file with answers and memo")
        parser.add_argument("--limit", type=int, default=500, help="most drafts of one list")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, or submit and tell of each."""
        unit = _unit(options["unit"])
        left = self._submit(unit, options) if options["sheet"] else self._list(unit)
        if left:
            raise SystemExit(1)

    def _list(self, unit: Unit) -> int:
        left = ready = 0
        drafts = legacy_drafts(unit)
        for start in range(0, drafts.count(), PART):
            for row in draft_rows(drafts[start : start + PART], None):
                ready, left = ready + row.is_ready, left + (not row.is_ready)
                why = "; ".join(issue.message for issue in row.issues) or _("ready")
                self.stdout.write(f"{row.page.pk} · {row.page.title}: {why}")
        self.stdout.write(_("Ready: %(ready)s · not ready: %(left)s") % {"ready": ready, "left": left})
        return left

    def _submit(self, unit: Unit, options: dict[str, Any]) -> int:
        user = get_user_model().objects.filter(username=options["user"]).first()
        if user is None:
            raise _wrong(_("There is no account “%(user)s”.") % {"user": options["user"]})
        sheet = _sheet(options["sheet"])
        answers = {key: answer.model_dump() for key, answer in sheet.answers.items()}
        pages = list(legacy_drafts(unit)[: options["limit"]])
        try:
            result = SubmitLegacyAction(unit, pages, user=user, answers=answers, memo=sheet.memo).execute()
        except Refused as refusal:
            raise _wrong(" ".join(issue.message for issue in refusal.issues)) from refusal
        for submission in result.submitted:
            self.stdout.write(f"{submission.request.reference} · {submission.title}")
        for item in result.left_out:
            why = "; ".join(issue.message for issue in item.issues)
            self.stdout.write(f"{item.page.pk} · {item.page.title}: {why}")
        number = result.sheet.number if result.sheet else "–"
        context = {"number": number, "count": len(result.submitted), "left": len(result.left_out)}
        self.stdout.write(_("List %(number)s: submitted %(count)s, not submitted %(left)s") % context)
        return len(result.left_out)


def _wrong(message: str) -> CommandError:
    return CommandError(message, returncode=WRONG_ARGUMENTS)


def _unit(asked: str) -> Unit:
    fits = Q(name=asked) | Q(short_name=asked) | Q(section_page__slug=asked)
    found = list(Unit.objects.filter(fits).exclude(section_page=None).select_related("office", "section_page")[:2])
    if len(found) != 1:
        raise _wrong(_("No unit, or more than one, is called “%(unit)s”.") % {"unit": asked})
    return found[0]


def _sheet(path: Path) -> Sheet:
    try:
        return Sheet.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise _wrong(_("The sheet cannot be read: %(why)s") % {"why": error}) from error
