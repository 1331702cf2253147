"""What readers outside have answered on a page's drafts, for its writers and for those who decide."""

from dataclasses import dataclass
from typing import Any

from publishing.models import ShareAnswer, ShareVerdict

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer, and whether it was given on exactly the content in question."""

    answer: ShareAnswer
    is_of_this: bool

    @property
    def asks_correction(self) -> bool:
        """Whether the reader wants something corrected."""
        return self.answer.verdict == ShareVerdict.NEEDS_CORRECTION


def answers_on(page: Any, content_hash: str) -> list[AnswerLine]:
    """The newest answers on drafts of the page (one query). `content_hash`: of the content in question."""
    found = ShareAnswer.objects.filter(share__page_id=page.pk).select_related("share").order_by("-sequence")
    return [AnswerLine(answer, answer.content_hash == content_hash) for answer in found[:_SHOWN]]
