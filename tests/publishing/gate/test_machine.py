"""A state machine over the whole life of items: after every step the invariant holds and the ledgers verify."""

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    consumes,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from approvals.api import Obligation, Outcome, RecallAction, SettleAction
from approvals.verify import verify_ledgers
from news.models import NewsPage
from publishing.actions.move import MoveAction
from publishing.actions.withdraw import WithdrawAction
from publishing.gate.oracle import violations
from publishing.models import Permit, PublishingImage
from publishing.status import status_of
from tests.publishing.gate.undone import Undone
from tests.world import URGENT, Story

UNITS = ["policy", "finance"]


class Life(Undone):
    """Everything people do, in any order, lawful or not: a refusal is fine, a violation is not."""

    pages = Bundle("pages")
    story: Story

    def page(self, pk: int) -> NewsPage:
        return NewsPage.objects.get(pk=pk)

    @initialize(target=pages, photos=st.integers(0, 1))
    def live_from_the_start(self, photos: int) -> int:
        page = self.story.draft("policy", photos=photos)
        self.story.submit(page)
        return self.story.carry_through(page).pk

    @rule(pk=pages, text=st.sampled_from(["ฉบับแก้ไข", "ฉบับแก้ไขล่าสุด"]))
    def correct(self, pk: int, text: str) -> None:
        """A correction the lawful way."""
        self.edit(pk, text, overwrite=False)
        self.carry_through(pk)

    @rule(target=pages, unit=st.sampled_from(UNITS), urgent=st.booleans(), photos=st.integers(0, 1))
    def draft(self, unit: str, urgent: bool, photos: int) -> int:
        return self.story.draft(unit, photos=photos, memo=URGENT if urgent else None).pk

    @rule(pk=pages, unit=st.sampled_from(UNITS))
    def submit(self, pk: int, unit: str) -> None:
        self.try_(lambda: self.story.submit(self.page(pk), f"{unit}.provider"))

    @rule(pk=pages, text=st.sampled_from(["แก้ไขครั้งที่หนึ่ง", "แก้ไขครั้งที่สอง"]), overwrite=st.booleans())
    def edit(self, pk: int, text: str, overwrite: bool) -> None:
        draft = self.page(pk).get_latest_revision_as_object()
        draft.lead = text
        draft.memo = draft.memo | {"correction_reason": "แก้ข้อความ"}
        last = draft.get_latest_revision()
        self.try_(lambda: draft.save_revision(user=last.user, overwrite_revision=last if overwrite else None))

    @rule(
        pk=pages,
        who=st.sampled_from(
            [f"{unit}.{part}" for unit in UNITS for part in ("provider", "head", "uploader")] + ["director"]
        ),
        outcome=st.sampled_from(
            [Outcome.APPROVE, Outcome.RETURN, Outcome.REFUSE, Outcome.ACKNOWLEDGE, Outcome.PUBLISH]
        ),
        reason=st.sampled_from(["", "โปรดแก้วันที่"]),
    )
    def decide(self, pk: int, who: str, outcome: Outcome, reason: str) -> None:
        if status_of(self.page(pk)).task_state is not None:
            self.try_(lambda: self.story.decide(self.page(pk), who, outcome, reason))

    @rule(pk=pages)
    def carry_through(self, pk: int) -> None:
        """The lawful way, so that much of the machine's life is spent with live pages."""
        unit = self.page(pk).get_parent().slug
        if status_of(self.page(pk)).task_state is None:
            self.try_(lambda: self.story.submit(self.page(pk), f"{unit}.provider"))
        if status_of(self.page(pk)).task_state is not None:
            self.try_(lambda: self.story.carry_through(self.page(pk), unit))

    @rule(pk=pages, unit=st.sampled_from(UNITS))
    def recall(self, pk: int, unit: str) -> None:
        user = self.story.people[f"{unit}.provider"]
        self.try_(lambda: RecallAction(self.page(pk), user=user, reason="ขอแก้ไขก่อน").execute())

    @rule(pk=pages, unit=st.sampled_from(UNITS), part=st.sampled_from(["head", "uploader", "provider"]))
    def withdraw(self, pk: int, unit: str, part: str) -> None:
        user = self.story.people[f"{unit}.{part}"]
        self.try_(lambda: WithdrawAction(self.page(pk), user=user, reason="ข้อมูลคลาดเคลื่อน").execute())

    @rule(pk=pages, unit=st.sampled_from(UNITS), to=st.sampled_from(UNITS))
    def move(self, pk: int, unit: str, to: str) -> None:
        section = self.story.fresh(self.story.world.sections[to])
        user = self.story.people[f"{unit}.head"]
        self.try_(lambda: MoveAction(self.page(pk), section, user=user, reason="ย้ายกลุ่มรับผิดชอบ").execute())

    @rule(
        unit=st.sampled_from(UNITS),
        outcome=st.sampled_from([Outcome.APPROVE, Outcome.REFUSE, Outcome.VERIFY, Outcome.REPORT_FAULT]),
    )
    def settle(self, unit: str, outcome: Outcome) -> None:
        for obligation in Obligation.objects.owed()[:2]:
            action = SettleAction(
                obligation, user=self.story.people[f"{unit}.head"], outcome=outcome, reason="ตามที่ตรวจ"
            )
            self.try_(action.execute)

    @rule(pk=pages, begins=st.sampled_from([None, -1, 1]), ends=st.sampled_from([None, 2]))
    def set_period(self, pk: int, begins: int | None, ends: int | None) -> None:
        draft = self.page(pk).get_latest_revision_as_object()
        now = timezone.now()
        draft.go_live_at = now + dt.timedelta(seconds=begins) if begins else None
        draft.expire_at = now + dt.timedelta(seconds=ends) if ends else None
        draft.memo = draft.memo | {"correction_reason": "กำหนดระยะเวลา"}
        self.try_(draft.save_revision)

    @rule(days=st.sampled_from([0, 1]))
    def time_passes(self, days: int) -> None:
        from unittest.mock import patch

        later = timezone.now() + dt.timedelta(days=days)
        # The command ends with 1 when a page was refused, which is what may happen here.
        with patch("django.utils.timezone.now", lambda: later), suppress(SystemExit):
            call_command("publish_scheduled", stdout=_Nowhere(), stderr=_Nowhere())

    @rule(pk=pages)
    def copy(self, pk: int) -> None:
        self.try_(lambda: self.page(pk).copy(update_attrs={"slug": ""}, keep_live=False))

    @rule(pk=pages)
    def copy_live_or_alias(self, pk: int) -> None:
        page = self.page(pk)
        self.try_(lambda: page.copy(update_attrs={"slug": "x"}, keep_live=True))
        assert not self.try_(lambda: page.create_alias(update_slug="alias"))

    @rule(pk=pages)
    def replace_file(self, pk: int) -> None:
        photo = self.page(pk).album.first()
        if photo is not None:
            self.try_(lambda: PublishingImage.objects.filter(pk=photo.image_id).update(credit="ผู้อื่น"))

    @rule(pk=consumes(pages))
    def delete(self, pk: int) -> None:
        page = self.page(pk)
        if page.permissions_for_user(self.story.people["policy.head"]).can_delete():
            page.delete()

    @rule(name=st.sampled_from(["revision", "save", "queryset", "raw"]), pk=pages)
    def force(self, name: str, pk: int) -> None:
        """The commonest unlawful doors, at any moment."""
        page = self.page(pk)
        acts = {
            "revision": lambda: page.get_latest_revision().publish(),
            "save": lambda: (setattr(page, "lead", "แก้ตรง"), setattr(page, "live", True), page.save()),
            "queryset": lambda: NewsPage.objects.filter(pk=pk).update(live=True),
            "raw": lambda: type(page)._base_manager.filter(pk=pk).update(title="แก้ตรง"),
        }
        self.try_(acts[name])

    @invariant()
    def nothing_public_without_permit(self) -> None:
        assert list(violations()) == []
        assert Permit.objects.valid().filter(page__live=False, revision__approved_go_live_at=None).count() == 0

    @invariant()
    def ledgers_verify(self) -> None:
        assert all(report.broken_at is None for report in verify_ledgers())


class _Nowhere:
    def write(self, text: str = "", *args: Any) -> int:
        return len(text)

    def flush(self) -> None:
        return None


@pytest.mark.long
@pytest.mark.parametrize("shard", range(2))
def test_life__invariant_holds_after_every_step(story: Story, shard: int) -> None:
    class ThisLife(Life):
        pass

    ThisLife.story = story
    limits = settings(
        max_examples=15, stateful_step_count=25, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    run_state_machine_as_test(ThisLife, settings=limits)
