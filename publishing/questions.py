"""The versioned questions of the checklist, and what is wrong with a set of answers."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from approvals.api import Issue, Question, Track
from publishing.models import Answer

_FOLDER = Path(__file__).resolve().parent / "checklists"


class Questions(BaseModel):
    """A version of the checklist."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    key: str
    version: int
    questions: list[Question]

    def issues(self, answers: dict[str, dict[str, str]]) -> list[Issue]:
        """What stops these answers ({key: {answer, reason}}) from being signed."""
        found = []
        for question in self.questions:
            given = answers.get(question.key, {})
            code = _fault(question, given.get("answer", ""), given.get("reason", ""))
            if code:
                found.append(Issue(code, f"answer-{question.key}", {"question": question.text}))
        return found

    def as_signed(self, answers: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
        """The answers in the order of the questions, with the wording, as they enter the seal."""
        return [
            {
                "question": question.key,
                "wording": question.text,
                "answer": answers[question.key]["answer"],
                "reason": answers[question.key].get("reason", "").strip(),
            }
            for question in self.questions
        ]


def _fault(question: Question, answer: str, reason: str) -> str:
    if answer == Answer.NO:
        return "answer_no"
    if answer == Answer.NOT_APPLICABLE and question.may_not_apply:
        return "" if reason.strip() else "answer_reason_missing"
    return "" if answer == Answer.YES else "answer_missing"


@cache
def questions(key: str = "standard") -> Questions:
    """The questions in force under the key."""
    return Questions.model_validate(yaml.safe_load((_FOLDER / f"{key}.yaml").read_text(encoding="utf-8")))


def questions_for(track: Track | None) -> Questions:
    """The checklist with the standing assertions of the track, which are signed with it (CPN1 2.3)."""
    standard = questions()
    if track is None or not track.assertions:
        return standard
    return standard.model_copy(update={"questions": [*standard.questions, *track.assertions]})
