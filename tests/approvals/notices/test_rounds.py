"""Reminders, overdue steps, and escalation to the next superior (procedures.md §5.1, §5.2)."""

import datetime as dt
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals.actions.escalate import EscalateAction
from approvals.api import (
    DecideAction,
    Obligation,
    Outcome,
    Refused,
    SettleAction,
    overdue_below,
    task_states_waiting_for,
)
from approvals.models import Decision, Notice, Turn
from approvals.notices.rounds import go_round
from config.demo.office import appoint
from offices.api import Capacity
from publishing.status import status_of
from tests.approvals.notices.conftest import escalating, told
from tests.five_offices import MEMBERS
from tests.world import URGENT, Story
from thai.dates import TIMEZONE

MONDAY = dt.datetime(2026, 11, 16, 14, tzinfo=TIMEZONE)
"""Submitted then, a decision within two working days is due on Wednesday at 14.00."""
DAY = dt.timedelta(days=1)


def counts(now: dt.datetime) -> tuple[int, int, int]:
    tally = go_round(now)
    return tally.reminded, tally.overdue, tally.escalated


def submitted(story: Story, **draft: Any) -> Any:
    page = story.draft(**draft)
    story.submit(page, now=MONDAY)
    return page


def test_reminder__once_one_working_day_before(story: Story) -> None:
    submitted(story)
    assert counts(MONDAY + DAY - dt.timedelta(minutes=1)) == (0, 0, 0)
    assert counts(MONDAY + DAY) == (1, 0, 0)
    assert told("reminder") == {"policy.head"}
    assert counts(MONDAY + DAY + dt.timedelta(minutes=5)) == (0, 0, 0)


def test_overdue__once_each_working_day_from_half_past_eight(story: Story) -> None:
    submitted(story)
    due = MONDAY + 2 * DAY
    counts(MONDAY + DAY)
    told_on = []
    for hour in range(14 * 24):
        now = due + dt.timedelta(minutes=1, hours=hour)
        told_on += [now] * counts(now)[1]
    assert [f"{moment:%d %H}" for moment in told_on[:4]] == ["18 14", "19 09", "20 09", "23 09"]
    assert len(told_on) == 11, "eleven working days from Wednesday to Wednesday after next"
    assert told("overdue") == {"policy.head"}


def test_decided_in_time__nothing_more_is_told(story: Story) -> None:
    page = submitted(story)
    story.decide(page, "policy.head", Outcome.RETURN, "วันที่ผิด")
    assert counts(MONDAY + 9 * DAY) == (0, 0, 0)


def test_reminder__whoever_holds_the_seat_on_that_day(story: Story) -> None:
    """A head who acts from tomorrow is told tomorrow."""
    submitted(story)
    appoint(
        story.people["finance.provider"],
        story.world.seats["policy.head"],
        capacity=Capacity.ACTING_FOR,
        starts_on=MONDAY.date() + DAY,
    )
    assert told("your_turn") == {"policy.head"}
    counts(MONDAY + DAY)
    assert told("reminder") == {"policy.head", "finance.provider"}


def test_committee__who_has_voted_is_not_reminded(office: Any) -> None:
    """S11-R19."""

    def within(document: Any) -> None:
        stage = next(step for step in document["tracks"]["general"]["stages"] if step["key"] == "committee_screen")
        stage["within"] = {"working_days": 2}

    story = office("s11", within)
    page = submitted(story)
    _act(page, story, "policy.head", Outcome.CONSENT)
    _act(page, story, "admin.head", Outcome.CONSENT)
    assert counts(MONDAY + DAY) == (1, 0, 0)
    assert told("reminder") == set(MEMBERS) - {"admin.head"}


def _act(page: Any, story: Story, who: str, outcome: Outcome, now: dt.datetime = MONDAY) -> Decision:
    state = status_of(story.fresh(page)).task_state
    return DecideAction(state, user=story.people[who], outcome=outcome, now=now).execute()


def test_obligations__are_reminded_of_and_overdue_too(story: Story) -> None:
    """S12-R07: one working day for the approval owed."""
    page = submitted(story, memo=URGENT)
    _act(page, story, "policy.uploader", Outcome.ACKNOWLEDGE)
    _act(page, story, "policy.uploader", Outcome.PUBLISH)
    late = Obligation.objects.get(kind="late_approval")
    assert late.due_at == MONDAY + DAY
    assert counts(MONDAY + dt.timedelta(hours=10)) == (0, 0, 0)
    assert counts(dt.datetime.combine(late.due_at.date(), dt.time(8, 30), tzinfo=TIMEZONE)) == (1, 0, 0)
    assert counts(MONDAY + DAY + dt.timedelta(hours=1)) == (0, 1, 0)
    assert told("reminder") == told("overdue") == {"policy.head"}
    assert set(Notice.objects.filter(kind="overdue").values_list("obligation", flat=True)) == {late.pk}


