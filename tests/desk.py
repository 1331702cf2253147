"""People at their desks, by HTTP only."""

from typing import Any

from django.test import Client
from django.urls import reverse

from approvals.api import Decision, Obligation, Outcome, latest_submission
from publishing.gate.content import content_hash
from publishing.memo import track_of
from publishing.questions import questions_for
from tests.world import Story

LIVE_OUTCOMES = {Outcome.VERIFY, Outcome.REPORT_FAULT}


class Desk:
    """One person: `Desk(story, "policy.head").act(page, "approve")`."""

    def __init__(self, story: Story, who: str) -> None:
        self.client = Client()
        self.client.force_login(story.people[who])
        self.story = story

    def submit(self, page: Any, **answers: str) -> Any:
        """Certify and submit, every question answered yes unless told otherwise."""
        page = self.story.fresh(page)
        draft = page.get_latest_revision_as_object()
        data = {f"answer-{question.key}": "yes" for question in questions_for(track_of(draft)).questions}
        data |= {"seen": content_hash(draft), "sign": "on"} | {f"answer-{key}": value for key, value in answers.items()}
        return self.client.post(reverse("publishing:submit", args=[page.pk]), data)

    def act(self, page: Any, outcome: str, comment: str = "", remark: str = "") -> Any:
        """Give an outcome to the open step, or to what is owed after publication."""
        request_id = latest_submission(page).request_id
        state = self.story.fresh(page).current_workflow_task_state
        owed = Obligation.objects.owed().filter(submission__request_id=request_id)
        owed = owed.filter(kind="check_live" if outcome in LIVE_OUTCOMES else "late_approval")
        if state is not None and state.status == "in_progress":
            target = {"task_state": str(state.pk)}
        else:
            target = {"obligation": str(owed.first().pk) if owed.exists() else ""}
        data = {"outcome": outcome, "comment": comment, "remark": remark} | target
        return self.client.post(reverse("publishing:review", args=[request_id]), data)

    def review(self, page: Any) -> str:
        """The review screen of the page's request, as HTML."""
        return self.client.get(reverse("publishing:review", args=[latest_submission(page).request_id])).content.decode()

    def desk(self) -> str:
        """The desk, as HTML."""
        return self.client.get(reverse("publishing:desk")).content.decode()


def outcomes(page: Any) -> list[str]:
    """Every outcome recorded on the page's requests, in order."""
    decisions = Decision.objects.filter(request__page_id=page.pk).order_by("sequence")
    return list(decisions.values_list("outcome", flat=True))
