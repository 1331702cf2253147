"""A committee deciding: the rules on real seats, and its races (S11-R19)."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from approvals.api import DecideAction, Decision, Outcome, Refused, latest_submission, task_states_waiting_for
from config.demo.office import appoint
from offices.api import Body, BodyMember, Capacity, sync_access
from publishing.status import Phase, status_of
from tests.five_offices import MEMBERS, OfficeStory
from tests.races import at_once
from tests.world import Story

DAY = dt.timedelta(days=1)
OTHERS = MEMBERS[1:]


def rule(name: str, k: int | None = None) -> Any:
    """The procedure leaves the rule to the committee's own order; the order says this."""

    def change(document: dict[str, Any]) -> None:
        for track in document["tracks"].values():
            for stage in track["stages"]:
                stage.pop("vote", None)
        Body.objects.update(rule=name, quorum=k)

    return change


def before_the_committee(story: OfficeStory) -> Any:
    page = story.draft()
    story.submit(page)
    return story.decide(page, "policy.head", Outcome.CONSENT)


def vote(
    story: OfficeStory, page: Any, who: str, outcome: str = "consent", *, now: dt.datetime | None = None
) -> Decision:
    state = status_of(story.fresh(page)).task_state
    assert state is not None
    reason = "" if outcome == "consent" else "ขอให้ทบทวน"
    return DecideAction(state, user=story.people[who], outcome=Outcome(outcome), reason=reason, now=now).execute()


def stage_of(story: OfficeStory, page: Any) -> str:
    state = status_of(story.fresh(page)).task_state
    return state.task.specific.stage_key if state else ""


@pytest.mark.parametrize(
    ("name", "k", "voters", "after"),
    [
        ("any", None, OTHERS[:1], "decide"),
        ("chair", None, OTHERS, "committee_screen"),
        ("chair", None, MEMBERS[:1], "decide"),
        ("majority", None, OTHERS[:3], "committee_screen"),
        ("majority", None, OTHERS[:4], "decide"),
        ("chair_or_majority", None, OTHERS[:3], "committee_screen"),
        ("k_of_n", 2, OTHERS[:1], "committee_screen"),
        ("k_of_n", 2, OTHERS[:2], "decide"),
    ],
)
def test_rule__as_the_order_says(name: str, k: int | None, voters: tuple[str, ...], after: str, story: Story) -> None:
    office = OfficeStory(story.world, "s11", rule(name, k))
    page = before_the_committee(office)
    for who in voters:
        vote(office, page, who)
    assert stage_of(office, page) == after


def test_last_two_votes__at_the_same_instant(transactional_story: Story) -> None:
    """Four of six decide. The fourth and the fifth press together: one decides, the other is told it is decided."""
    office = OfficeStory(transactional_story.world, "s11", rule("majority"))
    page = before_the_committee(office)
    for who in OTHERS[:3]:
        vote(office, page, who)
    state = status_of(office.fresh(page)).task_state
    assert state is not None
    acts = [
        lambda who=who: DecideAction(state, user=office.people[who], outcome=Outcome.CONSENT).execute()
        for who in OTHERS[3:]
    ]
    assert at_once(acts) == ["done", "stage_not_open"]
    votes = Decision.objects.filter(stage="committee_screen").order_by("sequence")
    assert [bool(v.stamps.get("concludes")) for v in votes] == [False, False, False, True]
    assert stage_of(office, page) == "decide"


def test_one_members_two_holders__at_the_same_instant(transactional_story: Story) -> None:
    """Holder and acting holder of one member's seat: one vote."""
    office = OfficeStory(transactional_story.world, "s11", rule("majority"))
    appoint(office.people["finance.provider"], office.world.seats["finance.head"], capacity=Capacity.ACTING_FOR)
    page = before_the_committee(office)
    state = status_of(office.fresh(page)).task_state
    assert state is not None
    acts = [
        lambda who=who: DecideAction(state, user=office.people[who], outcome=Outcome.CONSENT).execute()
        for who in ("finance.head", "finance.provider")
    ]
    assert at_once(acts) == ["already_voted", "done"]
    assert Decision.objects.filter(stage="committee_screen").count() == 1


