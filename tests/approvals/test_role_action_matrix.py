"""Who may do what, through the real doors: roles by actions, every refusal proved to have changed nothing.

Rules of the source (procedures.md §1.4): S12-R01 the provider certifies; S12-R02 the head (or the director, for the
office site) approves; S12-R03 the uploader publishes on the site in his or her charge; S12-R07 the urgent lane.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from approvals.api import Decision, Obligation, Outcome, RecallAction, Refused, SettleAction
from config.demo.office import appoint
from offices.api import Capacity
from publishing.actions.withdraw import WithdrawAction
from publishing.status import status_of
from tests.approvals.evidence import snapshot
from tests.world import URGENT, Story, superuser

REASON = "เหตุผลประกอบ"
ROLES = (
    "provider", "head", "uploader", "other provider", "other head", "other uploader", "office uploader", "director",
    "deputy", "superuser", "no seat", "inactive head", "former head", "acting head", "acting head from tomorrow",
)  # fmt: skip
HEADS = {"head", "acting head"}

# Who may, on an item of the policy unit for its own group's site. Everybody else of ROLES may not.
ALLOWED: dict[str, set[str]] = {
    "submit": {"provider"},
    "recall": {"provider"},
    "approve": HEADS,
    "return by decider": HEADS,
    "refuse": HEADS,
    "acknowledge": {"uploader"},
    "return by receiver": {"uploader"},
    "publish": {"uploader"},
    "return by publisher": {"uploader"},
    "verify": HEADS,
    "report fault": HEADS,
    "late approve": HEADS,
    "late refuse": HEADS,
    "withdraw": {*HEADS, "uploader"},
}

# The same for the office's site (target_site=office): the director decides (procedures.md §4, 31).
ALLOWED_FOR_OFFICE: dict[str, set[str]] = {
    "recall": {"provider"},
    "approve": {"director", "deputy"},
    "refuse": {"director", "deputy"},
    "acknowledge": {"office uploader"},
    "publish": {"office uploader"},
    "verify": {"director", "deputy"},
    "late approve": {"director", "deputy"},
    "withdraw": {"director", "deputy", "office uploader"},
}


def person(role: str, story: Story) -> Any:
    """The account in the role, with the appointments that make it so."""
    people, head_seat, today = story.people, story.world.seats["policy.head"], timezone.localdate()
    users, day = type(people["director"]).objects, dt.timedelta(days=1)
    plain = {
        "provider": "policy.provider", "head": "policy.head", "uploader": "policy.uploader",
        "other provider": "finance.provider", "other head": "finance.head", "other uploader": "finance.uploader",
        "office uploader": "web", "director": "director", "deputy": "deputy",
    }  # fmt: skip
    if role in plain:
        return people[plain[role]]
    if role == "superuser":
        return superuser()
    made = users.create_user(username=role.replace(" ", "-"), password="x", is_active=role != "inactive head")
    if role == "inactive head":
        appoint(made, head_seat)
    elif role == "former head":
        appoint(made, head_seat, ends_on=today - day)
    elif role == "acting head":
        appoint(made, head_seat, capacity=Capacity.ACTING_DUTY, starts_on=today)
    elif role == "acting head from tomorrow":
        appoint(made, head_seat, capacity=Capacity.ACTING_DUTY, starts_on=today + day)
    return made


class Item:
    """A policy item brought to the point where the action is due, and the door of each action."""

    def __init__(self, story: Story, action: str, target_site: str = "group") -> None:
        self.story, self.action = story, action
        urgent = action in {"late approve", "late refuse"}
        memo = {"target_site": target_site} | (URGENT if urgent else {})
        self.decider, self.uploader = (
            ("policy.head", "policy.uploader") if target_site == "group" else ("director", "web")
        )
        self.page = story.draft(memo=memo)
        if action == "submit":
            return
        story.submit(self.page)
        for step in self._steps(action, urgent):
            story.decide(self.page, *step)

    def _steps(self, action: str, urgent: bool) -> list[tuple[str, str]]:
        approve = [] if urgent else [(self.decider, Outcome.APPROVE)]
        received = (self.uploader, Outcome.ACKNOWLEDGE)
        if action in {"recall", "approve", "return by decider", "refuse"}:
            return []
        if action in {"acknowledge", "return by receiver"}:
            return approve
        if action in {"publish", "return by publisher"}:
            return [*approve, received]
        return [*approve, received, (self.uploader, Outcome.PUBLISH)]

    def stage(self, outcome: str) -> Callable[[Any], Any]:
        """Wagtail's own door: the task's `on_action`."""
        state = status_of(self.story.fresh(self.page)).task_state
        return lambda user: state.task.specific.on_action(state, user, outcome, comment=REASON)

    def settle(self, kind: str, outcome: Outcome) -> Callable[[Any], Any]:
        obligation = Obligation.objects.owed().get(kind=kind, submission__request__page_id=self.page.pk)
        return lambda user: SettleAction(obligation, user=user, outcome=outcome, reason=REASON).execute()

    def door(self, action: str) -> Callable[[Any], Any]:
        """The act, waiting for its person."""
        page = self.story.fresh(self.page)
        if action == "submit":
            return self._submit
        if action == "recall":
            return lambda user: RecallAction(page, user=user, reason=REASON).execute()
        if action == "withdraw":
            return lambda user: WithdrawAction(page, user=user, reason=REASON).execute()
        settled = {
            "verify": ("check_live", Outcome.VERIFY),
            "report fault": ("check_live", Outcome.REPORT_FAULT),
            "late approve": ("late_approval", Outcome.APPROVE),
            "late refuse": ("late_approval", Outcome.REFUSE),
        }
        if action in settled:
            return self.settle(*settled[action])
        return self.stage("return" if action.startswith("return") else action)

    def _submit(self, user: Any) -> Any:
        self.story.people["actor"] = user
        return self.story.submit(self.page, "actor")


@pytest.fixture(scope="module")
def brought(request: pytest.FixtureRequest, module_story: Story) -> Iterator[Item]:
    """One item at the point where the action is due, for all who try it."""
    with transaction.atomic():
        yield Item(module_story, *request.param)
        transaction.set_rollback(True)


def check(story: Story, role: str, item: Item, allowed: set[str]) -> None:
    item.story, action = story, item.action
    user, door = person(role, story), item.door(action)
    before = snapshot()
    if role in allowed:
        door(user)
        assert snapshot() != before
        return
    with pytest.raises(Refused) as refusal:
        door(user)
    assert {issue.code for issue in refusal.value.issues} <= {
        "not_your_turn", "not_requester", "not_a_provider", "separation_of_duties", "not_allowed_to_withdraw",
    }  # fmt: skip
    assert all(issue.message for issue in refusal.value.issues)
    assert snapshot() == before


@pytest.mark.parametrize("brought", [(action, "group") for action in ALLOWED], ids=ALLOWED, indirect=True)
@pytest.mark.parametrize("role", ROLES)
def test_action__is_for_these_roles_only(role: str, brought: Item, story: Story) -> None:
    check(story, role, brought, ALLOWED[brought.action])


@pytest.mark.parametrize(
    "brought", [(action, "office") for action in ALLOWED_FOR_OFFICE], ids=ALLOWED_FOR_OFFICE, indirect=True
)
@pytest.mark.parametrize("role", ["provider", "head", "uploader", "office uploader", "director", "deputy", "superuser"])
def test_s12_r02__on_the_office_site_the_director_decides(role: str, brought: Item, story: Story) -> None:
    check(story, role, brought, ALLOWED_FOR_OFFICE[brought.action])


@pytest.mark.parametrize("action", ["acknowledge", "publish", "withdraw"])
def test_scenario_11_s12_r03__uploader_of_one_group_cannot_act_on_another_groups_site(
    action: str, story: Story
) -> None:
    """procedures.md §7, 11."""
    item = Item(story, action)
    door, before = item.door(action), snapshot()
    with pytest.raises(Refused):
        door(story.people["finance.uploader"])
    assert snapshot() == before
    door(story.people["policy.uploader"])
    assert snapshot() != before


def test_scenario_13__acting_capacity_is_recorded_as_it_was(story: Story) -> None:
    """procedures.md §7, 13: the decision keeps the capacity though the appointment has ended since."""
    acting = person("acting head", story)
    item = Item(story, "approve")
    item.door("approve")(acting)
    appointment = acting.appointments.get()
    appointment.ends_on, appointment.capacity = timezone.localdate(), Capacity.ON_BEHALF
    appointment.save()
    decision = Decision.objects.get(request__page_id=item.page.pk, outcome=Outcome.APPROVE)
    assert (decision.person_id, decision.capacity) == (acting.pk, Capacity.ACTING_DUTY)
    assert decision.order_number == appointment.order_number
    assert decision.position == story.world.seats["policy.head"].title
    assert decision.entry_hash == decision.compute_hash()


def test_s12_r02__an_own_seat_is_signed_before_one_acted_in(story: Story) -> None:
    head, seat = story.people["policy.head"], story.world.seats["policy.head"]
    appoint(head, seat, capacity=Capacity.ACTING_FOR, starts_on=dt.date(2020, 1, 1))
    item = Item(story, "approve")
    item.door("approve")(head)
    decision = Decision.objects.get(request__page_id=item.page.pk, outcome=Outcome.APPROVE)
    assert decision.capacity == Capacity.OWN


@pytest.mark.parametrize("action", ["approve", "return by decider", "refuse"])
def test_separation__a_requester_who_is_also_head_cannot_decide_own_item(action: str, story: Story) -> None:
    """procedures.md §5.4, invariant 5."""
    provider = story.people["policy.provider"]
    appoint(provider, story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY, starts_on=timezone.localdate())
    item = Item(story, action)
    door, before = item.door(action), snapshot()
    with pytest.raises(Refused) as refusal:
        door(provider)
    assert [issue.code for issue in refusal.value.issues] == ["separation_of_duties"]
    assert snapshot() == before


@pytest.mark.parametrize("action", ["verify", "late approve", "late refuse"])
def test_separation_s12_r07__whoever_published_cannot_settle_what_is_owed(action: str, story: Story) -> None:
    uploader = story.people["policy.uploader"]
    appoint(uploader, story.world.seats["policy.head"], capacity=Capacity.ACTING_DUTY, starts_on=timezone.localdate())
    item = Item(story, action)
    door, before = item.door(action), snapshot()
    with pytest.raises(Refused) as refusal:
        door(uploader)
    assert [issue.code for issue in refusal.value.issues] == ["separation_of_duties"]
    assert snapshot() == before


@pytest.mark.parametrize("reason", ["", "   ", "\n\t"])
@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.REFUSE])
def test_reason__is_required_for_return_and_refusal(outcome: str, reason: str, story: Story) -> None:
    item = Item(story, "approve")
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        story.decide(item.page, "policy.head", outcome, reason)
    assert [issue.code for issue in refusal.value.issues] == ["reason_required"]
    assert snapshot() == before


@pytest.mark.parametrize("action", ["recall", "late refuse", "report fault"])
def test_reason__is_required_for_recall_late_refusal_and_fault(action: str, story: Story) -> None:
    item = Item(story, action)
    if action == "recall":
        act: Any = RecallAction(story.fresh(item.page), user=story.people["policy.provider"], reason=" ")
    else:
        kind, outcome = {
            "late refuse": ("late_approval", Outcome.REFUSE),
            "report fault": ("check_live", Outcome.REPORT_FAULT),
        }[action]
        owed = Obligation.objects.owed().get(kind=kind, submission__request__page_id=item.page.pk)
        act = SettleAction(owed, user=story.people["policy.head"], outcome=outcome, reason=" ")
    before = snapshot()
    with pytest.raises(Refused) as refusal:
        act.execute()
    assert [issue.code for issue in refusal.value.issues] == ["reason_required"]
    assert snapshot() == before
