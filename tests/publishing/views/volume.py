"""Many items waiting at one step, for query counts: real rows of every table the desk reads, written in bulk."""

import uuid
from typing import Any

from django.utils import timezone
from wagtail.models import TaskState

from approvals.api import Decision, Request, Submission, latest_submission
from approvals.models import Turn
from publishing.models import Reading
from tests.world import Story


def wait_for(story: Story, page: Any, count: int, *, opened_by: str = "", first: int = 1000) -> list[TaskState]:
    """Copies of the page's open step, each with a request, a submission, its certification and turns of its own.

    `first` is the number of the first copied request: a second call begins elsewhere.
    """
    state = story.fresh(page).current_workflow_task_state
    original = latest_submission(page)
    assert original is not None
    requests = Request.objects.bulk_create(_copy(original.request, number=first + n) for n in range(count))
    submissions = Submission.objects.bulk_create(
        _copy(original, request=request, title=f"{original.title} {n}") for n, request in enumerate(requests)
    )
    signed = Decision.objects.filter(submission=original).earliest("sequence")
    Decision.objects.bulk_create(
        _copy(signed, request=row.request, submission=row, sequence=first + n) for n, row in enumerate(submissions)
    )
    states = TaskState.objects.bulk_create(_copy(state, id=None, uuid=uuid.uuid4()) for _row in submissions)
    turns = list(state.turns.all())
    Turn.objects.bulk_create(
        _copy(turn, task_state=new, submission=row)
        for new, row in zip(states, submissions, strict=True)
        for turn in turns
    )
    if opened_by:
        now = timezone.now()
        Reading.objects.bulk_create(
            Reading(person=story.people[opened_by], submission=row, first_opened_at=now, last_opened_at=now)
            for row in submissions
        )
    return states


def _copy(row: Any, **changed: Any) -> Any:
    names = {field.attname: field.name for field in row._meta.concrete_fields if not field.primary_key}
    values = {attname: getattr(row, attname) for attname, name in names.items() if name not in changed}
    values |= {name: value for name, value in changed.items() if name in names.values()}
    return type(row)(**values)
