"""The story of the invented office: every item goes its course through the real acts, in the order of their times.

Nothing here writes a table of the process: submission, decision, publication, check, correction, withdrawal and expiry
are the same actions the screens call. What cannot be acted (an end of display in the past) is left out.
"""

import datetime as dt
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from approvals.api import DecideAction, Obligation, Outcome, RecallAction, SettleAction
from config.demo.content import Item, working_day
from config.demo.drafting import draft_item
from config.demo.office import World
from news.models import NewsPage
from publishing.actions.expire import ExpireAction
from publishing.actions.submit import SubmitAction
from publishing.actions.withdraw import WithdrawAction
from publishing.questions import questions
from publishing.status import status_of
from thai.dates import TIMEZONE
from thai.working_days import add_working_days

_ONLINE = ("submit", "approve", "acknowledge", "publish")
COURSES: dict[str, tuple[str, ...]] = {
    "draft": (),
    "deciding": ("submit",),
    "intake": ("submit", "approve"),
    "publishing": ("submit", "approve", "acknowledge"),
    "returned": ("submit", "send_back"),
    "refused": ("submit", "refuse"),
    "recalled": ("submit", "recall"),
    "published": _ONLINE,
    "verified": (*_ONLINE, "verify"),
    "corrected": (*_ONLINE, "verify", "correct", "approve", "acknowledge", "publish", "verify"),
    "withdrawn": (*_ONLINE, "withdraw"),
    "expired": (*_ONLINE, "expire"),
    "urgent_owed": ("submit", "acknowledge", "publish"),
    "urgent_approved": ("submit", "acknowledge", "publish", "approve_late", "verify"),
}
"""The acts each course consists of, after the draft."""

_MINUTES_LATER = {"approve": 185, "acknowledge": 38, "publish": 26, "send_back": 160, "recall": 45}
"""Acts of the same day: minutes after the act before."""

_DAYS_LATER = {
    "approve_late": (1, dt.time(8, 40)),
    "correct": (2, dt.time(9, 20)),
    "refuse": (1, dt.time(10, 15)),
    "verify": (1, dt.time(9, 35)),
    "withdraw": (2, dt.time(11, 5)),
}
"""Acts of another day: working days after the act before, and the hour."""


@dataclass(slots=True)
class Thread:
    """One item on its way."""

    item: Item
    page: Any = None


def tell(world: World, items: Iterable[Item], *, now: dt.datetime) -> list[Thread]:
    """Carry every item through its course, all acts together in the order of their times; none lies after `now`."""
    threads = [Thread(item) for item in items]
    acts = [(at, number, name) for number, thread in enumerate(threads) for name, at in _timetable(thread.item, now)]
    narrator = Narrator(world)
    for at, number, name in sorted(acts, key=lambda act: act[0]):
        narrator.act(threads[number], name, at)
    return threads


def _timetable(item: Item, now: dt.datetime) -> list[tuple[str, dt.datetime]]:
    """The acts of an item with their times; drafting comes first, at no recorded time."""
    minute = sum(item.key.encode()) % 50
    start = dt.datetime.combine(working_day(item.day), dt.time(item.hour, minute), tzinfo=TIMEZONE)
    times = [("draft", min(start, now))]
    at = start
    for name in COURSES[item.course]:
        at = _after(at, name, minute)
        times.append((name, now if name == "expire" else min(at, now)))
    return times


def _after(at: dt.datetime, name: str, minute: int) -> dt.datetime:
    if name in _DAYS_LATER:
        days, clock = _DAYS_LATER[name]
        return add_working_days(at, days).replace(hour=clock.hour, minute=clock.minute) + dt.timedelta(minutes=minute)
    return at + dt.timedelta(minutes=_MINUTES_LATER.get(name, 0))


