"""Permissions and consents that end: warned of 30 days ahead, then owed, closed with their cause."""

import datetime as dt
import io
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from publishing.actions.withdraw import WithdrawAction
from publishing.models import DutyKind, People, PublishingPolicy, RightsDuty
from publishing.rights_duties import review_rights
from tests.publishing.rights.register import DAY, consent, cover, lease
from tests.publishing.rights.test_leases import draft_with
from tests.world import Story

TODAY = timezone.localdate


def public_until(story: Story, ends_on: dt.date) -> tuple[Any, Any]:
    page, image = draft_with(story)
    lease(story, image, ends_on=ends_on)
    story.submit(page)
    return story.carry_through(page), image


def standing() -> list[tuple[int, str]]:
    return [(duty.page_id, duty.kind) for duty in RightsDuty.objects.filter(closed_at=None)]


@pytest.mark.parametrize(("days", "warned"), [(29, True), (30, True), (31, False), (200, False)])
def test_lease__warns_thirty_days_ahead(story: Story, days: int, warned: bool) -> None:
    page, _image = public_until(story, TODAY() + days * DAY)
    review_rights(timezone.now() + DAY)
    assert standing() == ([(page.pk, DutyKind.LEASE_ENDING)] if warned else [])


def test_lease__that_has_ended_is_owed_and_told_only_once(story: Story) -> None:
    page, _image = public_until(story, TODAY() + DAY)
    review_rights(timezone.now())
    later = timezone.now() + 2 * DAY
    assert review_rights(later).opened == 1
    assert review_rights(later).opened == 0
    assert standing() == [(page.pk, DutyKind.LEASE_ENDED)]
    assert story.fresh(page).live, "nothing is taken offline by itself"


def test_lease__renewed_closes_the_duty(story: Story) -> None:
    _page, image = public_until(story, TODAY() + 5 * DAY)
    review_rights(timezone.now())
    lease(story, image, ends_on=TODAY() + 400 * DAY)
    assert review_rights(timezone.now()).closed == 1
    assert standing() == []
    assert RightsDuty.objects.get().closed_by == "permission"


def test_withdrawn_page__closes_its_duties_at_once(story: Story) -> None:
    page, _image = public_until(story, TODAY() + 5 * DAY)
    review_rights(timezone.now())
    WithdrawAction(page, user=story.people["policy.head"], reason="หมดสิทธิใช้ภาพ").execute()
    assert standing() == []
    assert RightsDuty.objects.get().closed_by == "page"


def test_consent__that_ends_is_warned_of_and_owed(story: Story) -> None:
    page, image = draft_with(story, people=People.MINORS)
    cover(image, consent(story, ends_on=TODAY() + 10 * DAY))
    story.submit(page)
    story.carry_through(page)
    review_rights(timezone.now())
    assert standing() == [(page.pk, DutyKind.CONSENT_ENDING)]
    review_rights(timezone.now() + 11 * DAY)
    assert standing() == [(page.pk, DutyKind.CONSENT_ENDED)]


def test_policy__of_the_office_sets_the_days_of_warning(story: Story) -> None:
    PublishingPolicy.objects.create(office=story.world.office, lease_warning_days=5)
    public_until(story, TODAY() + 10 * DAY)
    assert review_rights(timezone.now()).opened == 0


def test_desk__shows_duties_to_the_unit_and_the_director_only(story: Story, client: Any) -> None:
    page, _image = public_until(story, TODAY() + 5 * DAY)
    call_command("review_rights", stdout=io.StringIO())
    duty = RightsDuty.objects.get()
    for who, sees in (("policy.provider", True), ("director", True), ("finance.provider", False)):
        desk = story.sign_in(client, who).get("/admin/publishing/desk/").context["rights_duties"]
        assert (duty in desk) is sees, who
    assert page.pk == duty.page_id


def test_round__costs_the_same_however_many_files(story: Story, django_assert_max_num_queries: Any) -> None:
    for _number in range(3):
        public_until(story, TODAY() + 5 * DAY)
    with django_assert_max_num_queries(20):
        review_rights(timezone.now())
    assert len(standing()) == 3
