"""Dated permissions: for or against use, by channel, at submission and again at publication."""

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from approvals.api import Refused
from publishing.models import Access, Lease, Rights
from publishing.requirements.submit import missing_for_submission
from tests.publishing.rights.register import DAY, lease
from tests.world import Story

TODAY = timezone.localdate


def codes(page: Any) -> list[str]:
    draft = page.get_latest_revision_as_object()
    return [issue.code for issue in missing_for_submission(draft)]


def draft_with(story: Story, **rights: Any) -> tuple[Any, Any]:
    page = story.draft(photos=1)
    image = page.get_latest_revision_as_object().photos()[0].image
    for name, value in rights.items():
        setattr(image, name, value)
    image.save()
    return page, image


def test_licensed_picture__needs_a_permission_on_record(story: Story) -> None:
    page, image = draft_with(story, rights=Rights.LICENSED, rights_note="สัญญา 5/2569")
    assert codes(page) == ["lease_missing"]
    lease(story, image)
    assert codes(page) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, []),
        ({"ends_on": "today"}, []),
        ({"ends_on": "yesterday"}, ["lease_ended"]),
        ({"starts_on": "tomorrow"}, ["lease_ended"]),
        ({"channel": "website"}, []),
        ({"channel": "facebook"}, ["lease_ended"]),
        ({"access": Access.DENY}, ["lease_denies"]),
        ({"access": Access.DENY, "channel": "facebook"}, []),
        ({"access": Access.DENY, "ends_on": "yesterday"}, []),
    ],
)
def test_permission__counts_on_its_days_and_its_channel(
    story: Story, fields: dict[str, Any], expected: list[str]
) -> None:
    page, image = draft_with(story)
    days = {"today": TODAY(), "yesterday": TODAY() - DAY, "tomorrow": TODAY() + DAY}
    lease(story, image, **{name: days.get(value, value) for name, value in fields.items()})
    assert codes(page) == expected


def test_permission__against_use_wins_over_one_for_it(story: Story) -> None:
    page, image = draft_with(story)
    lease(story, image)
    lease(story, image, access=Access.DENY, terms="เจ้าของภาพคัดค้าน")
    assert codes(page) == ["lease_denies"]


def test_permission__must_hold_on_the_first_day_of_the_display_period(story: Story) -> None:
    page, image = draft_with(story)
    lease(story, image, ends_on=TODAY() + 2 * DAY)
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + dt.timedelta(days=5)
    draft.save_revision()
    assert codes(story.fresh(page)) == ["lease_ended"]


def test_permission__that_ended_during_review_stops_the_publication(story: Story) -> None:
    page, image = draft_with(story)
    story.submit(page)
    story.decide(page, "policy.head", "approve")
    story.decide(page, "policy.uploader", "acknowledge")
    lease(story, image, access=Access.DENY, terms="เจ้าของภาพคัดค้าน")
    with pytest.raises(Refused) as refusal:
        story.decide(page, "policy.uploader", "publish")
    assert [issue.code for issue in refusal.value.issues] == ["lease_denies"]
    assert not story.fresh(page).live


def test_permission__the_seal_says_what_the_file_rested_on(story: Story) -> None:
    page, image = draft_with(story, rights=Rights.LICENSED, rights_note="สัญญา 5/2569")
    given = lease(story, image, ends_on=TODAY() + 90 * DAY)
    submission = story.submit(page)
    from publishing.sealing import reseal, seal_for

    seal = seal_for(submission)
    assert seal is not None
    assert seal.permissions == [{"file": "publishingimage", "id": image.pk, **given.as_sealed()}]
    lease(story, image, ends_on=TODAY() + 365 * DAY, terms="ต่ออายุ")
    assert reseal(submission, rehash=True) == submission.seal, "a renewal does not break the seal"


def test_permission__is_never_changed_and_stays_while_a_live_page_rests_on_it(story: Story) -> None:
    page, image = draft_with(story)
    given = lease(story, image)
    story.submit(page)
    story.carry_through(page)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lease.objects.filter(pk=given.pk).update(terms="อื่น")
    with pytest.raises(DatabaseError), transaction.atomic():
        Lease.objects.filter(pk=given.pk).delete()
    assert Lease.objects.get(pk=given.pk).terms == given.terms
