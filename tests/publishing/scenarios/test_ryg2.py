"""RYG2 (procedures.md §1.5, §7: 12): used only once the office has named who decides."""

from typing import Any

import pytest

from approvals.api import SHIPPED, CannotActivateError, Outcome, in_force, load_procedure, read_procedure
from tests.desk import outcomes
from tests.five_offices import name_a_decider
from tests.world import Story


def test_scenario_12__as_published_it_cannot_be_used(story: Story) -> None:
    """§5.4, invariant 1: no publication without a decider, on no profile."""
    before = in_force(story.world.office)
    with pytest.raises(CannotActivateError, match="ยังไม่ได้ระบุผู้อนุมัติ"):
        load_procedure(story.world.office, read_procedure(SHIPPED / "ryg2.yaml"))
    assert in_force(story.world.office) == before
    kept = load_procedure(story.world.office, read_procedure(SHIPPED / "ryg2.yaml"), activate=False)
    assert not kept.in_force
    assert in_force(story.world.office) == before


def test_scenario_12__with_a_decider_named_it_runs(office: Any, at: Any, client: Any) -> None:
    """RYG2-R03, RYG2-R13."""
    story = office("ryg2", name_a_decider)
    page = story.draft()
    assert at("policy.provider").submit(page).status_code == 302
    assert at("deputy").act(page, Outcome.CONSENT).status_code == 302
    assert client.get(page.url).status_code == 404
    assert at("director").act(page, Outcome.APPROVE).status_code == 302
    assert at("policy.uploader").act(page, Outcome.PUBLISH).status_code == 302
    assert client.get(page.url).status_code == 200
    assert outcomes(page) == ["certify", "consent", "approve", "publish"]
