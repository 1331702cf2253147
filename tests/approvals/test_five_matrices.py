"""Who may take each step of the five procedures, tried by everybody in the office; a refusal changes nothing."""

from typing import Any

import pytest
from django.db import transaction

from approvals.api import Outcome, Refused
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.five_offices import MEMBERS, OfficeStory, name_a_decider
from tests.world import Story, superuser

WEB = {"web"}
# Office and track → the steps in order: stage, the outcome that lets it on, who may, and who does it to go on.
STEPS: dict[str, list[tuple[str, Outcome, set[str], str]]] = {
    "cpn1": [
        ("unit_review", Outcome.CONSENT, {"policy.head"}, "policy.head"),
        ("decide", Outcome.APPROVE, {"director", "deputy"}, "deputy"),
        ("publish", Outcome.PUBLISH, {"policy.uploader"}, "policy.uploader"),
    ],
    "s11": [
        ("unit_review", Outcome.CONSENT, {"policy.head"}, "policy.head"),
        ("committee_screen", Outcome.CONSENT, set(MEMBERS), "deputy"),
        ("decide", Outcome.APPROVE, {"director"}, "director"),
        ("intake", Outcome.ACKNOWLEDGE, WEB, "web"),
        ("publish", Outcome.PUBLISH, WEB, "web"),
    ],
    "s11 photo_news": [
        ("decide", Outcome.APPROVE, {"policy.head"}, "policy.head"),
        ("publish", Outcome.PUBLISH, {"policy.uploader", "web"}, "web"),
    ],
    "loei3": [
        ("unit_review", Outcome.CONSENT, {"policy.head"}, "policy.head"),
        ("decide", Outcome.APPROVE, {"director"}, "director"),
        ("intake", Outcome.ACKNOWLEDGE, WEB, "web"),
        ("publish", Outcome.PUBLISH, WEB, "web"),
    ],
    "loei3 pr_news": [
        ("source_check", Outcome.CONFIRM, {"finance.head", "finance.provider"}, "finance.provider"),
        ("decide", Outcome.APPROVE, {"admin.head", "deputy", "director"}, "admin.head"),
        ("publish", Outcome.PUBLISH, {"admin.provider", "web"}, "web"),
    ],
    "ryg2": [
        ("unit_review", Outcome.CONSENT, {"admin.head", "deputy"}, "deputy"),
        ("decide", Outcome.APPROVE, {"director"}, "director"),
        ("publish", Outcome.PUBLISH, {"policy.uploader", "web"}, "web"),
    ],
}


def submitted(case: str, story: Story) -> tuple[OfficeStory, Any]:
    """The office with an item of that track just submitted."""
    code, _blank, track = case.partition(" ")
    office = OfficeStory(story.world, code, name_a_decider if code == "ryg2" else None)
    if track == "pr_news":
        memo = {"track": track, "news_kind": "policy", "source_unit": str(story.world.units["finance"].pk)}
        page = office.draft("admin", information_type="pr_news", memo=memo)
        office.submit(page, "admin.provider")
    else:
        memo = {"track": track} if track else {}
        page = office.draft(memo=memo, **({"information_type": "activity_photo"} if track else {}))
        office.submit(page)
    return office, page


class RolledBackError(Exception):
    """The attempt went through and is undone."""


def may(office: OfficeStory, page: Any, person: Any, outcome: Outcome) -> bool:
    """Whether the act goes through Wagtail's door; undone if it does, proved to have changed nothing if not."""
    state = status_of(office.fresh(page)).task_state
    assert state is not None
    before = snapshot()
    try:
        with transaction.atomic():
            state.task.specific.on_action(state, person, str(outcome), comment="")
            raise RolledBackError
    except RolledBackError:
        return True
    except Refused:
        assert snapshot() == before
        return False


@pytest.mark.parametrize("case", STEPS)
def test_step__is_taken_by_its_seats_and_by_nobody_else(case: str, story: Story) -> None:
    office, page = submitted(case, story)
    everybody = office.people | {"superuser": superuser()}
    for stage, outcome, allowed, who in STEPS[case]:
        state = status_of(office.fresh(page)).task_state
        assert state is not None
        assert state.task.specific.stage_key == stage
        found = {name for name, person in everybody.items() if may(office, page, person, outcome)}
        assert found == allowed, stage
        office.decide(page, who, outcome)
    assert office.fresh(page).live