class Narrator:
    """Acts for the invented people: each by the person whose seat it is."""

    def __init__(self, world: World) -> None:
        self.world = world

    def act(self, thread: Thread, name: str, at: dt.datetime) -> None:
        """One act of one item."""
        verb: Callable[[Thread, dt.datetime], None] = getattr(self, f"_{name}")
        verb(thread, at)

    def _person(self, thread: Thread, part: str) -> Any:
        """Provider always of the unit; approver and uploader by the site asked for."""
        if part != "provider" and thread.item.to == "office":
            return self.world.people[{"head": "director", "uploader": "web"}[part]]
        return self.world.people[f"{thread.item.unit}.{part}"]

    def _fresh(self, thread: Thread) -> Any:
        return type(thread.page).objects.get(pk=thread.page.pk)

    def _draft(self, thread: Thread, at: dt.datetime) -> None:
        thread.page = draft_item(self.world, thread.item)

    def _submit(self, thread: Thread, at: dt.datetime) -> None:
        answers = {question.key: {"answer": "yes", "reason": ""} for question in questions().questions}
        if not thread.item.album:
            answers["consent"] = {"answer": "na", "reason": "ไม่มีภาพบุคคลและไม่มีชื่อบุคคลในเนื้อหา"}
        SubmitAction(self._fresh(thread), user=self._person(thread, "provider"), answers=answers, now=at).execute()

    def _decide(self, thread: Thread, part: str, outcome: Outcome, at: dt.datetime, reason: str = "") -> None:
        state = status_of(self._fresh(thread)).task_state
        if state is None:
            raise RuntimeError(f"no stage of {thread.item.key} is open for {outcome}")
        DecideAction(state, user=self._person(thread, part), outcome=outcome, reason=reason, now=at).execute()

    def _approve(self, thread: Thread, at: dt.datetime) -> None:
        self._decide(thread, "head", Outcome.APPROVE, at)

    def _acknowledge(self, thread: Thread, at: dt.datetime) -> None:
        self._decide(thread, "uploader", Outcome.ACKNOWLEDGE, at)

    def _publish(self, thread: Thread, at: dt.datetime) -> None:
        self._decide(thread, "uploader", Outcome.PUBLISH, at)

    def _send_back(self, thread: Thread, at: dt.datetime) -> None:
        self._decide(thread, "head", Outcome.RETURN, at, thread.item.reason)

    def _refuse(self, thread: Thread, at: dt.datetime) -> None:
        self._decide(thread, "head", Outcome.REFUSE, at, thread.item.reason)

    def _recall(self, thread: Thread, at: dt.datetime) -> None:
        user = self._person(thread, "provider")
        RecallAction(self._fresh(thread), user=user, reason=thread.item.reason, now=at).execute()

    def _settle(self, thread: Thread, stage: str, outcome: Outcome, at: dt.datetime) -> None:
        owed = Obligation.objects.owed().filter(submission__request__page_id=thread.page.pk, stage=stage).latest("pk")
        SettleAction(owed, user=self._person(thread, "head"), outcome=outcome, now=at).execute()

    def _verify(self, thread: Thread, at: dt.datetime) -> None:
        self._settle(thread, "check_live", Outcome.VERIFY, at)

    def _approve_late(self, thread: Thread, at: dt.datetime) -> None:
        self._settle(thread, "decide", Outcome.APPROVE, at)

    def _correct(self, thread: Thread, at: dt.datetime) -> None:
        """A new draft on top of the public one, submitted with the reason."""
        correction = thread.item.correction
        if correction is None:
            raise RuntimeError(f"{thread.item.key} has no correction")
        draft = self._fresh(thread).get_latest_revision_as_object()
        setattr(draft, "lead" if isinstance(draft, NewsPage) else "summary", correction.lead)
        draft.memo = {**draft.memo, "correction_reason": correction.reason}
        draft.save_revision(user=self._person(thread, "provider"))
        self._submit(thread, at)

    def _withdraw(self, thread: Thread, at: dt.datetime) -> None:
        user = self._person(thread, "head")
        WithdrawAction(self._fresh(thread), user=user, reason=thread.item.reason, now=at).execute()

    def _expire(self, thread: Thread, at: dt.datetime) -> None:
        """The display period ends a few seconds after the draft was made: wait for it, as the clock would."""
        page = self._fresh(thread)
        remaining = (page.expire_at - timezone.now()).total_seconds()
        time.sleep(max(0.0, remaining) + 0.01)
        ExpireAction(page).execute()