def test_member__whose_appointment_ended_at_midnight(story: Story) -> None:
    office = OfficeStory(story.world, "s11", rule("majority"))
    page = before_the_committee(office)
    held = office.world.seats["finance.head"].appointments.get()
    held.ends_on = timezone.localdate()
    held.save()
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + DAY
    with pytest.raises(Refused) as refusal:
        vote(office, page, "finance.head", now=midnight)
    assert [issue.code for issue in refusal.value.issues] == ["not_your_turn"]
    assert vote(office, page, "finance.head", now=midnight - dt.timedelta(seconds=1)).outcome == "consent"
    for who in ("admin.head", "promotion.head"):
        vote(office, page, who, now=midnight)
    assert stage_of(office, page) == "committee_screen", "six have had a vote: four are needed"
    vote(office, page, "supervision.head", now=midnight)
    assert stage_of(office, page) == "decide", "the vote given in time counts"


def test_acting_director__whose_order_starts_tomorrow(story: Story) -> None:
    office = OfficeStory(story.world, "s11")
    page = before_the_committee(office)
    vote(office, page, "deputy")
    appoint(
        office.people["supervision.head"],
        office.world.seats["director"],
        capacity=Capacity.ACTING_FOR,
        starts_on=timezone.localdate() + DAY,
    )
    state = status_of(office.fresh(page)).task_state
    assert state is not None
    acting = {"user": office.people["supervision.head"], "outcome": Outcome.APPROVE}
    with pytest.raises(Refused):
        DecideAction(state, **acting).execute()
    decision = DecideAction(state, **acting, now=timezone.now() + DAY).execute()
    assert decision.capacity == Capacity.ACTING_FOR


def test_requester_who_is_a_member__neither_votes_nor_counts(story: Story) -> None:
    """§5.4, 5. The requester sits for the finance group: five are left, three decide."""
    office = OfficeStory(story.world, "s11", rule("majority"))
    appoint(office.people["policy.provider"], office.world.seats["finance.head"], capacity=Capacity.ACTING_FOR)
    held = office.world.seats["finance.head"].appointments.get(user=office.people["finance.head"])
    held.ends_on = timezone.localdate() - DAY
    held.save()
    page = before_the_committee(office)
    with pytest.raises(Refused) as refusal:
        vote(office, page, "policy.provider")
    assert [issue.code for issue in refusal.value.issues] == ["separation_of_duties"]
    for who in ("admin.head", "promotion.head", "supervision.head"):
        vote(office, page, who)
    assert stage_of(office, page) == "decide"


def test_tie__the_chair_casts(story: Story) -> None:
    office = OfficeStory(story.world, "s11", rule("majority"))
    page = before_the_committee(office)
    for who in ("deputy", "admin.head", "finance.head"):
        vote(office, page, who, "return")
    for who in ("policy.head", "promotion.head", "supervision.head"):
        last = vote(office, page, who, "consent")
    assert last.outcome == "consent"
    assert last.stamps["concludes"] == "return", "three against three: as the chair voted"
    assert status_of(office.fresh(page)).phase is Phase.RETURNED


def test_second_round__everybody_votes_again(story: Story) -> None:
    """The same revision submitted again is a new round: votes of the first do not count in it."""
    office = OfficeStory(story.world, "s11", rule("any"))
    page = before_the_committee(office)
    vote(office, page, "admin.head", "return")
    office.submit(page)
    office.decide(page, "policy.head", Outcome.CONSENT)
    waiting = task_states_waiting_for(office.people["admin.head"])
    assert waiting.filter(revision=page.latest_revision_id).exists() or waiting.count() == 1
    assert vote(office, page, "admin.head").stamps["concludes"] == "consent"


def test_member_in_person__reaches_the_request_and_votes(story: Story) -> None:
    """A member without any seat: the committee's order is what lets them in."""
    office = OfficeStory(story.world, "s11", rule("any"))
    person = type(office.people["director"]).objects.create_user(username="expert", password="x", first_name="ผู้ทรงคุณวุฒิ")
    BodyMember.objects.create(body=Body.objects.get(), user=person, starts_on=timezone.localdate())
    sync_access()
    page = before_the_committee(office)
    client = Client()
    client.force_login(person)
    url = reverse("publishing:review", args=[latest_submission(page).request_id])
    assert "เห็นชอบ" in client.get(url).content.decode()
    state = status_of(office.fresh(page)).task_state
    assert client.post(url, {"outcome": "consent", "task_state": str(state.pk), "comment": ""}).status_code == 302
    assert stage_of(office, page) == "decide"
