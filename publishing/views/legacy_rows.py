"""What the screens of the old website's items show of each: its words in full, its files, what it still wants."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import TaskState

from approvals.api import Submission, actor_for, task_states_waiting_for
from publishing.actions.approve_batch import BatchItem
from publishing.actions.decide_legacy import letting_on
from publishing.file_lines import FileLine, file_lines
from publishing.findings.collect import findings_of
from publishing.findings.finding import Severity
from publishing.findings.wording import Wording
from publishing.gate.content import content_hash, file_manifest
from publishing.issue_links import LinkedIssue, linked
from publishing.memo import prefilled, procedure_of
from publishing.models import LegacyList, Reading
from publishing.requirements.submit import finding_issue, missing_for_submission
from publishing.sealing import seal_for
from publishing.views.acts import signs_as
from publishing.views.waiting import batch_items
from publishing.views.words import act_word

_ASKED_ON_THE_SHEET = "memo_missing"


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft as the sheet shows it."""

    page: Any
    wordings: list[Wording]
    files: list[FileLine]
    issues: list[LinkedIssue]
    seen: str

    @property
    def is_ready(self) -> bool:
        """Whether nothing but the sheet's own questions keeps it from being asked for."""
        return not self.issues


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An item of a list as its reader sees it: the sealed revision."""

    submission: Submission
    page: Any
    wordings: list[Wording]
    files: list[FileLine]


@dataclass(frozen=True, slots=True)
class StageBundle:
    """Items at the same step: one word on the button, one certification, one seat to sign in."""

    label: str
    word: str
    certification: str
    items: list[BatchItem]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person, by step."""

    items: list[BatchItem] = field(default_factory=list)
    stages: list[StageBundle] = field(default_factory=list)


def draft_rows(pages: Iterable[Any], memo: dict[str, str] | None) -> list[DraftRow]:
    """The drafts in full. `memo`: what the sheet answers; without it the sheet's own questions do not count."""
    rows = []
    for page in pages:
        draft = page.specific.get_latest_revision_as_object()
        rows.append(
            DraftRow(
                page=draft,
                seen=content_hash(draft),
                wordings=draft.wordings(),
                files=file_lines(file_manifest(draft)),
                issues=_issues(draft, memo),
            )
        )
    return rows


def _issues(draft: Any, memo: dict[str, str] | None) -> list[LinkedIssue]:
    procedure = procedure_of(draft)
    own = draft.memo
    if procedure is not None:
        draft.memo = (memo or {}) | {key: value for key, value in (own or {}).items() if value}
        draft.memo = prefilled(procedure.spec, draft)
    findings = findings_of(draft)
    missing = missing_for_submission(draft, findings)
    # A list answers for nobody's finding: what asks for a word of the writer is done on the item's own screen.
    missing += [finding_issue(item) for item in findings if item.is_open and item.severity == Severity.ASK]
    draft.memo = own
    if memo is None:
        missing = [issue for issue in missing if issue.code != _ASKED_ON_THE_SHEET]
    return linked(missing, draft)


def entry_rows(entries: Iterable[Any], user: Any, now: dt.datetime) -> list[EntryRow]:
    """The items of a list in full, which the person has before them from now on."""
    rows = []
    for entry in entries:
        submission = entry.submission
        draft = submission.revision.as_object()
        seal = seal_for(submission)
        rows.append(EntryRow(submission, draft, draft.wordings(), file_lines(seal.files) if seal else []))
        Reading.objects.note(user, submission, now)
    return rows


def items_waiting(found: LegacyList, user: Any) -> Any:
    """Open steps of the list's items that wait for the person."""
    submissions = found.entries.values("submission_id")
    mine = task_states_waiting_for(user).values("pk")
    return TaskState.objects.filter(pk__in=mine, turns__submission_id__in=submissions).distinct().order_by("pk")


def bundles_of(states: Any) -> Waiting:
    """The steps by stage, those a list is let on at."""
    items = [item for item in batch_items(states) if letting_on(item.stage) is not None]
    grouped: dict[tuple[str, str, str], list[BatchItem]] = {}
    for item in items:
        outcome = letting_on(item.stage)
        assert outcome is not None  # noqa: S101  (chosen by it a line above)
        spec = item.submission.request.procedure.spec
        text = spec.certifications[item.stage.certification].text if item.stage.certification else ""
        grouped.setdefault((item.stage.label, act_word(item.stage, outcome), text), []).append(item)
    return Waiting(items, [StageBundle(*key, found) for key, found in grouped.items()])


def seat_in(user: Any, office_id: int) -> str:
    """The person's seats in the office, in words."""
    holdings = [holding for holding in actor_for(user).holdings if holding.office_id == office_id]
    return ", ".join(signs_as(holding) for holding in holdings)
