"""Who is told that a step waits: exactly the people who could do it today (role by situation)."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals.api import Outcome
from approvals.models import Notice
from config.demo.office import appoint
from offices.api import Body, Capacity, Seat, SeatKind
from tests.approvals.notices.conftest import told
from tests.five_offices import MEMBERS
from tests.world import URGENT, Story, superuser

TODAY = timezone.localdate
DAY = dt.timedelta(days=1)


def test_submitted__only_the_deciding_seats_of_the_unit(story: Story) -> None:
    """S12-R04: the head of the unit; no other unit, not the requester, not the office's director."""
    superuser(email="root@sathit.example")
    story.submit(story.draft())
    assert told("your_turn") == {"policy.head"}
    assert Notice.objects.count() == 1


def test_submitted_for_the_offices_site__director_and_deputy(story: Story) -> None:
    story.submit(story.draft(memo={"target_site": "office"}))
    assert told("your_turn") == {"director", "deputy"}


@pytest.mark.parametrize(
    ("starts", "ends", "is_told"),
    [(0, None, True), (0, 0, True), (-9, -1, False), (1, None, False), (1, 5, False)],
    ids=["from today", "today only", "ended yesterday", "from tomorrow", "some days from tomorrow"],
)
@pytest.mark.parametrize("capacity", [Capacity.ACTING_DUTY, Capacity.ACTING_FOR, Capacity.ON_BEHALF])
def test_acting_head__only_while_the_order_is_in_force(
    story: Story, capacity: str, starts: int, ends: int | None, is_told: bool
) -> None:
    """§5.4, invariant 4; the acting director whose order starts tomorrow."""
    appoint(
        story.people["finance.provider"],
        story.world.seats["policy.head"],
        capacity=capacity,
        starts_on=TODAY() + starts * DAY,
        ends_on=TODAY() + ends * DAY if ends is not None else None,
    )
    story.submit(story.draft())
    assert told("your_turn") == {"policy.head"} | ({"finance.provider"} if is_told else set())


def test_inactive_account__is_not_told(story: Story) -> None:
    get_user_model().objects.filter(username="deputy").update(is_active=False)
    story.submit(story.draft(memo={"target_site": "office"}))
    assert told("your_turn") == {"director"}


def test_superuser__is_told_for_a_seat_and_never_as_such(story: Story) -> None:
    root = superuser(email="root@sathit.example")
    story.submit(story.draft())
    assert "root" not in told("your_turn")
    appoint(root, story.world.seats["finance.head"])
    story.submit(story.draft("finance", title="อีกเรื่อง"), "finance.provider")
    assert told("your_turn") == {"policy.head", "finance.head", "root"}


def test_requester_who_holds_the_deciding_seat__is_not_told(story: Story) -> None:
    """§5.4, invariant 5: separation of duties."""
    appoint(story.people["policy.provider"], story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY)
    story.submit(story.draft())
    assert told("your_turn") == {"policy.head"}


def test_committee__every_member_and_nobody_else(office: Any) -> None:
    """S11-R19: a vote is asked of each member."""
    story = office("s11")
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.CONSENT)
    assert told("vote") == set(MEMBERS)
    assert told("your_turn") == {"policy.head"}


def test_committee_members__only_those_whose_membership_is_in_force(office: Any) -> None:
    """A member whose appointment ended at midnight; one who joins tomorrow."""
    story = office("s11")
    body = Body.objects.get()
    body.members.filter(seat=story.world.seats["finance.head"]).update(ends_on=TODAY() - DAY)
    body.members.filter(seat=story.world.seats["promotion.head"]).update(starts_on=TODAY() + DAY)
    page = story.draft()
    story.submit(page)
    story.decide(page, "policy.head", Outcome.CONSENT)
    assert told("vote") == set(MEMBERS) - {"finance.head", "promotion.head"}


def test_obligations__whoever_may_settle_them_and_not_the_requester_nor_the_uploader(story: Story) -> None:
    """S12-R07, S12-R09."""
    appoint(story.people["policy.uploader"], story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY)
    appoint(story.people["policy.provider"], story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY)
    page = story.draft(memo=URGENT)
    story.submit(page)
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    story.decide(page, "policy.uploader", Outcome.PUBLISH)
    owed = Notice.objects.filter(kind="owed")
    assert set(owed.values_list("stage", flat=True)) == {"decide", "check_live"}
    assert told("owed") == {"policy.head"}


def test_without_an_address__noted_and_not_sent(story: Story) -> None:
    get_user_model().objects.filter(username="policy.head").update(email="")
    story.submit(story.draft())
    notice = Notice.objects.get()
    assert (notice.state, notice.skipped_because) == ("skipped", "no_address")


def test_next_step__told_in_its_turn(story: Story) -> None:
    page = story.draft()
    story.submit(page)
    assert "policy.uploader" not in told("your_turn")
    story.decide(page, "policy.head", Outcome.APPROVE)
    assert told("your_turn", stage="intake") == {"policy.uploader"}
    story.decide(page, "policy.uploader", Outcome.ACKNOWLEDGE)
    assert told("your_turn", stage="publish") == {"policy.uploader"}


def _delegates(story: Story, number: int) -> None:
    """More people who may decide in the unit."""
    unit = story.world.units["policy"]
    seat = Seat.objects.create(office=story.world.office, unit=unit, kind=SeatKind.DELEGATE, title="ผู้ได้รับมอบหมาย")
    for index in range(number):
        name = f"delegate{seat.pk}.{index}"
        appoint(get_user_model().objects.create(username=name, email=f"{name}@sathit.example"), seat)


def test_opening_a_step__costs_the_same_for_two_people_and_for_forty(story: Story) -> None:
    page = story.draft()
    with CaptureQueriesContext(connection) as few:
        story.submit(page)
    _delegates(story, 40)
    other = story.draft("policy", title="อีกเรื่องหนึ่ง")
    with CaptureQueriesContext(connection) as many:
        story.submit(other)
    assert len(told("your_turn")) == 41
    assert len(many) <= len(few) + 1, "one insert of many rows may be cut in two by SQLite"