def test_escalation__told_and_may_not_act(office: Any) -> None:
    """§5.2: escalation to the next superior, who is told."""
    story = office("s12", escalating(may_act=False))
    page = submitted(story)
    assert counts(MONDAY + 3 * DAY - dt.timedelta(hours=1))[2] == 0
    after = MONDAY + 3 * DAY
    assert counts(after)[2] == 1
    assert told("escalated") == {"director"}
    director = story.people["director"]
    assert list(overdue_below(director, after).values_list("submission__title", flat=True)) == [page.title]
    assert not task_states_waiting_for(director).exists()
    with pytest.raises(Refused) as refusal:
        _act(page, story, "director", Outcome.APPROVE, after)
    assert [issue.code for issue in refusal.value.issues] == ["not_your_turn"]
    assert counts(after + dt.timedelta(minutes=5))[2] == 0
    _act(page, story, "policy.head", Outcome.APPROVE, after)
    assert not overdue_below(director, after).exists()


def test_escalation__the_superior_may_act(office: Any) -> None:
    story = office("s12", escalating(may_act=True))
    page = submitted(story)
    with pytest.raises(Refused):
        _act(page, story, "director", Outcome.APPROVE, MONDAY + 2 * DAY)
    after = MONDAY + 3 * DAY
    assert counts(after)[2] == 1
    assert told("escalated", may_act=True) == {"director"}
    assert task_states_waiting_for(story.people["director"]).count() == 1
    assert task_states_waiting_for(story.people["policy.head"]).count() == 1, "it remains the head's as well"
    decision = _act(page, story, "director", Outcome.APPROVE, after)
    assert decision.position == story.world.seats["director"].title
    assert status_of(story.fresh(page)).task_state.task.specific.stage_key == "intake"


def test_escalation__a_superior_who_asked_for_it_is_not_told(office: Any) -> None:
    """§5.4, invariant 5."""
    story = office("s12", escalating(may_act=True))
    appoint(story.people["policy.provider"], story.world.seats["director"], capacity=Capacity.ACTING_FOR)
    submitted(story)
    assert counts(MONDAY + 3 * DAY)[2] == 1
    assert told("escalated") == {"director"}


def test_escalation__of_what_is_owed(office: Any) -> None:
    """S12-R07: the approval owed for an urgent publication."""
    story = office("s12", escalating(may_act=True))
    page = submitted(story, memo=URGENT)
    _act(page, story, "policy.uploader", Outcome.ACKNOWLEDGE)
    _act(page, story, "policy.uploader", Outcome.PUBLISH)
    after = MONDAY + 2 * DAY
    assert counts(after)[2] == 1
    assert told("escalated") == {"director"}
    owed = Obligation.objects.get(kind="late_approval")
    SettleAction(owed, user=story.people["director"], outcome=Outcome.APPROVE, now=after).execute()
    assert Obligation.objects.get(pk=owed.pk).settled_by.person == story.people["director"]


def test_escalation__twice_is_once_and_too_early_is_refused(office: Any) -> None:
    story = office("s12", escalating(may_act=True))
    submitted(story)
    turn = Turn.objects.select_related("submission").filter(seat_kind="unit_head").get()
    stage = turn.submission.track.stage(turn.stage)

    def escalate(now: dt.datetime) -> list[Turn]:
        return EscalateAction(
            turn.submission, stage, due_at=turn.due_at, task_state_id=turn.task_state_id, now=now
        ).execute()

    with pytest.raises(Refused) as refusal:
        escalate(MONDAY + 2 * DAY)
    assert [issue.code for issue in refusal.value.issues] == ["escalation_not_due"]
    assert len(escalate(MONDAY + 3 * DAY)) == 1
    assert escalate(MONDAY + 3 * DAY) == []
    assert Turn.objects.filter(escalated=True).count() == 1


def test_escalation__of_a_decided_step_is_refused(office: Any) -> None:
    story = office("s12", escalating(may_act=True))
    page = submitted(story)
    turn = Turn.objects.select_related("submission").filter(seat_kind="unit_head").get()
    _act(page, story, "policy.head", Outcome.APPROVE)
    action = EscalateAction(
        turn.submission,
        turn.submission.track.stage("decide"),
        due_at=turn.due_at,
        task_state_id=turn.task_state_id,
        now=MONDAY + 5 * DAY,
    )
    with pytest.raises(Refused) as refusal:
        action.execute()
    assert [issue.code for issue in refusal.value.issues] == ["stage_not_open"]
    assert not Turn.objects.filter(escalated=True).exists()


def test_command__says_what_it_did(story: Story, capsys: pytest.CaptureFixture[str]) -> None:
    page = story.draft()
    story.submit(page)
    # Whatever the day and the hour: the step runs out in half an hour, and the round has its own look at the clock.
    Turn.objects.update(due_at=timezone.now() + dt.timedelta(minutes=30))
    call_command("send_reminders")
    assert "เตือนใกล้ครบกำหนด 1 เรื่อง" in capsys.readouterr().out
    call_command("send_reminders")
    assert capsys.readouterr().out == ""


def test_round__costs_the_same_for_one_step_told_and_for_ten(story: Story) -> None:
    """What has been told is not looked into again, however much waits."""
    submitted(story)
    counts(MONDAY + DAY)
    with CaptureQueriesContext(connection) as one:
        counts(MONDAY + DAY)
    for number in range(9):
        submitted(story, title=f"เรื่องที่ {number}")
    counts(MONDAY + DAY)
    with CaptureQueriesContext(connection) as ten:
        counts(MONDAY + DAY)
    assert len(ten) == len(one) == 2
