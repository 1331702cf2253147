"""What the reader of a shared draft says of it, entered into the ledger."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from approvals.api import Issue, Refused
from publishing.models import Share, ShareAnswer, ShareVerdict
from publishing.sharing.draft import opened

MOST_ANSWERS = 20
"""A reader may answer more than once; beyond this somebody is playing with the link."""


class AnswerShareAction:
    """The holder of the link answers: correct, or what needs correction, under a name and a position as typed."""

    def __init__(
        self,
        share: Share,
        *,
        verdict: str,
        words: str,
        name: str,
        position: str,
        now: dt.datetime | None = None,
    ) -> None:
        self.share, self.verdict, self.now = share, verdict, now or timezone.now()
        self.words, self.name, self.position = words.strip(), name.strip(), position.strip()

    def check(self) -> list[Issue]:
        """Why it is refused."""
        if not opened(self.share, self.now).is_open:
            return [Issue("share_closed")]
        issues = [] if self.verdict in ShareVerdict.values else [Issue("verdict_missing", "verdict")]
        if self.verdict == ShareVerdict.NEEDS_CORRECTION and not self.words:
            issues.append(Issue("correction_words_missing", "words"))
        if not self.name:
            issues.append(Issue("answer_name_missing", "name"))
        if self.share.answers.count() >= MOST_ANSWERS:
            issues.append(Issue("answers_too_many"))
        return issues

    @transaction.atomic
    def execute(self) -> ShareAnswer:
        """Record, and have the maker of the link told. Raises Refused, changing nothing."""
        self.share = (
            Share.objects.select_for_update(of=("self",)).select_related("page", "revision").get(pk=self.share.pk)
        )
        if issues := self.check():
            raise Refused(issues)
        answer = ShareAnswer.append(
            office=self.share.page.specific.unit.office,
            now=self.now,
            share=self.share,
            content_hash=self.share.content_hash,
            verdict=self.verdict,
            words=self.words,
            name=self.name,
            position=self.position,
        )
        transaction.on_commit(lambda: _tell(answer.pk))
        return answer


def _tell(answer_id: int) -> None:
    from publishing.tasks import tell_share_answer_task

    tell_share_answer_task.enqueue(answer_id)
