"""Submitting: numbers, rounds, seals, and what stands in the way."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from approvals.api import Decision, Outcome, Procedure, Refused, Request, RequestKind, latest_submission
from offices.api import Appointment
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.world import URGENT, Story


def edit(story: Story, page: Any, lead: str) -> None:
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.lead = lead
    draft.save_revision(user=story.people["policy.provider"])


def codes(act: Any) -> list[str]:
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        act()
    assert snapshot() == before, "a refused submission leaves nothing"
    return [issue.code for issue in refusal.value.issues]


def test_submit__opens_a_request_and_certifies(story: Story) -> None:
    """S12-R01."""
    page = story.draft()
    submission = story.submit(page)
    request = submission.request
    assert (request.number, submission.round, request.kind) == (1, 1, RequestKind.PUBLISH)
    assert request.reference == f"S12-{request.fiscal_year}-0001"
    assert submission.revision_id == story.fresh(page).latest_revision_id
    decision = Decision.objects.get()
    assert (decision.outcome, decision.person, decision.seal) == (
        "certify", story.people["policy.provider"], submission.seal,
    )  # fmt: skip
    assert decision.certification.startswith("ขอรับรองว่า")
    assert story.fresh(page).current_workflow_task_state.task.specific.stage_key == "decide"


@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.RECALL])
def test_submit__handed_back_goes_on_under_the_same_number_from_the_first_stage(outcome: str, story: Story) -> None:
    from approvals.api import RecallAction

    page = story.draft()
    first = story.submit(page)
    story.decide(page, "policy.head", Outcome.APPROVE)
    if outcome == Outcome.RETURN:
        story.decide(page, "policy.uploader", Outcome.RETURN, "ไฟล์ไม่ครบ")
    else:
        RecallAction(story.fresh(page), user=story.people["policy.provider"], reason="ขอแก้วันที่").execute()
    edit(story, page, "แก้แล้ว")
    second = story.submit(page)
    assert (second.request_id, second.round) == (first.request_id, 2)
    assert second.seal != first.seal
    assert status_of(story.fresh(page)).task_state.task.specific.stage_key == "decide", "the head sees the new seal"
    page = story.carry_through(page)
    assert page.live
    seals = list(Decision.objects.filter(submission=second).order_by("sequence").values_list("stage", "seal"))
    assert seals == [(stage, second.seal) for stage in ("self_check", "decide", "intake", "publish")]
    assert Request.objects.count() == 1


def test_submit__after_refusal_is_a_new_request_with_a_new_number(story: Story) -> None:
    page = story.draft()
    first = story.submit(page)
    story.decide(page, "policy.head", Outcome.REFUSE, "ไม่อยู่ในอำนาจหน้าที่")
    edit(story, page, "เขียนใหม่")
    second = story.submit(page)
    assert (second.request.number, second.round) == (first.request.number + 1, 1)


def test_submit__on_another_track_is_a_new_request(story: Story) -> None:
    page = story.draft()
    first = story.submit(page)
    story.decide(page, "policy.head", Outcome.RETURN, "ใช้เส้นทางเร่งด่วน")
    draft = story.fresh(page).get_latest_revision_as_object()
    draft.memo = draft.memo | URGENT
    draft.save_revision()
    second = story.submit(page)
    assert second.request_id != first.request_id
    assert (second.request.track, second.round) == ("urgent", 1)


def test_submit__numbers_run_within_the_fiscal_year_and_begin_anew(story: Story) -> None:
    now = timezone.now()
    later = now + dt.timedelta(days=366)
    first, second = (story.submit(story.draft(title=f"ข่าวที่หนึ่งและสอง {n}")) for n in (1, 2))
    third = story.submit(story.draft(title="ข่าวของปีงบประมาณถัดไป"), now=later)
    assert [s.request.number for s in (first, second, third)] == [1, 2, 1]
    assert third.request.fiscal_year == first.request.fiscal_year + 1


def test_submit__a_live_item_asks_for_a_correction(story: Story) -> None:
    page = story.published()
    draft = page.get_latest_revision_as_object()
    draft.lead, draft.memo = "แก้ไข", draft.memo | {"correction_reason": "แก้จำนวน"}
    draft.save_revision()
    submission = story.submit(page)
    assert (submission.request.kind, submission.request.number) == (RequestKind.CORRECT, 2)


def test_submit__twice_is_refused(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    assert codes(lambda: story.submit(page)) == ["already_submitted"]


def test_submit__by_another_than_the_units_provider_is_refused(story: Story) -> None:
    page = story.draft()
    assert codes(lambda: story.submit(page, "policy.head")) == ["not_a_provider"]


@pytest.mark.parametrize("seat", ["policy.head", "policy.uploader"])
def test_submit__to_a_vacant_seat_is_refused_at_once(seat: str, story: Story) -> None:
    page = story.draft()
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    Appointment.objects.filter(seat=story.world.seats[seat]).update(ends_on=yesterday)
    assert set(codes(lambda: story.submit(page))) == {"nobody_holds_seat"}


def test_submit__when_the_only_head_is_oneself_is_refused_at_once(story: Story) -> None:
    page = story.draft()
    Appointment.objects.filter(seat=story.world.seats["policy.head"]).update(user=story.people["policy.provider"])
    assert set(codes(lambda: story.submit(page))) == {"nobody_holds_seat"}


def test_submit__without_a_procedure(story: Story) -> None:
    page = story.draft()
    Procedure.objects.update(in_force=False)
    assert codes(lambda: story.submit(page)) == ["no_procedure"]


def test_latest_submission__of_a_page_never_submitted(story: Story) -> None:
    assert latest_submission(story.draft()) is None
