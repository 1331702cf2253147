"""The same invariant where a committee and an opinion stand before the decision: S11, in any order of acts.

Beside the gate's own oracle, an independent count: whatever is public had, in its very round, the chair's consent or
a majority of the members who could vote, and after that the director's order.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from approvals.api import Decision, Outcome, RecallAction
from approvals.verify import verify_ledgers
from news.models import NewsPage
from publishing.gate.oracle import violations
from publishing.models import PublicationRecord
from publishing.status import status_of
from tests.five_offices import MEMBERS, OfficeStory
from tests.publishing.gate.undone import Undone
from tests.world import Story

PEOPLE = [*MEMBERS, "director", "web", "policy.provider"]
ANSWERS = [Outcome.CONSENT, Outcome.RETURN, Outcome.REFUSE, Outcome.APPROVE, Outcome.ACKNOWLEDGE, Outcome.PUBLISH]


class CommitteeLife(Undone):
    """Votes, orders, returns and corrections, lawful or not."""

    story: Story

    @initialize()
    def begin(self) -> None:
        self.office = OfficeStory(self.story.world, "s11")
        self.pk = self.office.draft().pk
        self.office.submit(self.page)

    @property
    def page(self) -> Any:
        return NewsPage.objects.get(pk=self.pk)

    @rule(who=st.sampled_from(PEOPLE), outcome=st.sampled_from(ANSWERS), reason=st.sampled_from(["", "ขอให้ทบทวน"]))
    def act(self, who: str, outcome: Outcome, reason: str) -> None:
        if status_of(self.page).task_state is not None:
            self.try_(lambda: self.office.decide(self.page, who, outcome, reason))

    @rule()
    def lawful_step(self) -> None:
        """The next step of the office's path, so that much of the machine's life lies beyond the first stage."""
        status = status_of(self.page)
        if status.task_state is None:
            self.try_(lambda: self.office.submit(self.page))
            return
        next_step = {
            "unit_review": ("policy.head", Outcome.CONSENT),
            "committee_screen": ("finance.head", Outcome.CONSENT),
            "decide": ("director", Outcome.APPROVE),
            "intake": ("web", Outcome.ACKNOWLEDGE),
            "publish": ("web", Outcome.PUBLISH),
        }[status.task_state.task.specific.stage_key]
        self.try_(lambda: self.office.decide(self.page, *next_step))

    @rule()
    def recall(self) -> None:
        person = self.office.people["policy.provider"]
        self.try_(lambda: RecallAction(self.page, user=person, reason="ขอแก้ไขก่อน").execute())

    @rule(text=st.sampled_from(["แก้ไขครั้งที่หนึ่ง", "แก้ไขครั้งที่สอง"]))
    def edit(self, text: str) -> None:
        draft = self.page.get_latest_revision_as_object()
        draft.lead = text
        draft.memo = draft.memo | {"correction_reason": "แก้ข้อความ"}
        self.try_(lambda: draft.save_revision(user=self.office.people["policy.provider"]))

    @invariant()
    def nothing_public_without_permit(self) -> None:
        assert list(violations()) == []

    @invariant()
    def ledgers_verify(self) -> None:
        assert all(report.broken_at is None for report in verify_ledgers())

    @invariant()
    def public_only_after_committee_and_order(self) -> None:
        for record in PublicationRecord.objects.filter(page_id=self.pk, kind__in=["published", "corrected"]):
            decisions = list(Decision.objects.filter(submission=record.submission).order_by("sequence"))
            votes = [decision for decision in decisions if decision.stage == "committee_screen"]
            consents = [vote for vote in votes if vote.outcome == Outcome.CONSENT]
            chair = any(vote.stamps["part"] == "ประธาน" or vote.person.username == "deputy" for vote in consents)
            assert chair or len(consents) > len(MEMBERS) // 2
            order = next(decision for decision in decisions if decision.stage == "decide")
            assert order.outcome == Outcome.APPROVE
            assert order.sequence > max(vote.sequence for vote in votes)
            assert len({vote.person_id for vote in votes}) == len(votes), "one vote each"


@pytest.mark.long
def test_committee_life__invariant_holds_after_every_step(story: Story) -> None:
    class ThisLife(CommitteeLife):
        pass

    ThisLife.story = story
    limits = settings(
        max_examples=8, stateful_step_count=25, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(ThisLife, settings=limits)
